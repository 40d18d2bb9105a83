import { AppError } from '../failure.ts';
import { z } from '../zod.ts';
import { Currency } from './client.ts';

/** An amount in the unit that Meta counts budgets in: cents where the offset is 100, whole units where it is 1. */
export const Money = z.object({ minor: z.int(), currency: Currency });
export type Money = z.infer<typeof Money>;

/**
 * Meta's own table, not ISO 4217: https://developers.facebook.com/documentation/ads-commerce/marketing-api/currencies.
 * HUF or COP have two decimals elsewhere and none here; BHD and JOD have three elsewhere and two here.
 */
const withoutDecimals = new Set('CLP COP CRC HUF ISK IDR JPY KRW PYG TWD VND'.split(' '));
const withTwoDecimals = new Set(
  (
    'DZD ARS AUD BHD BDT BOB BGN BRL GBP CAD CNY HRK CZK DKK EGP EUR GTQ HNL HKD INR ILS JOD KES LVL LTL MOP MYR MXN ' +
    'NZD NIO NGN NOK PKR PEN PHP PLN QAR RON RUB SAR RSD SGD SKK ZAR SEK CHF THB TRY AED UAH USD UYU VEF VES FBZ'
  ).split(' '),
);

export const knownCurrencies: readonly string[] = [...withoutDecimals, ...withTwoDecimals].toSorted();

/** How many minor units make one; `null` for a currency that Meta's table does not have. */
export function offsetOf(currency: string): 1 | 100 | null {
  if (withoutDecimals.has(currency)) return 1;
  return withTwoDecimals.has(currency) ? 100 : null;
}

/** Reading an unknown currency assumes two decimals, as most have; writing one is refused by `majorText`. */
export function decimalsOf(currency: string): 0 | 2 {
  return offsetOf(currency) === 1 ? 0 : 2;
}

/** A budget of a wrong offset is a budget a hundred times too large, hence no guess. */
export function refuseUnknownCurrency(currency: string): void {
  if (offsetOf(currency) !== null) return;
  throw new AppError('unsupported', `Meta does not list ${currency}, so no amount in it can be sent.`, {
    currency,
  });
}

/** The amount as a plain decimal ("1234.50"), exact for any integer. */
export function majorText({ minor, currency }: Money): string {
  const digits = decimalsOf(currency);
  const sign = minor < 0 ? '-' : '';
  const whole = String(Math.abs(minor)).padStart(digits + 1, '0');
  return digits === 0 ? sign + whole : `${sign}${whole.slice(0, -digits)}.${whole.slice(-digits)}`;
}

export type AmountProblem =
  | 'empty'
  | 'not_a_number'
  /** "1.234" where it could be a thousand or one and a bit: asked again, never guessed. */
  | 'unclear'
  | 'too_precise'
  | 'too_large'
  | 'unknown_currency';
export type ParsedAmount =
  | { readonly ok: true; readonly money: Money }
  | { readonly ok: false; readonly problem: AmountProblem };

const refused = (problem: AmountProblem): ParsedAmount => ({ ok: false, problem });

interface Separators {
  readonly group: string;
  readonly decimal: string;
}

function separatorsOf(locale: string): Separators {
  const parts = new Intl.NumberFormat(locale, { useGrouping: 'always' }).formatToParts(123_456.7);
  const find = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return { group: find('group'), decimal: find('decimal') };
}

/** What a person typed, as whole digits and decimals, or why it cannot be told. */
function split(text: string, { group, decimal }: Separators): readonly [string, string] | AmountProblem {
  const plain = /^\d+$/.exec(text);
  if (plain) return [text, ''];
  const grouped = group.trim() === '' ? '' : group;
  const marks = [...text.matchAll(/[.,]/g)].map((match) => match[0]);
  if (!/^\d[\d.,]*$/.test(text) || marks.length === 0) return 'not_a_number';
  const last = marks.at(-1) ?? '';
  const cut = text.lastIndexOf(last);
  const [whole, fraction] = [text.slice(0, cut), text.slice(cut + 1)];
  const thousands = /^\d{1,3}(?:([.,])\d{3}(?:\1\d{3})*)?$/;
  if (marks.length === 1 && last === grouped && fraction.length === 3 && whole.length <= 3)
    return [whole + fraction, ''];
  if (marks.length > 1 && marks.every((mark) => mark === last)) {
    return last === grouped && thousands.test(text) ? [text.replaceAll(last, ''), ''] : 'unclear';
  }
  if (marks.length === 1) {
    return last === decimal || fraction.length <= 2 ? [whole, fraction] : 'unclear';
  }
  const others = marks.slice(0, -1);
  return last === decimal && others.every((mark) => mark === grouped) && thousands.test(whole)
    ? [whole.replaceAll(grouped, ''), fraction]
    : 'unclear';
}

/** Reads what a person typed in a money field. It takes both decimal signs, and refuses rather than guess. */
export function parseAmount(text: string, currency: string, locale: string): ParsedAmount {
  if (offsetOf(currency) === null) return refused('unknown_currency');
  // Groups in Polish are spaces; the sign or code of the currency may stand at either end.
  const bare = text.replaceAll(/\s/gu, '').replaceAll(/^[\p{L}\p{Sc}]+\.?|[\p{L}\p{Sc}]+\.?$/gu, '');
  if (bare === '') return refused(text.trim() === '' ? 'empty' : 'not_a_number');
  const parts = split(bare, separatorsOf(locale));
  if (typeof parts === 'string') return refused(parts);
  const [whole, fraction] = parts;
  const digits = decimalsOf(currency);
  if (fraction.length > digits) return refused('too_precise');
  const minor = Number(whole + fraction.padEnd(digits, '0'));
  return Number.isSafeInteger(minor) ? { ok: true, money: { minor, currency } } : refused('too_large');
}
