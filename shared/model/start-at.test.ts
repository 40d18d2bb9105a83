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
