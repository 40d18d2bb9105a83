import { z } from '../zod.ts';
import { addDays } from './day.ts';
import { Day, Instant } from './ids.ts';
import { Money } from './money.ts';
import type { Period } from './period.ts';

export const Month = z
  .string()
  .regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
  .meta({ examples: ['2026-11'] });
export type Month = z.infer<typeof Month>;

/** A day that is not like its weekday: 0 is no spending, 200 twice as much. */
export const CustomDay = z.object({
  day: Day,
  percent: z.int().min(0).max(1000),
  why: z.string().trim().max(200),
});
export type CustomDay = z.infer<typeof CustomDay>;

/** What a client wants to spend in a month. */
export const PlanTerms = z
  .object({
    month: Month,
    amount: Money.refine(
      ({ minor }) => minor > 0 && minor <= 100_000_000_000,
      'A plan needs an amount.',
    ).meta({
      examples: [
        { minor: 300_000, currency: 'EUR' },
        { minor: 1, currency: 'JPY' },
      ],
    }),
    /** What the month before left, or overspent when negative. Said by a person, so that it never moves by itself. */
    carriedMinor: z
      .int()
      .min(-100_000_000_000)
      .max(100_000_000_000)
      .meta({ examples: [0, 5000, -2500] }),
    /** The first day that the plan is for, when it is not the first of the month. */
    firstDay: Day.nullable(),
    /** How far the landing may stray at the start of the month; it tightens to 1 % at its end. */
    tolerancePercent: z.int().min(2).max(50),
    customDays: z.array(CustomDay).max(31),
    note: z.string().trim().max(500),
  })
  .refine(({ amount, carriedMinor }) => amount.minor + carriedMinor > 0, {
    message: 'With what the month before overspent, nothing is left to plan.',
    path: ['carriedMinor'],
  })
  .refine(
    ({ month, firstDay, customDays }) =>
      [...(firstDay === null ? [] : [firstDay]), ...customDays.map(({ day }) => day)].every(
        (day) => day.slice(0, 7) === month,
      ),
    { message: 'Every day of a plan lies in its month.', path: ['customDays'] },
  );
export type PlanTerms = z.infer<typeof PlanTerms>;

export const usualTolerance = 25;

export const PacingPlan = PlanTerms.safeExtend({ setAt: Instant, setBy: z.string() });
export type PacingPlan = z.infer<typeof PacingPlan>;

/** Where a month stands and lands. Amounts are millionths of the currency, as spend is. */
export const PaceView = z.object({
  days: z.int(),
  daysDone: z.int(),
  daysLeft: z.int(),
  daysUnread: z.int(),
  spentMicros: z.int(),
  budgetMicros: z.int().nullable(),
  idealMicros: z.int().nullable(),
  landsMicros: z.int().nullable(),
  lowMicros: z.int().nullable(),
  highMicros: z.int().nullable(),
  confidence: z.enum(['none', 'low', 'normal']),
  tolerance: z.number(),
  neededPerDayMicros: z.int().nullable(),
  worstMicros: z.int().nullable(),
  verdict: z.enum(['no_plan', 'too_early', 'unknown', 'on_track', 'over', 'under']),
  severity: z.enum(['none', 'warning', 'critical']),
});
export type PaceView = z.infer<typeof PaceView>;

/** One day of the month: what it cost, when it is over and was read, and what the plan gives it. */
const PlanDay = z.object({
  day: Day,
  spentMicros: z.int().nullable(),
  plannedMicros: z.int().nullable(),
});

export const PlanMonth = z.object({
  month: Month,
  today: Day,
  timezone: z.string(),
  currency: z.string(),
  plan: PacingPlan.nullable(),
  pace: PaceView,
  days: z.array(PlanDay),
  /** The daily budgets in force together; null when none is known. */
  dailyBudgetMicros: z.int().nullable(),
  /** The month before, when it had a plan: what it left over is what may be carried. */
  before: z
    .object({
      month: Month,
      plannedMinor: z.int(),
      spentMicros: z.int(),
      leftMinor: z.int(),
      daysUnread: z.int(),
    })
    .nullable(),
  /** Ad accounts of another currency: a plan never adds them up. */
  otherCurrencies: z.array(z.string()),
  asOf: Instant.nullable(),
  /** Whether whoever asks may make and change plans here. */
  mayChange: z.boolean(),
});
export type PlanMonth = z.infer<typeof PlanMonth>;

function firstDayOf(month: Month): string {
  return `${month}-01`;
}

export function monthBefore(month: Month): Month {
  return addDays(firstDayOf(month), -1).slice(0, 7);
}

export function monthAfter(month: Month): Month {
  return addDays(firstDayOf(month), 31).slice(0, 7);
}

/** The days that a plan is for; without a plan the whole month. */
export function cycleOf(month: Month, firstDay: string | null): Period {
  return { from: firstDay ?? firstDayOf(month), to: addDays(firstDayOf(monthAfter(month)), -1) };
}

/** What is to be spent in all, in the unit that Meta counts budgets in. */
export function plannedMinor({ amount, carriedMinor }: Pick<PlanTerms, 'amount' | 'carriedMinor'>): number {
  return amount.minor + carriedMinor;
}
