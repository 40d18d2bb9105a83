import { expect, test } from 'vitest';
import { sparkPaths } from './spark.ts';

test('a line runs from the first value to the last, high values high', () => {
  expect(sparkPaths([0, 5, 10], 100, 20)).toEqual(['M0 20L50 10L100 0']);
});

test('a missing value breaks the line and is not drawn as zero', () => {
  expect(sparkPaths([1, null, 2, 3], 90, 20)).toEqual(['M0 20h0', 'M60 10L90 0']);
});

test('equal values lie in the middle', () => {
  expect(sparkPaths([7, 7], 100, 20)).toEqual(['M0 10L100 10']);
});

test('nothing known draws nothing', () => {
  expect([sparkPaths([], 100, 20), sparkPaths([null], 100, 20)]).toEqual([[], []]);
});
