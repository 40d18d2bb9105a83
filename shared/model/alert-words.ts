import { formatDay, formatMoney, formatNumber, formatPercent, moneyOfMicros } from './format.ts';
import { type Language, type Locale, localeOf } from './language.ts';
import type { AlertFacts, AlertRule } from './triage.ts';

/** The facts of an alert as a sentence takes them: each already in the reader's language. */
interface Said {
  readonly text: (name: string) => string;
  readonly number: (name: string) => string;
  readonly share: (name: string) => string;
  readonly money: (name: string) => string;
  readonly day: (name: string) => string;
  readonly hours: (name: string) => string;
  readonly count: (name: string) => number;
}

type Sentences = Readonly<Record<AlertRule, (said: Said) => string>>;

/** Here and not in the window's catalogue: main says them in desktop notifications too. */
const en: Sentences = {
  token_dead: () => 'The token does not work any more',
  access_lost: ({ text, day }) => `Access lost to ${text('asset')} since ${day('since')}`,
  account_status: ({ text, number }) =>
    `Meta has restricted the ad account ${text('asset')} (status ${number('status')})`,
  stopped: ({ day }) => `Stopped: no spend since ${day('lastDay')}, though campaigns are on`,
  pace_over: ({ share }) => `Overspending: lands at ${share('share')} of plan`,
  pace_under: ({ share, money }) =>
    `Underspending: ${money('strayMicros')} left over, lands at ${share('share')}`,
  paused_with_budget: ({ money, number }) =>
    `Everything is paused with ${money('leftMicros')} to spend in ${number('daysLeft')} days`,
  no_results: ({ number, money }) =>
    `No results for ${number('days')} days at ${money('spentMicros')}, ${number('expected')} were to be expected`,
  spend_anomaly: ({ day, money }) =>
    `Spend of ${day('day')} was ${money('spentMicros')}, usually about ${money('expectedMicros')}`,
  cost_anomaly: ({ money }) => `A result costs ${money('costMicros')}, it was ${money('usualMicros')}`,
  ctr_anomaly: ({ share }) => `Only ${share('ctr')} click on links, it was ${share('usual')}`,
  disapproved: ({ count, number, text }) =>
    count('count') === 1 ? `Meta refused the ad ${text('name')}` : `Meta refused ${number('count')} ads`,
  stale_sync: ({ hours }) => `No sync for ${hours('hours')}`,
};

const pl: Sentences = {
  token_dead: () => 'Token już nie działa',
  access_lost: ({ text, day }) => `Utracony dostęp do: ${text('asset')} od ${day('since')}`,
  account_status: ({ text, number }) =>
    `Meta ograniczyła konto reklamowe ${text('asset')} (status ${number('status')})`,
  stopped: ({ day }) => `Zatrzymane: brak wydatków od ${day('lastDay')}, choć kampanie są włączone`,
  pace_over: ({ share }) => `Za szybko: miesiąc zakończy się na ${share('share')} planu`,
  pace_under: ({ share, money }) => `Za wolno: zostanie ${money('strayMicros')}, ${share('share')} planu`,
  paused_with_budget: ({ money, number }) =>
    `Wszystko wstrzymane, a do wydania zostało ${money('leftMicros')} w ${number('daysLeft')} dni`,
  no_results: ({ number, money }) =>
    `Brak wyników od ${number('days')} dni przy wydatku ${money('spentMicros')}, spodziewano się ${number('expected')}`,
  spend_anomaly: ({ day, money }) =>
    `Wydatki z ${day('day')}: ${money('spentMicros')}, zwykle około ${money('expectedMicros')}`,
  cost_anomaly: ({ money }) => `Wynik kosztuje ${money('costMicros')}, wcześniej ${money('usualMicros')}`,
  ctr_anomaly: ({ share }) => `W linki klika tylko ${share('ctr')}, wcześniej ${share('usual')}`,
  disapproved: ({ count, number, text }) =>
    count('count') === 1
      ? `Meta odrzuciła reklamę ${text('name')}`
      : `Meta odrzuciła reklamy: ${number('count')}`,
  stale_sync: ({ hours }) => `Brak synchronizacji od ${hours('hours')}`,
};

const sentences: Readonly<Record<Language, Sentences>> = { en, pl };

/** What an alert says, in the reader's language, with the figures as they were last seen. */
export function alertSentence(rule: AlertRule, facts: AlertFacts, language: Language): string {
  return sentences[language][rule](saying(facts, localeOf(language)));
}

function saying(facts: AlertFacts, locale: Locale): Said {
  const text = (name: string) => String(facts[name] ?? '');
  const count = (name: string) => (typeof facts[name] === 'number' ? facts[name] : 0);
  const currency = text('currency');
  const share = (name: string) => formatPercent(count(name), locale, { decimals: count(name) < 0.1 ? 2 : 0 });
  const inHours = (value: number) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: value >= 48 ? 'day' : 'hour',
      unitDisplay: 'long',
      maximumFractionDigits: 0,
    }).format(value >= 48 ? Math.floor(value / 24) : value);
  return {
    text,
    count,
    share,
    number: (name) => formatNumber(count(name), locale, 0),
    money: (name) =>
      formatMoney(moneyOfMicros(Math.abs(count(name)), currency), locale, {
        whole: Math.abs(count(name)) >= 100_000_000,
      }),
    day: (name) => formatDay(text(name).slice(0, 10), locale, 'short'),
    hours: (name) => inHours(count(name)),
  };
}
