import { dayMs } from './durations.ts';

// Days of a calendar, reckoned as UTC days: all have 24 hours.

export interface DayParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

export function partsOf(day: string): DayParts {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Days from one to the other; 0 for the same. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: string): number {
  return ((new Date(Date.parse(day)).getUTCDay() + 6) % 7) + 1;
}

export function firstOfMonth(day: string): string {
  return `${day.slice(0, 8)}01`;
}

export function lastOfMonth(day: string): string {
  const { year, month } = partsOf(day);
  return `${day.slice(0, 8)}${String(daysInMonth(year, month))}`;
}

/** Keeps to the last day where the month is shorter: a month after 31 January is 28 February. */
export function addMonths(day: string, months: number): string {
  const { year, month, day: date } = partsOf(day);
  const count = year * 12 + month - 1 + months;
  const [newYear, newMonth] = [Math.floor(count / 12), (count % 12) + 1];
  const kept = Math.min(date, daysInMonth(newYear, newMonth));
  return `${String(newYear).padStart(4, '0')}-${two(newMonth)}-${two(kept)}`;
}

const two = (value: number) => String(value).padStart(2, '0');
