import {
  currencySign,
  formatAgo,
  formatBytes,
  formatCompact,
  formatDateTime,
  formatDay,
  formatDuration,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPeriod,
  formatTime,
  formatWeekday,
  moneyOfMicros,
} from '../../shared/model/format.ts';
import type { Money } from '../../shared/model/money.ts';
import type { Period } from '../../shared/model/period.ts';
import { currentLanguage, type Language, type Locale, localeOf, useLanguage } from './language.ts';

type MoneyLook = Parameters<typeof formatMoney>[2];

function formatsIn(locale: Locale) {
  return {
    locale,
    money: (money: Money, look?: MoneyLook) => formatMoney(money, locale, look),
    /** Spend as it is stored, in millionths. */
    spend: (micros: number, currency: string, look?: MoneyLook) =>
      formatMoney(moneyOfMicros(micros, currency), locale, look),
    sign: (currency: string) => currencySign(currency, locale),
    number: (value: number, decimals?: number) => formatNumber(value, locale, decimals),
    compact: (value: number) => formatCompact(value, locale),
    percent: (share: number, look?: Parameters<typeof formatPercent>[2]) =>
      formatPercent(share, locale, look),
    day: (day: string, look?: Parameters<typeof formatDay>[2]) => formatDay(day, locale, look),
    weekday: (day: string, look: 'short' | 'long') => formatWeekday(day, locale, look),
    period: (period: Period, look?: Parameters<typeof formatPeriod>[2]) => formatPeriod(period, locale, look),
    time: (instant: string, zone?: string) => formatTime(instant, locale, zone),
    dateTime: (instant: string, zone?: string) => formatDateTime(instant, locale, zone),
    ago: (instant: string, now: string) => formatAgo(instant, now, locale),
    bytes: (count: number) => formatBytes(count, locale),
    duration: (seconds: number) => formatDuration(seconds, locale),
  };
}

export type Formats = ReturnType<typeof formatsIn>;

const formats: Readonly<Record<Language, Formats>> = {
  en: formatsIn(localeOf('en')),
  pl: formatsIn(localeOf('pl')),
};

/** Numbers, money, days and times as the language on screen writes them. */
export function useFormats(): Formats {
  return formats[useLanguage()];
}

/** For code outside React that speaks once, such as a toast. */
export function currentFormats(): Formats {
  return formats[currentLanguage()];
}
