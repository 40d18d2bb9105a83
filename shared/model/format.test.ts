import { describe, expect, test } from 'vitest';
import {
  currencySign,
  formatAgo,
  formatDay,
  formatDuration,
  formatMoney,
  formatPercent,
  formatPeriod,
  moneyOfMicros,
} from './format.ts';

/** Intl writes spaces that do not break; the expectations below write plain ones. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f\u2009]/g, ' ');
const m = (minor: number, currency: string) => ({ minor, currency });

describe('money on screen', () => {
  test.each([
    [m(2_461_000, 'PLN'), 'en-GB', {}, 'zł 24,610.00'],
    [m(2_461_000, 'PLN'), 'pl-PL', {}, '24 610,00 zł'],
    [m(604_100, 'JPY'), 'en-GB', {}, '¥604,100'],
    [m(1_226_000, 'HUF'), 'en-GB', {}, 'Ft 1,226,000'],
    [m(181_500, 'BHD'), 'en-GB', {}, 'BHD 1,815.00'],
    [m(32_000, 'CAD'), 'en-GB', {}, 'CAD 320.00'],
    [m(32_000, 'USD'), 'en-GB', { whole: true }, '$320'],
    [m(6000, 'USD'), 'en-GB', { signed: true }, '+$60.00'],
    [m(-6000, 'USD'), 'en-GB', { signed: true }, '-$60.00'],
    [m(4_180_000, 'USD'), 'en-GB', { compact: true }, '$41.8k'],
    [m(900_719_925_474_099_1, 'USD'), 'en-GB', {}, '$90,071,992,547,409.91'],
  ])('%j in %s with %j is %s', (money, locale, look, text) => {
    expect(plain(formatMoney(money, locale, look))).toBe(text);
  });

  test('has a sign for the head of a column', () => {
    expect(['PLN', 'USD', 'BHD', 'HUF'].map((code) => currencySign(code, 'en-GB'))).toEqual([
      'zł',
      '$',
      'BHD',
      'Ft',
    ]);
  });

  test('comes from millionths with the digits Meta counts in', () => {
    expect([moneyOfMicros(38_204_999, 'PLN'), moneyOfMicros(5_120_400_000, 'JPY')]).toEqual([
      m(3820, 'PLN'),
      m(5120, 'JPY'),
    ]);
  });
});

describe('days and times on screen', () => {
  test.each([
    ['2026-11-01', '2026-11-20', 'en-GB', '1–20 Nov 2026'],
    ['2026-10-28', '2026-11-03', 'en-GB', '28 Oct – 3 Nov 2026'],
    ['2026-11-05', '2026-11-05', 'en-GB', '5 Nov 2026'],
    ['2026-11-01', '2026-11-20', 'pl-PL', '1–20 lis 2026'],
  ])('%s to %s in %s is %s', (from, to, locale, text) => {
    expect(plain(formatPeriod({ from, to }, locale))).toBe(text);
  });

  test('name the month in the language of the screen', () => {
    expect([formatDay('2026-11-01', 'en-GB', 'month'), formatDay('2026-11-01', 'pl-PL', 'month')]).toEqual([
      'November 2026',
      'listopad 2026',
    ]);
  });

  test.each([
    ['2026-11-21T08:54:00.000Z', '6 min ago'],
    ['2026-11-21T08:59:50.000Z', 'now'],
    ['2026-11-19T08:00:00.000Z', '2 days ago'],
    ['2026-11-21T11:00:00.000Z', 'in 2 hr'],
  ])('%s is %s at nine', (instant, text) => {
    expect(formatAgo(instant, '2026-11-21T09:00:00.000Z', 'en-GB')).toBe(text);
  });

  test('lengths have at most two units', () => {
    expect([78_480, 3600, 59, 0].map((seconds) => formatDuration(seconds, 'en-GB'))).toEqual([
      '21h 48m',
      '1h',
      '59s',
      '0s',
    ]);
  });

  test('a share of one is a percentage', () => {
    expect([
      formatPercent(1.184, 'en-GB'),
      formatPercent(-0.625, 'en-GB', { decimals: 1, signed: true }),
    ]).toEqual(['118%', '-62.5%']);
  });
});
