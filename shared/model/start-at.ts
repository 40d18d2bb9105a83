import { addDays } from './day.ts';
import { dayMs } from './durations.ts';

/** Making one costs far more than using it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** What a zone's calendar and clock show, as if it were UTC, in epoch milliseconds. */
function shownIn(zone: string, at: number): number {
  // Swedish writes days and times as ISO 8601 does.
  const made =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  clocks.set(zone, made);
  return Date.parse(`${made.format(at).replace(' ', 'T')}Z`);
}

/** The moments at which a zone shows this, two where the clock is put back over it; where it leaps over it, the one after. */
function momentsOf(shown: number, zone: string): readonly number[] {
  const [before, after] = [shown - dayMs, shown + dayMs].map((at) => shown - (shownIn(zone, at) - at));
  const both = [...new Set([before, after])].filter((at) => at !== undefined);
  const real = both.filter((at) => shownIn(zone, at) === shown);
  return real.length > 0 ? real : both.slice(0, 1);
}

/**
 * The next moment at which a clock in this zone shows `clock` ("08:30"); null when it is no time of day. An approval
 * holds for a day, so a start is never further away than that. Where the clock jumps over it, as long after the jump.
 * Without Temporal: nothing else in the window needs its polyfill, which is a twentieth of the bundle (P14).
 */
export function nextClock(clock: string, zone: string, now: string): string | null {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(clock)) return null;
  const from = Date.parse(now);
  const today = new Date(shownIn(zone, from)).toISOString().slice(0, 10);
  const next = [today, addDays(today, 1), addDays(today, 2)]
    .flatMap((day) => momentsOf(Date.parse(`${day}T${clock}:00Z`), zone))
    .find((at) => at > from);
  return next === undefined ? null : new Date(next).toISOString();
}
