import { addDays } from '../../shared/model/day.ts';
import { daysIn, daysOf, type Period } from '../../shared/model/period.ts';
import { bandOf, strays } from './band.ts';
import { type DaySpend, type Multipliers, weekdayIndex, weekdayWeights, weightOf } from './weights.ts';

export interface PaceAsk {
  /** The days that the plan is for, both ends included. */
  readonly cycle: Period;
  /** Today in the ad account's zone. It is still being spent, so it counts as a day that is left. */
  readonly today: string;
  /** What is to be spent in the cycle, carry-over included. `null` without a plan: then only the projection can be said. */
  readonly budgetMicros: number | null;
  /** Every day that was read, before and in the cycle. */
  readonly history: readonly DaySpend[];
  readonly multipliers: Multipliers;
  /** What the landing may stray from the plan at the start of the cycle; it tightens to 1 % at its end. */
  readonly toleranceAtStart: number;
  /** The daily budgets that are in force together; `null` when they are not known or there are none. */
  readonly dailyBudgetMicros: number | null;
  /** What lifetime budgets have left: Meta may spend it on any of their days. */
  readonly lifetimeLeftMicros: number;
  readonly seed: number;
}

export interface Pace {
  readonly days: number;
  readonly daysDone: number;
  readonly daysLeft: number;
  /** Completed days of the cycle that were not read: the amount spent lacks them, the landing estimates them. */
  readonly daysUnread: number;
  readonly spentMicros: number;
  readonly budgetMicros: number | null;
  /** Where spending should be after the completed days, by the weights. */
  readonly idealMicros: number | null;
  readonly landsMicros: number | null;
  readonly lowMicros: number | null;
  readonly highMicros: number | null;
  readonly confidence: 'none' | 'low' | 'normal';
  /** What the landing may be at most and at least, as shares of the plan. */
  readonly tolerance: number;
  readonly neededPerDayMicros: number | null;
  readonly worstMicros: number | null;
  readonly verdict: 'no_plan' | 'too_early' | 'unknown' | 'on_track' | 'over' | 'under';
  readonly severity: 'none' | 'warning' | 'critical';
}

const finalTolerance = 0.01;
/** Meta may spend this much of a daily budget on one day, and this many budgets in a week from Sunday to Saturday. */
const mostOfADay = 1.75;
const mostOfAWeek = 7;
const fewestDaysForConfidence = 5;
const fewestDaysForVerdict = 3;
const recentDays = 7;
/** With more unread days than a long weekend, only an amount that is spent already can be judged. */
const mostUnread = 3;

/** How far the landing may stray with this share of the cycle done: wide at the start, 1 % at the end. */
export function toleranceAt(share: number, atStart: number): number {
  const start = Math.max(atStart, finalTolerance);
  return start - (start - finalTolerance) * Math.min(1, Math.max(0, share));
}

/** The most that Meta's own rules let these days cost: the week's ceiling counts from Sunday, whatever the month does. */
export function worstCase(days: readonly string[], dailyBudgetMicros: number): number {
  const perWeek = new Map<string, number>();
  for (const day of days) {
    const sunday = addDays(day, -((weekdayIndex(day) + 1) % 7));
    perWeek.set(sunday, (perWeek.get(sunday) ?? 0) + 1);
  }
  const units = [...perWeek.values()].reduce((sum, k) => sum + Math.min(mostOfADay * k, mostOfAWeek), 0);
  return Math.round(units * dailyBudgetMicros);
}

/** Where a cycle stands and lands. Pure: the same figures give the same answer, on a screen, in a report and in an approval. */
export function paceOf(ask: PaceAsk): Pace {
  const { cycle, today, budgetMicros, history, multipliers } = ask;
  const all = daysOf(cycle);
  const done = all.filter((day) => day < today);
  const left = all.filter((day) => day >= today);
  const weekdays = weekdayWeights(history, today);
  const weigh = (day: string) => weightOf(day, weekdays, multipliers);
  const read = new Map(history.map(({ day, micros }) => [day, micros]));
  const spent = sum(done.map((day) => read.get(day) ?? 0));
  const rate = rateOf(done, read, weigh, today);
  const unread = done.filter((day) => !read.has(day));
  // A day that was not read yet is estimated like one to come; the confidence says that it was.
  const open = [...unread, ...left];
  const expected = rate === null ? [] : open.map((day) => rate * weigh(day));
  const lands = rate === null && open.length > 0 ? null : spent + sum(expected);
  const assumed = rate === null ? 0 : sum(unread.map((day) => rate * weigh(day)));
  const band = lands === null ? null : bandOf(expected, strays(history, today, weigh), ask.seed);
  const totalWeight = sum(all.map(weigh));
  const ideal =
    budgetMicros === null || totalWeight <= 0 ? null : (budgetMicros * sum(done.map(weigh))) / totalWeight;
  const tolerance = toleranceAt(done.length / daysIn(cycle), ask.toleranceAtStart);
  const facts = {
    days: all.length,
    daysDone: done.length,
    daysLeft: left.length,
    daysUnread: unread.length,
    spentMicros: spent,
    budgetMicros,
    idealMicros: rounded(ideal),
    landsMicros: rounded(lands),
    lowMicros: band === null ? null : Math.round(spent + band.low),
    highMicros: band === null ? null : Math.round(spent + band.high),
    tolerance,
    neededPerDayMicros:
      budgetMicros === null || left.length === 0
        ? null
        : Math.max(0, Math.round((budgetMicros - spent - assumed) / left.length)),
    worstMicros:
      ask.dailyBudgetMicros === null
        ? null
        : spent + worstCase(open, ask.dailyBudgetMicros) + ask.lifetimeLeftMicros,
  };
  const dayWeek = all[6] ?? all.at(-1);
  const idealOfDay7 =
    budgetMicros === null || totalWeight <= 0 || dayWeek === undefined
      ? null
      : (budgetMicros * sum(all.filter((day) => day <= dayWeek).map(weigh))) / totalWeight;
  return { ...facts, confidence: confidenceOf(facts, lands), ...judge(facts, idealOfDay7) };
}

/**
 * What a day of weight 1 costs now: seven parts the last week, three parts the whole cycle. With fewer than three days
 * done the days before the cycle have to speak for it.
 */
function rateOf(
  done: readonly string[],
  read: ReadonlyMap<string, number>,
  weigh: (day: string) => number,
  today: string,
): number | null {
  const ownDays = done.filter((day) => read.has(day));
  const before = Array.from({ length: recentDays }, (_, index) => addDays(today, index - recentDays));
  const recent = (ownDays.length >= fewestDaysForVerdict ? ownDays.slice(-recentDays) : before).filter(
    (day) => read.has(day),
  );
  const perWeight = (days: readonly string[]) => {
    const weight = sum(days.map(weigh));
    return weight > 0 ? sum(days.map((day) => read.get(day) ?? 0)) / weight : null;
  };
  const [week, cycle] = [perWeight(recent), perWeight(ownDays)];
  if (week === null) return cycle;
  return cycle === null || ownDays.length < fewestDaysForVerdict ? week : 0.7 * week + 0.3 * cycle;
}

type Facts = Omit<Pace, 'confidence' | 'verdict' | 'severity'>;

function confidenceOf(facts: Facts, lands: number | null): Pace['confidence'] {
  if (lands === null) return 'none';
  const isThin = facts.daysDone - facts.daysUnread < fewestDaysForConfidence || facts.daysUnread > 0;
  return facts.daysLeft > 0 && (isThin || facts.lowMicros === null) ? 'low' : 'normal';
}

/**
 * Outside the tolerance is a warning; outside twice of it, or when even a cheap rest of the month overshoots, critical.
 * Nothing is said of the first three days, unless they already cost what a whole week should.
 */
function judge(facts: Facts, idealOfDay7: number | null): Pick<Pace, 'verdict' | 'severity'> {
  const { budgetMicros, landsMicros, tolerance, spentMicros, lowMicros } = facts;
  if (budgetMicros === null) return { verdict: 'no_plan', severity: 'none' };
  if (spentMicros > budgetMicros) return { verdict: 'over', severity: 'critical' };
  if (landsMicros === null || facts.daysUnread > mostUnread) return { verdict: 'unknown', severity: 'none' };
  const isRunaway = idealOfDay7 !== null && spentMicros > idealOfDay7;
  if (facts.daysDone < fewestDaysForVerdict && facts.daysLeft > 0 && !isRunaway)
    return { verdict: 'too_early', severity: 'none' };
  const stray = budgetMicros === 0 ? (landsMicros > 0 ? 1 : 0) : landsMicros / budgetMicros - 1;
  if (Math.abs(stray) <= tolerance) return { verdict: 'on_track', severity: 'none' };
  const isCertain = stray > 0 && lowMicros !== null && lowMicros > budgetMicros;
  const severity = Math.abs(stray) > 2 * tolerance || isCertain ? 'critical' : 'warning';
  return { verdict: stray > 0 ? 'over' : 'under', severity };
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
const rounded = (value: number | null) => (value === null ? null : Math.round(value));
