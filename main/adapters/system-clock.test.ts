import { expect, test, vi } from 'vitest';
import { systemClock } from './system-clock.ts';

test('a clock that starts elsewhere runs on from there', () => {
  vi.useFakeTimers({ now: new Date('2026-11-21T00:00:00Z') });
  const clock = systemClock(new Date('2026-03-01T09:00:00Z'));
  vi.advanceTimersByTime(90_000);
  expect([clock.now().toISOString(), systemClock().now().toISOString()]).toEqual([
    '2026-03-01T09:01:30.000Z',
    '2026-11-21T00:01:30.000Z',
  ]);
  vi.useRealTimers();
});
