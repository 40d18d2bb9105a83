import {
  formatCompact,
  formatDay,
  formatMoney,
  formatNumber,
  formatPercent,
  moneyOfMicros,
} from '../../../shared/model/format.ts';
import type { MeasureUnit, Measure, ReportContent } from '../../../shared/model/report.ts';
import { en } from '../words/en.ts';
import { pl } from '../words/pl.ts';
import type { ReportWords } from '../words/report-words.ts';

export type Language = ReportContent['settings']['language'];

const languages: Readonly<Record<Language, { words: ReportWords; locale: string }>> = {
  en: { words: en, locale: 'en-GB' },
  pl: { words: pl, locale: 'pl-PL' },
};

export function languageOf(language: Language): { readonly words: ReportWords; readonly locale: string } {
  return languages[language];
}

/** What is said of nothing. */
export const nothing = '—';

/** How this report says things: its language, its currency, its zone. */
export interface Say {
  readonly words: ReportWords;
  readonly locale: string;
  readonly money: (micros: number | null, look?: { whole?: boolean; compact?: boolean }) => string;
  readonly value: (value: number | null, unit: MeasureUnit) => string;
  readonly count: (value: number | null) => string;
  readonly share: (value: number | null, signed?: boolean) => string;
  readonly compact: (value: number) => string;
  readonly day: (day: string, look?: 'short' | 'full' | 'month') => string;
  readonly change: (value: number | null, before: number | null) => string;
  readonly nameOf: (measure: Measure) => string;
}

export function sayingOf({ settings, facts }: Pick<ReportContent, 'settings' | 'facts'>): Say {
  const { words, locale } = languages[settings.language];
  const { currency } = facts.client;
  const money: Say['money'] = (micros, look = {}) =>
    micros === null ? nothing : formatMoney(moneyOfMicros(micros, currency), locale, look);
  const share: Say['share'] = (value, signed = false) =>
    value === null ? nothing : formatPercent(value, locale, { decimals: decimalsFor(value), signed });
  const count: Say['count'] = (value) => (value === null ? nothing : formatNumber(value, locale, 0));
  return {
    words,
    locale,
    money,
    share,
    count,
    compact: (value) => formatCompact(value, locale),
    day: (day, look = 'full') => formatDay(day, locale, look),
    value: (value, unit) => {
      if (value === null) return nothing;
      switch (unit) {
        case 'micros':
          return money(value, { whole: Math.abs(value) >= 1_000_000_000 });
        case 'count':
          return count(value);
        case 'ratio':
          return `${formatNumber(value, locale, 1)} ×`;
        case 'share':
          return formatPercent(value, locale, { decimals: 1 });
        case 'number':
          return formatNumber(value, locale, 1);
      }
    },
    change: (value, before) => {
      if (value === null || before === null || before === 0) return nothing;
      const moved = value / before - 1;
      // What is said as nothing points nowhere.
      const arrow = Math.abs(moved) < 0.005 ? '' : moved > 0 ? '▲ ' : '▼ ';
      // From almost nothing to something is no number that anybody can use.
      if (moved > mostSaid) return `${arrow}> ${formatPercent(mostSaid, locale)}`;
      return `${arrow}${formatPercent(Math.abs(moved), locale)}`;
    },
    nameOf: (measure) => {
      const word = facts.resultWord;
      if (measure === 'results' && word !== null) return capital(word, locale);
      if (measure === 'cost_per_result' && word !== null) return words.costPer(word);
      return words.measures[measure].name;
    },
  };
}

const mostSaid = 9.99;

export function capital(text: string, locale: string): string {
  const [first = '', ...rest] = Array.from(text);
  return first.toLocaleUpperCase(locale) + rest.join('');
}

/** "6 %" and "0.4 %": small shares are not all "0 %". */
function decimalsFor(share: number): number {
  return Math.abs(share) < 0.01 && share !== 0 ? 1 : 0;
}
