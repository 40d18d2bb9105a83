import { describe, expect, test } from 'vitest';
import type { ClientNeed, HealthLine } from '../../shared/model/admin-overview.ts';
import { type ClientStand, healthOf, needsOf, worstFirst } from './rules.ts';

const now = new Date('2026-11-20T09:00:00.000Z');
const well: ClientStand = {
  freshAt: '2026-11-20T08:00:00.000Z',
  outcome: 'done',
  gaps: 0,
  accounts: 1,
  pages: 1,
  members: 2,
  token: 'shared',
  lost: 0,
  ownEndsIn: null,
  notBefore: null,
};

describe('what a client needs', () => {
  test('is nothing when it has a token, assets, fresh figures and somebody who looks after it', () => {
    expect(needsOf(well, now)).toEqual([]);
    expect(healthOf([])).toBe('good');
  });

  const cases: readonly [ClientNeed, Partial<ClientStand>, 'warn' | 'bad'][] = [
    ['no_token', { token: null }, 'bad'],
    ['access_lost', { lost: 1 }, 'bad'],
    ['sync_failed', { outcome: 'failed' }, 'bad'],
    ['no_assets', { accounts: 0, pages: 0, freshAt: null }, 'warn'],
    ['never_synced', { freshAt: null, outcome: null }, 'warn'],
    ['late', { freshAt: '2026-11-19T08:59:59.000Z' }, 'warn'],
    ['token_ends', { token: 'own', ownEndsIn: 14 }, 'warn'],
    ['paused', { notBefore: '2026-11-20T09:10:00.000Z' }, 'warn'],
    ['gaps', { gaps: 2 }, 'warn'],
    ['nobody', { members: 0 }, 'warn'],
  ];
  test.each(cases)('%s is said alone, with its weight', (need, change, health) => {
    expect(needsOf({ ...well, ...change }, now)).toEqual([need]);
    expect(healthOf([need])).toBe(health);
  });

  test('is not a pause that is over, an end that is far away, or figures of exactly a day ago', () => {
    const change = {
      notBefore: '2026-11-20T08:59:00.000Z',
      ownEndsIn: 15,
      freshAt: '2026-11-19T09:00:00.000Z',
    };
    expect(needsOf({ ...well, ...change }, now)).toEqual([]);
  });

  test('puts whoever is worst off first, then whoever needs more, then the name', () => {
    const line = (name: string, needs: ClientNeed[]) => ({ name, needs }) as unknown as HealthLine;
    const lines = [
      line('A', []),
      line('B', ['gaps']),
      line('C', ['no_token']),
      line('D', ['no_token', 'gaps']),
      line('E', ['gaps']),
    ];
    expect(lines.toSorted(worstFirst).map(({ name }) => name)).toEqual(['D', 'C', 'B', 'E', 'A']);
  });
});
