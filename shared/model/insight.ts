import { z } from '../zod.ts';

/** Meta still moves results of a day for so long after it. */
export const revisedDays = 28;

/** Why a figure is not there. A missing figure is never shown as zero. */
export const GapReason = z.enum([
  'never_synced',
  'no_asset',
  'not_permitted',
  'no_data',
  /** Not every day of the period was read. */
  'not_read',
  /** Meta gives it for the periods that it was asked for, and this one was not. */
  'not_asked',
  'no_delivery',
  /** The objective names no result. */
  'no_result',
  /** Campaigns count different results, which are never added up. */
  'mixed_results',
  /** Nothing of the kind happened, so nothing can be divided by it. */
  'none_happened',
  'gone',
  'retired',
  'too_few_likes',
  'throttled',
  'token',
  'failed',
]);
export type GapReason = z.infer<typeof GapReason>;

/** Meta's decimal string ("1234.5") as millionths of the currency's major unit, exactly. Refuses what is not a plain decimal rather than guess. */
export function microsOf(decimal: string): number {
  const match = /^(-?)(\d{1,9})(?:\.(\d{1,6})\d*)?$/.exec(decimal);
  if (!match) throw new RangeError(`Not a decimal amount: ${decimal.slice(0, 40)}`);
  const [, sign, whole = '0', fraction = ''] = match;
  const micros = Number(whole) * 1_000_000 + Number(fraction.padEnd(6, '0'));
  return sign === '-' ? -micros : micros;
}
