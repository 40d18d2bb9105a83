import type { ResultName } from '../../../shared/model/figures.ts';
import { formatMoney } from '../../../shared/model/format.ts';
import { languageOf, type Language } from '../page/say.ts';

/** What things are called in the report's language while it is gathered: a frozen figure keeps its name. */
export interface Names {
  readonly result: (name: ResultName) => string;
  readonly noGoal: string;
  readonly budget: (kind: 'daily' | 'lifetime' | 'other', minor: number, currency: string) => string;
}

export function namesIn(language: Language): Names {
  const { words, locale } = languageOf(language);
  return {
    // A word that the client chose stands as it is, in whatever language it is.
    result: ({ kind, word }) => (word !== '' ? word : kind === null ? words.results : words.kinds[kind]),
    noGoal: words.noGoal,
    budget: (kind, minor, currency) => {
      const amount = formatMoney({ minor, currency }, locale);
      if (kind === 'daily') return words.perDay(amount);
      return kind === 'lifetime' ? words.inAll(amount) : amount;
    },
  };
}
