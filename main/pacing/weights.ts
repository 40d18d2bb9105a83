import { addDays } from '../../shared/model/day.ts';
import { weekdayOf } from '../../shared/model/day-parts.ts';

/** What one calendar day of the account cost, in millionths. A day that nobody read is not in the list: it is not a zero. */
export interface DaySpend {
  readonly day: string;
  readonly micros: number;
}

/** Weights of custom days: 0 is a day without spending, 2 a day that should cost twice as much. */
export type Multipliers = ReadonlyMap<string, number>;

const weeks = 8;
/** How many days of an even week the history has to outweigh: a client of two weeks is not yet believed to have a rhythm. */
const pull = 4;

/** A screen of 300 clients asks for the same hundred days fifty thousand times. */
const numbers = new Map<string, number>();

/** Monday is 0. */
export function weekdayIndex(day: string): number {
  const known = numbers.get(day) ?? weekdayOf(day) - 1;
  numbers.set(day, known);
  return known;
}

/** How much of a day's average each weekday takes, Monday first, mean 1; from the last eight complete weeks before `today`. */
export function weekdayWeights(history: readonly DaySpend[], today: string): readonly number[] {
  const from = addDays(today, -7 * weeks);
  const sums = Array.from({ length: 7 }, () => 0);
  const counts = Array.from({ length: 7 }, () => 0);
  for (const { day, micros } of history) {
    if (day < from || day >= today) continue;
    const weekday = weekdayIndex(day);
    sums[weekday] = (sums[weekday] ?? 0) + micros;
    counts[weekday] = (counts[weekday] ?? 0) + 1;
  }
  const days = counts.reduce((all, count) => all + count, 0);
  const mean = days === 0 ? 0 : sums.reduce((all, sum) => all + sum, 0) / days;
  if (mean <= 0) return Array.from({ length: 7 }, () => 1);
  const shrunk = counts.map((count, weekday) => {
    const own = count === 0 ? 1 : (sums[weekday] ?? 0) / count / mean;
    return (count * own + pull) / (count + pull);
  });
  const all = shrunk.reduce((sum, weight) => sum + weight, 0);
  return shrunk.map((weight) => (weight * 7) / all);
}

export function weightOf(day: string, weekdays: readonly number[], multipliers: Multipliers): number {
  return (weekdays[weekdayIndex(day)] ?? 1) * (multipliers.get(day) ?? 1);
}
