import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffMs, Breaker, RetryBudget } from './retry.ts';

test('the wait before a retry is anything from nothing to a bound that doubles and ends at twenty seconds', () => {
  fc.assert(
    fc.property(fc.nat({ max: 40 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, chance) => {
      const wait = backoffMs(attempt, () => chance);
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(Math.min(20_000, 500 * 2 ** attempt));
    }),
  );
  expect([backoffMs(3, () => 0), backoffMs(3, () => 1)]).toEqual([0, 4000]);
});

test('retries are at most a tenth of the traffic, after a small reserve', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 2000 }), (wants) => {
      const budget = new RetryBudget();
      let taken = 0;
      for (const wantsRetry of wants) {
        budget.called();
        if (wantsRetry && budget.take()) taken += 1;
      }
      expect(taken).toBeLessThanOrEqual(wants.length / 10 + 5.000_001);
    }),
  );
});

test('the circuit opens after eight failures in a row, tries with one call at a time, and closes with an answer', () => {
  const breaker = new Breaker();
  for (let at = 0; at < 7; at += 1) breaker.failed(0);
  expect(breaker.refusal(0)).toBeNull();
  breaker.failed(0);
  expect(breaker.refusal(1)).toBe(15_000);
  expect(breaker.refusal(15_000)).toBeNull();
  expect(breaker.refusal(15_000)).not.toBeNull();
  breaker.failed(15_000);
  expect(breaker.refusal(44_999)).toBe(45_000);
  expect(breaker.refusal(45_000)).toBeNull();
  breaker.answered();
  expect([breaker.refusal(45_001), breaker.state(45_001)]).toEqual([null, 'closed']);
});

test('a try that was cancelled gives its turn back', () => {
  const breaker = new Breaker();
  for (let at = 0; at < 8; at += 1) breaker.failed(0);
  expect(breaker.refusal(20_000)).toBeNull();
  breaker.abandoned();
  expect(breaker.refusal(20_000)).toBeNull();
});
