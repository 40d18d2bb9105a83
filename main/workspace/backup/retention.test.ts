import { expect, test } from 'vitest';
import { isDue, superfluous } from './retention.ts';

const at = (day: number, hour: number) =>
  `2026-11-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`;

test('three of today stay, and the newest of each day before', () => {
  const all = [at(20, 8), at(20, 9), at(20, 10), at(20, 11), at(19, 8), at(19, 18), at(18, 8)];
  expect(superfluous(all)).toEqual([at(20, 8), at(19, 8)]);
});

test('no more than ten stay', () => {
  const days = Array.from({ length: 20 }, (_, index) => at(index + 1, 9));
  expect(superfluous(days)).toHaveLength(10);
  expect(superfluous(days)).not.toContain(at(20, 9));
});

test('one is due on a day that has none', () => {
  expect(isDue([at(19, 23)], new Date(at(20, 1)))).toBe(true);
  expect(isDue([at(20, 0)], new Date(at(20, 23)))).toBe(false);
});
