import type { LongWork } from '../../shared/model/long-work.ts';

const tooEarlyMs = 2_000;

/** As fast as so far; nothing before two seconds and one step, since a wrong guess is worse than none. */
export function remainingSeconds(
  { startedAt, done, total }: Pick<LongWork, 'startedAt' | 'done' | 'total'>,
  now: Date,
): number | null {
  const spentMs = now.getTime() - Date.parse(startedAt);
  if (total === null || done <= 0 || done > total || spentMs < tooEarlyMs) return null;
  return Math.round((spentMs / done) * (total - done)) / 1000;
}
