import type { Clock } from '../ports.ts';

/** Wall time; `startAt` (development only) moves the moment of the start, and time runs on from there. */
export function systemClock(startAt: Date | null = null): Clock {
  const offset = startAt === null ? 0 : startAt.getTime() - Date.now();
  return { now: () => new Date(Date.now() + offset) };
}
