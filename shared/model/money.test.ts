import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decimalsOf,
  knownCurrencies,
  majorText,
  offsetOf,
  parseAmount,
  refuseUnknownCurrency,
} from './money.ts';
import { formatMoney } from './format.ts';

const currency = fc.constantFrom(...knownCurrencies);
const locale = fc.constantFrom('en-GB', 'pl-PL', 'de-DE');
const minor = fc.integer({ min: 0, max: 9_999_999_999_999 });

describe("Meta's offsets", () => {
  test('differ from ISO where Meta says so', () => {
    expect(['HUF', 'COP', 'TWD', 'JPY', 'BHD', 'JOD', 'PLN', 'USD'].map(offsetOf)).toEqual([
      1, 1, 1, 1, 100, 100, 100, 100,
    ]);
  });

  test('know 11 currencies without decimals and 55 with two', () => {
    const offsets = knownCurrencies.map(offsetOf);
    expect([offsets.filter((it) => it === 1).length, offsets.filter((it) => it === 100).length]).toEqual([
      11, 55,
    ]);
  });

  test('refuse to write a currency that is not in the table', () => {
    expect(() => refuseUnknownCurrency('XAU')).toThrow('Meta does not list XAU');
    expect(parseAmount('12', 'XAU', 'en-GB')).toEqual({ ok: false, problem: 'unknown_currency' });
  });
});

describe('an amount', () => {
  test('comes back from what was shown, in every currency and language', () => {
    fc.assert(
      fc.property(currency, locale, minor, (code, tag, amount) => {
        const money = { minor: amount, currency: code };
        expect(parseAmount(formatMoney(money, tag), code, tag)).toEqual({ ok: true, money });
      }),
    );
  });

  test('comes back from its plain decimal', () => {
    fc.assert(
      fc.property(currency, minor, (code, amount) => {
        const money = { minor: amount, currency: code };
        expect(parseAmount(majorText(money), code, 'en-GB')).toEqual({ ok: true, money });
      }),
    );
  });

  test('is never read as a hundred or a thousand times what was typed', () => {
    const typed = fc.tuple(fc.integer({ min: 1, max: 999_999 }), fc.stringMatching(/^[.,]\d{1,4}$/));
    fc.assert(
      fc.property(currency, locale, typed, (code, tag, [whole, rest]) => {
        const parsed = parseAmount(`${whole}${rest}`, code, tag);
        if (!parsed.ok) return;
        const value = parsed.money.minor / 10 ** decimalsOf(code);
        const asDecimal = Number(`${whole}.${rest.slice(1)}`);
        const asGroup = rest.length === 4 ? Number(`${whole}${rest.slice(1)}`) : asDecimal;
        const group = new Intl.NumberFormat(tag)
          .formatToParts(1_234_567)
          .find((part) => part.type === 'group')?.value;
        expect(value).toBe(rest[0] === group && rest.length === 4 ? asGroup : asDecimal);
      }),
    );
  });

  test.each([
    ['1,234.50', 'USD', 'en-GB', 123_450],
    ['1234.5', 'USD', 'en-GB', 123_450],
    ['12,50', 'PLN', 'en-GB', 1250],
    ['1 234,50 zł', 'PLN', 'pl-PL', 123_450],
    ['12.5', 'PLN', 'pl-PL', 1250],
    ['$ 1,234', 'USD', 'en-GB', 123_400],
    ['5,000', 'JPY', 'en-GB', 5000],
    ['1,234,567', 'HUF', 'en-GB', 1_234_567],
    ['0', 'USD', 'en-GB', 0],
  ])('typed as %j in %s (%s) is %d minor units', (text, code, tag, expected) => {
    expect(parseAmount(text, code, tag)).toEqual({ ok: true, money: { minor: expected, currency: code } });
  });

  test.each([
    ['', 'USD', 'en-GB', 'empty'],
    ['zł', 'PLN', 'pl-PL', 'not_a_number'],
    ['-5', 'USD', 'en-GB', 'not_a_number'],
    ['12e3', 'USD', 'en-GB', 'not_a_number'],
    ['1.234', 'PLN', 'pl-PL', 'unclear'],
    ['1,2,3', 'USD', 'en-GB', 'unclear'],
    ['1.234,50', 'USD', 'en-GB', 'unclear'],
    ['1.234', 'USD', 'en-GB', 'too_precise'],
    ['12.50', 'JPY', 'en-GB', 'too_precise'],
    ['12,5', 'HUF', 'pl-PL', 'too_precise'],
    ['99999999999999999', 'USD', 'en-GB', 'too_large'],
  ])('typed as %j in %s (%s) is refused as %s', (text, code, tag, problem) => {
    expect(parseAmount(text, code, tag)).toEqual({ ok: false, problem });
  });

  test.each([
    [{ minor: -5, currency: 'USD' }, '-0.05'],
    [{ minor: 0, currency: 'USD' }, '0.00'],
    [{ minor: 120_400, currency: 'BHD' }, '1204.00'],
    [{ minor: -41_300, currency: 'HUF' }, '-41300'],
  ])('%j is written %s', (money, text) => {
    expect(majorText(money)).toBe(text);
  });
});
