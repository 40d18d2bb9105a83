import { Temporal } from 'temporal-polyfill';

/**
 * The next moment at which a clock in this zone shows `clock` ("08:30"); null when it is no time of day. An approval
 * holds for a day, so a start is never further away than that. Where the clock jumps over it, the first moment after.
 */
export function nextClock(clock: string, zone: string, now: string): string | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(clock);
  if (!match) return null;
  const at = Temporal.Instant.from(now).toZonedDateTimeISO(zone);
  const time = {
    hour: Number(match[1]),
    minute: Number(match[2]),
    second: 0,
    millisecond: 0,
    microsecond: 0,
  };
  const today = at.with({ ...time, nanosecond: 0 });
  const next = Temporal.ZonedDateTime.compare(today, at) > 0 ? today : today.add({ days: 1 });
  return new Date(next.epochMilliseconds).toISOString();
}
