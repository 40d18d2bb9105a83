import { addDays, dayIn } from '../../shared/model/day.ts';
import { offsetOf } from '../../shared/model/money.ts';
import { daysOf } from '../../shared/model/period.ts';
import { cycleOf, type PacingPlan, plannedMinor, usualTolerance } from '../../shared/model/plan.ts';
import { type Pace, paceOf } from './maths.ts';
import { type DaySpend, weekdayWeights, weightOf } from './weights.ts';

export interface MonthFacts {
  readonly month: string;
  readonly today: string;
  readonly currency: string;
  /** The accounts whose spend counts, those of the plan's currency. */
  readonly assetIds: ReadonlySet<string>;
  readonly plan: PacingPlanTerms | null;
  readonly days: readonly { readonly assetId: string; readonly day: string; readonly micros: number }[];
  readonly budget: { readonly dailyMicros: number; readonly lifetimeLeftMicros: number } | null;
}
type PacingPlanTerms = Pick<
  PacingPlan,
  'amount' | 'carriedMinor' | 'firstDay' | 'tolerancePercent' | 'customDays'
>;

/** How much history the weights and the band look at. */
const historyDays = 62;

/** Today, where it is earliest: a day is over only when it is over in every account. */
export function todayOf(
  accounts: readonly { readonly timezone: string | null }[],
  fallbackZone: string,
  now: Date,
): string {
  const zones = accounts.map(({ timezone }) => timezone ?? fallbackZone);
  const days = (zones.length === 0 ? [fallbackZone] : zones).map((zone) => dayIn(zone, now));
  return days.toSorted()[0] ?? dayIn(fallbackZone, now);
}

export function microsOfMinor(minor: number, currency: string): number {
  return minor * (offsetOf(currency) === 1 ? 1_000_000 : 10_000);
}

/** A day counts as read when every account that counts was read. */
function clientDays(facts: Pick<MonthFacts, 'assetIds' | 'days'>): DaySpend[] {
  const sums = new Map<string, { micros: number; accounts: number }>();
  for (const { assetId, day, micros } of facts.days) {
    if (!facts.assetIds.has(assetId)) continue;
    const sum = sums.get(day) ?? { micros: 0, accounts: 0 };
    sums.set(day, { micros: sum.micros + micros, accounts: sum.accounts + 1 });
  }
  return [...sums].flatMap(([day, { micros, accounts }]) =>
    accounts === facts.assetIds.size ? [{ day, micros }] : [],
  );
}

export interface PacedMonth {
  readonly pace: Pace;
  readonly days: readonly { day: string; spentMicros: number | null; plannedMicros: number | null }[];
}

export function paceMonth(facts: MonthFacts): PacedMonth {
  const { plan, today, month, currency } = facts;
  const history = clientDays(facts);
  const cycle = cycleOf(month, plan?.firstDay ?? null);
  const multipliers = new Map((plan?.customDays ?? []).map(({ day, percent }) => [day, percent / 100]));
  const budgetMicros = plan === null ? null : microsOfMinor(plannedMinor(plan), currency);
  const pace = paceOf({
    cycle,
    today,
    budgetMicros,
    history,
    multipliers,
    toleranceAtStart: (plan?.tolerancePercent ?? usualTolerance) / 100,
    dailyBudgetMicros: facts.budget?.dailyMicros ?? null,
    lifetimeLeftMicros: facts.budget?.lifetimeLeftMicros ?? 0,
    seed: seedOf(month),
  });
  const read = new Map(history.map(({ day, micros }) => [day, micros]));
  const weekdays = weekdayWeights(history, today);
  const weights = daysOf(cycle).map((day) => ({ day, weight: weightOf(day, weekdays, multipliers) }));
  const whole = weights.reduce((all, { weight }) => all + weight, 0);
  const days = weights.map(({ day, weight }) => ({
    day,
    spentMicros: day < today ? (read.get(day) ?? null) : null,
    plannedMicros: budgetMicros === null || whole <= 0 ? null : Math.round((budgetMicros * weight) / whole),
  }));
  return { pace, days };
}

/** The same month draws the same band, on every screen and in every report. */
export function seedOf(month: string): number {
  return Number(month.replace('-', ''));
}

/** The span of days that a month's pace reads: its own and the history before it. */
export function spanOf(month: string, today: string): { readonly from: string; readonly to: string } {
  const { from, to } = cycleOf(month, null);
  const anchor = today < from ? today : from;
  return { from: addDays(anchor, -historyDays), to };
}
