import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { nextClock } from './start-at.ts';

const now = '2026-11-20T09:00:00.000Z';

test('a clock of the ad account’s zone, later today', () => {
  expect(nextClock('11:30', 'Europe/Warsaw', now)).toBe('2026-11-20T10:30:00.000Z');
});

test('a clock that was passed already is tomorrow’s', () => {
  expect(nextClock('10:00', 'Europe/Warsaw', now)).toBe('2026-11-21T09:00:00.000Z');
  expect(nextClock('08:00', 'America/New_York', now)).toBe('2026-11-20T13:00:00.000Z');
});

test('a clock that summer time leaps over is the first moment after', () => {
  expect(nextClock('02:30', 'Europe/Warsaw', '2026-03-28T23:30:00.000Z')).toBe('2026-03-29T01:30:00.000Z');
});

test('no time of day is no start', () => {
  for (const wrong of ['', '24:00', '9:00', '09:60', 'noon'])
    expect(nextClock(wrong, 'Europe/Warsaw', now)).toBeNull();
});

test('a clock that is put back over it shows it twice, and the next of the two counts', () => {
  expect(nextClock('02:30', 'Europe/Warsaw', '2026-10-25T00:00:00.000Z')).toBe('2026-10-25T00:30:00.000Z');
  expect(nextClock('02:30', 'Europe/Warsaw', '2026-10-25T00:40:00.000Z')).toBe('2026-10-25T01:30:00.000Z');
});

test('in any zone, at any moment, it is what a clock shows next, or as long after a leap', () => {
  const zones = [
    'Europe/Warsaw',
    'America/New_York',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Apia',
  ];
  const minute = 60_000;
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: 0, max: 6 * 365 * 24 * 60 }),
      fc.integer({ min: 0, max: 24 * 60 - 1 }),
      (zone, at, of) => {
        const from = Date.UTC(2024, 0, 1) + at * minute + 1;
        const clock = new Date(of * minute).toISOString().slice(11, 16);
        const said = Date.parse(nextClock(clock, zone, new Date(from).toISOString()) ?? '');
        const shown = (moment: number) =>
          Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone);
        const plain = shown(said).toPlainDate().toPlainDateTime(clock);
        expect(said).toBeGreaterThan(from);
        expect([...momentsOf(plain, zone)]).toContain(said);
        // None was passed over: what the same day and the day before show of it is over by now, or is this one.
        for (const day of [plain, plain.subtract({ days: 1 })])
          for (const moment of momentsOf(day, zone)) expect(moment <= from || moment >= said).toBe(true);
      },
    ),
  );
});

function momentsOf(plain: Temporal.PlainDateTime, zone: string): Set<number> {
  const at = (disambiguation: 'earlier' | 'later' | 'compatible') =>
    plain.toZonedDateTime(zone, { disambiguation });
  const compatible = at('compatible').epochMilliseconds;
  if (!at('compatible').toPlainDateTime().equals(plain)) return new Set([compatible]);
  return new Set([at('earlier').epochMilliseconds, at('later').epochMilliseconds]);
}
