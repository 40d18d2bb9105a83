import { expect, test } from 'vitest';
import { type ApprovedIntent, approveIntent } from './intent.ts';

const facts = {
  proposalId: 'p1',
  accountId: '1',
  object: { kind: 'campaign', id: '2' },
  field: 'daily_budget',
  minorUnits: 5000,
} as const;

test('facts alone are no approved intent: the compiler refuses them', () => {
  // @ts-expect-error: without the brand that only an approval gives.
  const forged: ApprovedIntent = facts;
  expect(forged.minorUnits).toBe(approveIntent(facts).minorUnits);
});

test('an intent names one field and a whole number of minor units, and stays as it is', () => {
  // @ts-expect-error: a status is not a budget.
  expect(approveIntent({ ...facts, field: 'status' })).toBeDefined();
  for (const minorUnits of [0, -1, 50.5, Number.NaN, 2 ** 60])
    expect(() => approveIntent({ ...facts, minorUnits })).toThrow('whole, positive');
  expect(Object.isFrozen(approveIntent(facts))).toBe(true);
});
