import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { dayIn, wasOver } from './day.ts';
import { dayMs } from './durations.ts';

// Far from UTC both ways, by half and by quarter hours, and with a change of clocks that is not a whole hour.
const zones = [
  'Europe/Warsaw',
  'America/Los_Angeles',
  'Pacific/Kiritimati',
  'Pacific/Niue',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'UTC',
];
const zone = fc.constantFrom(...zones);
const [from, to] = [Date.UTC(2004, 1, 4), Date.UTC(2036, 0, 1)];
/** Anywhere, and close to where a day or a clock may change. */
const moment = fc.oneof(
  fc.integer({ min: from, max: to }),
  fc
    .tuple(fc.integer({ min: from / dayMs, max: to / dayMs }), fc.nat(95), fc.integer({ min: -1, max: 1 }))
    .map(([day, quarter, off]) => Math.floor(day) * dayMs + quarter * 900_000 + off),
);
const trulyIn = (name: string, ms: number) =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(name).toPlainDate().toString();

test('the day in a zone is the calendar’s, on both sides of where it changes', () => {
  const minutes = fc.integer({ min: -20 * 60_000, max: 20 * 60_000 });
  fc.assert(
    fc.property(zone, moment, minutes, minutes, (name, ms, ...offs) => {
      const midnight = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(name).startOfDay();
      for (const at of [ms, ...offs.map((off) => midnight.epochMilliseconds + off)])
        expect(dayIn(name, new Date(at))).toBe(trulyIn(name, at));
    }),
    { numRuns: 2_000 },
  );
});

test('a day was over when it was read, if it then was another day there', () => {
  fc.assert(
    fc.property(zone, moment, fc.integer({ min: -3, max: 3 }), (name, ms, off) => {
      const day = new Date(ms + off * dayMs).toISOString().slice(0, 10);
      expect(wasOver(day, name, new Date(ms).toISOString())).toBe(trulyIn(name, ms) > day);
    }),
    { numRuns: 2_000 },
  );
});
