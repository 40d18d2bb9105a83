import { type Change, changeOf, type Figure, type ResultName } from '../../../shared/model/figures.ts';
import type { GapReason } from '../../../shared/model/insight.ts';
import type { Words } from '../../words/en.ts';
import { type Formats, useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';

/** Figures in the reader's language. A missing one is never a number. */
export function sayings(words: Words, formats: Formats) {
  const why = (reason: GapReason | null) => words.figures.why[reason ?? 'no_data'];
  return {
    why,
    /** Whole amounts from 100 on: nobody reads the cents of thousands. */
    money: (micros: number, currency: string) =>
      formats.spend(micros, currency, { whole: Math.abs(micros) >= 100_000_000 }),
    exact: (micros: number, currency: string) => formats.spend(micros, currency),
    short: (micros: number, currency: string) => formats.spend(micros, currency, { compact: true }),
    count: (value: number) => formats.number(value, Number.isInteger(value) ? 0 : 1),
    percent: (share: number) => formats.percent(share, { decimals: Math.abs(share) < 0.1 ? 2 : 0 }),
    times: (value: number) => formats.number(value, 2),
    /** "Purchases", or the client's own word for it. */
    results: (name: ResultName | null) => {
      if (name === null) return words.figures.results;
      if (name.word !== '') return capital(name.word, formats.locale);
      return name.kind === null ? words.figures.results : words.figures.result[name.kind];
    },
    /** "purchase", for "cost per …". */
    one: (name: ResultName | null) => {
      if (name === null) return words.figures.anyResult;
      if (name.word !== '') return name.word;
      return name.kind === null ? words.figures.anyResult : words.figures.oneResult[name.kind];
    },
    /** As plain text, for copies and for sorting by ear. */
    text: (figure: Figure, say: (value: number) => string) =>
      figure.value === null ? words.ui.noData : say(figure.value),
  };
}

export type Sayings = ReturnType<typeof sayings>;

export function useSaid(): Sayings {
  return sayings(useWords(), useFormats());
}

function capital(word: string, locale: string): string {
  return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);
}

/** Whether a change is good news depends on what changed: results up is good, their cost up is not, spend is neither. */
export type Liking = 'more' | 'less' | 'neither';

export function toneOf(change: Change, liking: Liking): 'good' | 'bad' | 'neutral' {
  if (!('share' in change) || liking === 'neither' || Math.abs(change.share) < 0.005) return 'neutral';
  return change.share > 0 === (liking === 'more') ? 'good' : 'bad';
}

export function changeBetween(now: Figure, before: Figure | null | undefined): Change {
  return changeOf(now.value, before?.value);
}
