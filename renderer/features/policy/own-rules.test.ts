import { expect, test } from 'vitest';
import { defaultRules, effectiveRules } from '../../../shared/model/policy.ts';
import { ownRules } from './own-rules.ts';

test('rules that are the agency’s are no rules of the client’s own', () => {
  expect(ownRules({ ...defaultRules, kinds: [...defaultRules.kinds] }, defaultRules)).toBeNull();
});

test('only what differs is the client’s own, and what the agency changes later still reaches it', () => {
  const own = ownRules({ ...defaultRules, raiseLimit: 20, quietHours: null }, defaultRules);
  expect(own).toEqual({ raiseLimit: 20 });
  const later = { ...defaultRules, cutLimit: 40 };
  expect(effectiveRules(later, own)).toEqual({ ...later, raiseLimit: 20 });
});

test('no limit, where the agency has one, is the client’s own', () => {
  const own = ownRules({ ...defaultRules, raiseLimit: null }, defaultRules);
  expect(effectiveRules(defaultRules, own).raiseLimit).toBeNull();
});
