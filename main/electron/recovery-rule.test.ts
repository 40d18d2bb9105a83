import { expect, test } from 'vitest';
import { afterDeath, shouldDrawBySoftware } from './recovery-rule.ts';

test('a page that died is loaded again, more slowly each time, and then no more', () => {
  expect([
    afterDeath([1_000], 1_000),
    afterDeath([1_000, 2_000], 2_000),
    afterDeath([1_000, 2_000, 5_000], 5_000),
    afterDeath([1_000, 2_000, 5_000, 9_000], 9_000),
  ]).toEqual([
    { what: 'reload', afterMs: 0 },
    { what: 'reload', afterMs: 1_000 },
    { what: 'reload', afterMs: 4_000 },
    { what: 'give_up' },
  ]);
});

test('deaths of more than a minute ago are forgiven', () => {
  expect(afterDeath([0, 10, 20, 90_000], 90_000)).toEqual({ what: 'reload', afterMs: 0 });
});

test('one crash of the graphics process may be chance, two are a bad driver', () => {
  expect([1, 2, 3].map(shouldDrawBySoftware)).toEqual([false, true, true]);
});
