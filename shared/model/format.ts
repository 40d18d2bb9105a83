import { decimalsOf, majorText, type Money } from './money.ts';
import type { Period } from './period.ts';

/** Formats by `Intl`, with Meta's digits for money. Kept, because making an Intl formatter costs more than using it. */
const kept = new Map<string, Intl.NumberFormat>();

function numbers(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  const known = kept.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, options);
  kept.set(key, made);
  return made;
}

const keptDates = new Map<string, Intl.DateTimeFormat>();

function dates(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = keptDates.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  keptDates.set(key, made);
  return made;
}

/** The short sign only where no other listed currency shares it: "$" is the US dollar, the others say whose they are. */
const ownSign = new Set('USD EUR GBP JPY PLN HUF CZK UAH TRY INR KRW VND ILS THB PHP NGN BRL RUB'.split(' '));

function moneyStyle(currency: string): Intl.NumberFormatOptions {
  return { style: 'currency', currency, currencyDisplay: ownSign.has(currency) ? 'narrowSymbol' : 'code' };
}

interface MoneyLook {
  /** "+zł 60.00" for a change. */
  readonly signed?: boolean | undefined;
  /** "zł 24.6k" where room is short; the exact amount belongs on hover. */
  readonly compact?: boolean | undefined;
  /** Without decimals, for totals that nobody pays to the cent. */
  readonly whole?: boolean | undefined;
}

export function formatMoney(money: Money, locale: string, look: MoneyLook = {}): string {
  const digits = look.whole ? 0 : decimalsOf(money.currency);
  const options: Intl.NumberFormatOptions = {
    ...moneyStyle(money.currency),
    ...(look.compact
      ? { notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 1 }
      : { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    signDisplay: look.signed ? 'exceptZero' : 'auto',
  };
  // The decimal as text: a float would lose the last digits of large amounts.
  return numbers(locale, options).format(majorText(money) as Intl.StringNumericLiteral);
}

/** The sign alone, for the head of a column: "zł", "$", "BHD". */
export function currencySign(currency: string, locale: string): string {
  const parts = numbers(locale, moneyStyle(currency)).formatToParts(0);
  return parts.find((part) => part.type === 'currency')?.value ?? currency;
}

/** Spend as it is stored, in millionths of the major unit. */
export function moneyOfMicros(micros: number, currency: string): Money {
  return { minor: Math.round(micros / (decimalsOf(currency) === 0 ? 1_000_000 : 10_000)), currency };
}

export function formatNumber(value: number, locale: string, decimals?: number): string {
  return numbers(locale, {
    minimumFractionDigits: decimals ?? 0,
    maximumFractionDigits: decimals ?? 2,
  }).format(value);
}

export function formatCompact(value: number, locale: string): string {
  return numbers(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

/** A share of one: 1.18 is "118%". */
export function formatPercent(
  share: number,
  locale: string,
  look: { decimals?: number; signed?: boolean } = {},
): string {
  return numbers(locale, {
    style: 'percent',
    minimumFractionDigits: look.decimals ?? 0,
    maximumFractionDigits: look.decimals ?? 0,
    signDisplay: look.signed ? 'exceptZero' : 'auto',
  }).format(share);
}

/** Noon, so that no zone can push a calendar day over its edge. */
function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

const shortDay = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;

export function formatDay(
  day: string,
  locale: string,
  look: 'short' | 'full' | 'weekday' | 'month' = 'full',
): string {
  switch (look) {
    case 'short':
      return dates(locale, shortDay).format(noon(day));
    case 'full':
      return dates(locale, { ...shortDay, year: 'numeric' }).format(noon(day));
    case 'weekday':
      return dates(locale, { ...shortDay, weekday: 'short' }).format(noon(day));
    case 'month':
      return dates(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(noon(day));
  }
}

/** "Mon", "Monday". */
export function formatWeekday(day: string, locale: string, look: 'short' | 'long'): string {
  return dates(locale, { weekday: look, timeZone: 'UTC' }).format(noon(day));
}

/** "1–20 Nov 2026", "28 Oct – 3 Nov 2026". */
export function formatPeriod({ from, to }: Period, locale: string, look: { year?: boolean } = {}): string {
  const options = look.year === false ? shortDay : ({ ...shortDay, year: 'numeric' } as const);
  // English puts thin spaces around the dash even between two bare numbers.
  return dates(locale, options)
    .formatRange(noon(from), noon(to))
    .replace(/^(\d{1,2})\s–\s(\d)/u, '$1–$2');
}

export function formatTime(instant: string, locale: string, timeZone: string | undefined): string {
  return dates(locale, { hour: '2-digit', minute: '2-digit', ...(timeZone ? { timeZone } : {}) }).format(
    new Date(instant),
  );
}

export function formatDateTime(instant: string, locale: string, timeZone: string | undefined): string {
  const options = {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  return dates(locale, { ...options, ...(timeZone ? { timeZone } : {}) }).format(new Date(instant));
}

const spans = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

function largestSpan(seconds: number): readonly [unit: 'day' | 'hour' | 'minute' | 'second', amount: number] {
  const size = Math.abs(seconds);
  const [unit, length] = spans.find(([, span]) => size >= span) ?? (['second', 1] as const);
  return [unit, Math.trunc(seconds / length)];
}

/** "6 min ago", "in 2 hr". */
export function formatAgo(instant: string, now: string, locale: string): string {
  const seconds = (Date.parse(instant) - Date.parse(now)) / 1000;
  const [unit, amount] = largestSpan(seconds);
  const relative = new Intl.RelativeTimeFormat(locale, { style: 'short', numeric: 'auto' });
  return unit === 'second' ? relative.format(0, 'second') : relative.format(amount, unit);
}

/** A length of time in its two largest units: "21h 48m". */
export function formatDuration(seconds: number, locale: string): string {
  const [unit, amount] = largestSpan(Math.max(0, Math.round(seconds)));
  const say = (value: number, of: string) =>
    numbers(locale, { style: 'unit', unit: of, unitDisplay: 'narrow' }).format(value);
  const index = spans.findIndex(([name]) => name === unit);
  const next = spans[index + 1];
  const length = spans[index]?.[1] ?? 1;
  const rest = next ? Math.floor((Math.max(0, Math.round(seconds)) - amount * length) / next[1]) : 0;
  return next && rest > 0 ? `${say(amount, unit)} ${say(rest, next[0])}` : say(amount, unit);
}

/** The amount without sign and groups, as a person edits it: "1234.50", "1234,50". */
export function editableAmount(money: Money, locale: string): string {
  const digits = decimalsOf(money.currency);
  const options = {
    useGrouping: false,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  } as const;
  return numbers(locale, options).format(majorText(money) as Intl.StringNumericLiteral);
}

/** The bare amount with its groups, for a field or a column that shows the sign elsewhere: "1,234.50". */
export function formatAmount(money: Money, locale: string): string {
  const digits = decimalsOf(money.currency);
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits } as const;
  return numbers(locale, options).format(majorText(money) as Intl.StringNumericLiteral);
}

/** Whether the sign stands before the number, as in English, or after it, as in Polish. */
export function signLeads(locale: string): boolean {
  const parts = numbers(locale, moneyStyle('PLN'))
    .formatToParts(1)
    .map((part) => part.type);
  return parts.indexOf('currency') < parts.indexOf('integer');
}

/** 1.4 MB: enough to judge whether a backup fits on a stick. */
export function formatBytes(bytes: number, locale: string): string {
  const isLarge = bytes >= 1_000_000;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: 1,
  }).format(bytes / (isLarge ? 1_000_000 : 1_000));
}
