import { addMonths, firstOfMonth, weekdayOf } from './day-parts.ts';
import { addDays } from './day.ts';
import type { Period } from './period.ts';

/** A month as it is drawn: whole weeks from Monday, six of them, so that the picture never jumps. */
export interface CalendarDay {
  readonly day: string;
  readonly inMonth: boolean;
}

export function monthGrid(day: string): readonly (readonly CalendarDay[])[] {
  const first = firstOfMonth(day);
  const start = addDays(first, 1 - weekdayOf(first));
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (__, weekday) => {
      const shown = addDays(start, week * 7 + weekday);
      return { day: shown, inMonth: shown.slice(0, 7) === first.slice(0, 7) };
    }),
  );
}

/** Where a key leads in a calendar; `null` when the key is not the calendar's. */
export function dayAfterKey(day: string, key: string, withShift: boolean): string | null {
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'Home':
      return addDays(day, 1 - weekdayOf(day));
    case 'End':
      return addDays(day, 7 - weekdayOf(day));
    case 'PageUp':
      return addMonths(day, withShift ? -12 : -1);
    case 'PageDown':
      return addMonths(day, withShift ? 12 : 1);
    default:
      return null;
  }
}

/** Keeps a day between the first and the last that may be chosen. */
export function clampDay(day: string, first: string | undefined, last: string | undefined): string {
  if (first !== undefined && day < first) return first;
  return last !== undefined && day > last ? last : day;
}

/** A period that is being chosen: its first end is down, the second still open. */
export interface Picking {
  readonly period: Period;
  readonly anchor: string | null;
}

/** The first day pressed starts a new period, the second ends it, in whichever order they lie. */
export function pickDay({ anchor }: Picking, day: string): Picking {
  if (anchor === null) return { period: { from: day, to: day }, anchor: day };
  return { period: stretched(anchor, day), anchor: null };
}

/** What a period would be if `day` ended it. */
export function stretched(anchor: string, day: string): Period {
  return anchor <= day ? { from: anchor, to: day } : { from: day, to: anchor };
}
