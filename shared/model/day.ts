import { Temporal } from 'temporal-polyfill';
import { dayMs, minuteMs } from './durations.ts';

/** Making one costs far more than using it. */
const calendars = new Map<string, Intl.DateTimeFormat>();

function calendarOf(zone: string): Intl.DateTimeFormat {
  const known = calendars.get(zone);
  if (known) return known;
  // Swedish writes days as ISO 8601 does.
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
  calendars.set(zone, made);
  return made;
}

/** No zone's day begins, and no zone's clock is changed, but at a whole quarter of an hour. */
const quarterMs = 15 * minuteMs;
const quarters = new Map<string, Map<number, string>>();

/** The calendar day that it is in a zone at a moment. Meta counts ads in the account's zone, not in ours. */
export function dayIn(zone: string, at: Date): string {
  const known = quarters.get(zone) ?? new Map<number, string>();
  quarters.set(zone, known);
  const quarter = Math.floor(at.getTime() / quarterMs);
  const day = known.get(quarter) ?? calendarOf(zone).format(at);
  known.set(quarter, day);
  return day;
}

/** The same few thousand days are asked for all the time: reading and writing one costs ten times what finding it does. */
const moments = new Map<string, number>();
const names = new Map<number, string>();

/** By arithmetic on UTC days, which all have 24 hours: a screen of 300 clients adds some 50,000 days. */
export function addDays(day: string, days: number): string {
  const from = moments.get(day) ?? Date.parse(day);
  moments.set(day, from);
  const moment = from + days * dayMs;
  const name = names.get(moment) ?? new Date(moment).toISOString().slice(0, 10);
  names.set(moment, name);
  return name;
}

/** The first moment of a day in a zone, in epoch milliseconds: not always midnight, and not always 24 hours before the next. */
export function startOfDayIn(zone: string, day: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
}

/** Whether a day was over in its zone when it was read: what was read of a running day is a part of it. */
export function wasOver(day: string, zone: string, readAt: string): boolean {
  // No zone is more than a day from UTC, so only the last two days need the calendar.
  if (day < addDays(readAt.slice(0, 10), -1)) return true;
  return dayIn(zone, new Date(readAt)) > day;
}
