import { Temporal } from 'temporal-polyfill';

/** The calendar day that it is in a zone at a moment. Meta counts ads in the account's zone, not in ours. */
export function dayIn(zone: string, at: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The first moment of a day in a zone, in epoch milliseconds: not always midnight, and not always 24 hours before the next. */
export function startOfDayIn(zone: string, day: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
}
