import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { paceMarks } from './pace.ts';

test('a plan within its bounds fills its share of the bar', () => {
  expect(paceMarks({ spent: 0.82, expected: 0.67, low: 0.6, high: 0.74 })).toEqual({
    fill: 82,
    bandFrom: 60,
    bandTo: 74,
    today: 67,
    planEnd: null,
  });
});

test('an overspent plan ends before the bar does', () => {
  expect(paceMarks({ spent: 1.25, expected: 1, low: 0.9, high: 1.1 })).toEqual({
    fill: 100,
    bandFrom: 72,
    bandTo: 88,
    today: 80,
    planEnd: 80,
  });
});

test('every mark stays on the bar', () => {
  const share = fc.double({ min: -1, max: 9, noNaN: true });
  fc.assert(
    fc.property(share, share, share, share, (spent, expected, low, high) => {
      const { planEnd, ...marks } = paceMarks({ spent, expected, low, high });
      return [...Object.values(marks), planEnd ?? 0].every((place) => place >= 0 && place <= 100);
    }),
  );
});
