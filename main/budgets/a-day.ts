import { daysBetween } from '../../shared/model/day-parts.ts';
import { dayIn } from '../../shared/model/day.ts';
import type { BudgetField } from '../../shared/model/proposal.ts';

/** What is needed of an object to say what a day may cost. */
export interface Run {
  readonly field: BudgetField | null;
  readonly minor: number | null;
  /** What is left of a lifetime budget, by Meta's word; null where it said nothing. */
  readonly leftMinor: number | null;
  readonly startTime: string | null;
  readonly endTime: string | null;
}

/** A day and the zone in which it is one: the ad account's. */
export interface Today {
  readonly today: string;
  readonly timezone: string;
}

/** How many days a lifetime budget is for, both ends in the account's zone; one for a daily budget. */
export function daysOfRun({ field, startTime, endTime }: Run, timezone: string): number {
  if (field !== 'lifetime_budget' || startTime === null || endTime === null) return 1;
  return span(dayIn(timezone, new Date(startTime)), dayIn(timezone, new Date(endTime)));
}

function span(first: string, last: string): number {
  return Math.max(1, daysBetween(first, last) + 1);
}

/**
 * The most that an average day may take once the budget is `after`, rounded up: a cap is never passed by a fraction. What
 * a lifetime budget has left is spent over the days that its run has left: raised on its last day, it is spent in one.
 */
export function mostADay(run: Run, after: number, { today, timezone }: Today): number {
  if (run.field !== 'lifetime_budget') return after;
  const overall = Math.ceil(after / daysOfRun(run, timezone));
  return Math.max(overall, Math.ceil(leftOf(run, after) / daysLeftOf(run, { today, timezone })));
}

/** The most that may be spent of it in the `days` that its month has left, today among them. */
export function mostOfMonth(run: Run, after: number, days: number, now: Today): number {
  if (run.field !== 'lifetime_budget') return after * days;
  return Math.min(leftOf(run, after), mostADay(run, after, now) * days);
}

/** Where Meta did not say what is left, nothing is counted as spent. */
function leftOf({ minor, leftMinor }: Run, after: number): number {
  const spent = minor === null || leftMinor === null ? 0 : Math.max(0, minor - leftMinor);
  return Math.max(0, after - spent);
}

function daysLeftOf({ startTime, endTime }: Run, { today, timezone }: Today): number {
  if (endTime === null) return 1;
  const start = startTime === null ? today : dayIn(timezone, new Date(startTime));
  const last = dayIn(timezone, new Date(endTime));
  return span(start > today ? start : today, last);
}
