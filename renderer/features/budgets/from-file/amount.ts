import { type AmountProblem, parseAmount } from '../../../../shared/model/money.ts';

export type AmountRead =
  | { readonly ok: true; readonly minor: number }
  | { readonly ok: false; readonly problem: AmountProblem | 'other_currency' };

/**
 * An amount of a file. A field on screen names its currency beside it; a file may have been made for another account, so
 * a sign or code in the cell must be that of the account.
 */
export function amountIn(text: string, currency: string, locale: string): AmountRead {
  const mark = text.replaceAll(/[\d\s.,]/gu, '').toLowerCase();
  const isMark = /^[\p{L}\p{Sc}]+$/u.test(mark);
  if (isMark && !marksOf(currency).has(mark)) return { ok: false, problem: 'other_currency' };
  const parsed = parseAmount(text, currency, locale);
  if (!parsed.ok) return parsed;
  const { minor } = parsed.money;
  return minor > 0 ? { ok: true, minor } : { ok: false, problem: 'not_a_number' };
}

/** The code, and the signs that stand for this currency and no other: a bare $ is the US dollar’s alone. */
function marksOf(currency: string): ReadonlySet<string> {
  const signs = ['en-US', 'en-GB', 'pl'].flatMap((locale) =>
    new Intl.NumberFormat(locale, { style: 'currency', currency })
      .formatToParts(1)
      .flatMap(({ type, value }) => (type === 'currency' ? [value.toLowerCase()] : [])),
  );
  return new Set([currency.toLowerCase(), ...signs]);
}
