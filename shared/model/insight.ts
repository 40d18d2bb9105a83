import { z } from '../zod.ts';
import { Day, Instant } from './ids.ts';
import { Currency } from './client.ts';

/** Why a figure is not there. A missing figure is never shown as zero. */
export const GapReason = z.enum(['never_synced', 'no_asset', 'not_permitted', 'no_data']);
export type GapReason = z.infer<typeof GapReason>;

function figure<T extends z.ZodType>(value: T) {
  return z.discriminatedUnion('known', [
    z.object({ known: z.literal(true), value, asOf: Instant }),
    z.object({ known: z.literal(false), why: GapReason }),
  ]);
}

/** Millionths of the currency's major unit: what Meta's decimals become, exactly. */
export const Spend = z.object({ micros: z.int(), currency: Currency });
export type Spend = z.infer<typeof Spend>;

export const Overview = z.object({
  followers: figure(z.int()),
  /** Yesterday in the ad account's own zone. */
  yesterday: figure(z.object({ day: Day, spend: Spend })),
  lastSync: z.object({ at: Instant, outcome: z.string(), sentence: z.string() }).nullable(),
});
export type Overview = z.infer<typeof Overview>;

/** Meta's decimal string ("1234.5") as millionths. Refuses what is not a plain decimal rather than guess. */
export function microsOf(decimal: string): number {
  const match = /^(-?)(\d{1,9})(?:\.(\d{1,6})\d*)?$/.exec(decimal);
  if (!match) throw new RangeError(`Not a decimal amount: ${decimal.slice(0, 40)}`);
  const [, sign, whole = '0', fraction = ''] = match;
  const micros = Number(whole) * 1_000_000 + Number(fraction.padEnd(6, '0'));
  return sign === '-' ? -micros : micros;
}
