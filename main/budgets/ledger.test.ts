import { expect, test } from 'vitest';
import { sourceOf } from './ledger.ts';

const apps = new Set(['77']);
const row = { actorId: '5', actor: 'Zofia', applicationId: '88' };

test('another person’s change is theirs, whatever app they used', () => {
  expect(sourceOf(row, apps)).toBe('others');
  expect(sourceOf({ ...row, applicationId: null }, apps)).toBe('others');
});

test('a change that nobody pressed for is Meta’s automation', () => {
  expect(sourceOf({ ...row, actorId: null }, apps)).toBe('meta');
  expect(sourceOf({ ...row, actorId: '0' }, apps)).toBe('meta');
  expect(sourceOf({ ...row, actor: 'Meta' }, apps)).toBe('meta');
});

test('our own app without a change of ours is never taken for anybody’s', () => {
  expect(sourceOf({ ...row, applicationId: '77' }, apps)).toBe('unexplained');
  expect(sourceOf({ actorId: null, actor: null, applicationId: '77' }, apps)).toBe('unexplained');
});
