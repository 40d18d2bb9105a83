import { describe, expect, test } from 'vitest';
import {
  accessOf,
  accessSentence,
  daysLeft,
  endOf,
  isLess,
  isRotationDue,
  isUnusual,
  isUsable,
  orderFor,
  type Standing,
  troubleOf,
  warningDue,
} from './rules.ts';

const now = new Date('2026-11-20T09:00:00.000Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString();
const aToken = (change: Partial<Standing>): Standing => ({
  id: 't',
  slot: 'shared',
  clientId: null,
  state: 'healthy',
  expiresAt: null,
  parkedAt: null,
  ...change,
});

test('a client is served by its own token, then the shared one, then the backup; never by another client’s', () => {
  const all = [
    aToken({ id: 'backup', slot: 'backup' }),
    aToken({ id: 'theirs', slot: 'client', clientId: 'c2' }),
    aToken({ id: 'next', slot: 'next' }),
    aToken({ id: 'shared' }),
    aToken({ id: 'own', slot: 'client', clientId: 'c1' }),
  ];
  const ids = (clientId: string | null) => orderFor(all, clientId).map(({ id }) => id);
  expect(ids('c1')).toEqual(['own', 'shared', 'backup']);
  expect(ids('c3')).toEqual(['shared', 'backup']);
  expect(ids(null)).toEqual(['shared', 'backup']);
});

test('a token that is parked is not used, nor one that is dead or over', () => {
  const parked = aToken({ slot: 'client', clientId: 'c1', parkedAt: inDays(-1) });
  expect(orderFor([parked], 'c1')).toEqual([]);
  expect(isUsable(aToken({}), now)).toBe(true);
  expect(isUsable(aToken({ state: 'unchecked' }), now)).toBe(true);
  expect(isUsable(aToken({ state: 'dead' }), now)).toBe(false);
  expect(isUsable(aToken({ expiresAt: inDays(-0.001) }), now)).toBe(false);
  expect(isUsable(aToken({ expiresAt: inDays(0.001) }), now)).toBe(true);
});

test.each([
  { left: null, warns: null, days: null },
  { left: 15, warns: null, days: 15 },
  { left: 14, warns: 14, days: 14 },
  { left: 3.5, warns: 14, days: 3 },
  { left: 3, warns: 3, days: 3 },
  { left: 0.5, warns: 3, days: 0 },
  { left: -1, warns: null, days: 0 },
])('with $left days left the warning of $warns days is due', ({ left, warns, days }) => {
  const end = left === null ? null : inDays(left);
  expect([warningDue(end, now), daysLeft(end, now)]).toEqual([warns, days]);
});

test('a token ends with whichever comes first: its own end or that of its access to data', () => {
  expect(endOf({ expiresAt: null, dataAccessExpiresAt: null })).toBeNull();
  expect(endOf({ expiresAt: inDays(9), dataAccessExpiresAt: inDays(4) })).toBe(inDays(4));
});

test('after a year a token is due for rotation', () => {
  expect([isRotationDue(inDays(-364), now), isRotationDue(inDays(-365), now)]).toEqual([false, true]);
});

describe('unusual use', () => {
  const days = (...calls: number[]) =>
    calls.map((n, i) => ({ day: `2026-11-0${i + 1}`, calls: n, refused: 0 }));
  test.each([
    { today: 2001, others: days(400, 500, 300), says: true },
    { today: 2000, others: days(400, 500, 300), says: false },
    { today: 499, others: days(1, 1, 1), says: false },
    { today: 9000, others: days(1, 1), says: false },
  ])('of $today calls is $says', ({ today, others, says }) => {
    expect(isUnusual(today, others)).toBe(says);
  });
});

test.each([
  [190, 463, 'expired'],
  [190, 459, 'checkpoint'],
  [190, 464, 'checkpoint'],
  [190, 460, 'revoked'],
  [190, 467, 'revoked'],
  [190, null, 'invalid'],
  [102, null, 'revoked'],
] as const)('Meta’s %s/%s means %s', (code, subcode, trouble) => {
  expect(troubleOf(code, subcode)).toBe(trouble);
});

test('what a token may do follows from its tasks and scopes, and a loss of it is seen', () => {
  expect(accessOf('ad_account', ['ADVERTISE', 'ANALYZE'], true)).toBe('write');
  expect(accessOf('ad_account', ['ADVERTISE', 'ANALYZE'], false)).toBe('read');
  expect(accessOf('ad_account', ['ANALYZE'], true)).toBe('read');
  expect(accessOf('page', ['MANAGE'], true)).toBe('read');
  expect([
    isLess('write', 'read'),
    isLess('read', 'write'),
    isLess('read', 'read'),
    isLess(null, 'revoked'),
  ]).toEqual([true, false, false, false]);
  expect(accessSentence('page', 'read', ['CREATE_CONTENT'])).toContain('ANALYZE');
  expect(accessSentence('page', 'read', ['MANAGE', 'CREATE_CONTENT'])).toContain('All well');
});
