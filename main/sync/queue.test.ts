import { describe, expect, test } from 'vitest';
import { dueNow, firstOf, nextAt, retrySeconds, type Standing } from './queue.ts';

const hour = 3_600_000;
const now = Date.parse('2026-11-20T09:00:00.000Z');
const one = (clientId: string, change: Partial<Standing> = {}): Standing => ({
  clientId,
  freshAt: now - 2 * hour,
  triedAt: now - 2 * hour,
  notBefore: null,
  failures: 0,
  isFilled: true,
  ...change,
});
const names = (list: readonly Standing[], everyMs = hour) =>
  dueNow(list, everyMs, now).map(({ clientId, why }) => `${clientId} ${why}`);

describe('whose turn it is', () => {
  test('is the stalest client’s first, and one’s that was never synced before all others', () => {
    const list = [
      one('b', { freshAt: now - 3 * hour }),
      one('a', { freshAt: now - 5 * hour }),
      one('new', { freshAt: null, triedAt: null, isFilled: false }),
    ];
    expect(names(list)).toEqual(['new schedule', 'a schedule', 'b schedule']);
  });

  test('is nobody’s who was tried within the hour, and nobody’s whom Meta asked to wait', () => {
    const list = [one('fresh', { triedAt: now - hour / 2 }), one('paused', { notBefore: now + 60_000 })];
    expect(names(list)).toEqual([]);
  });

  test('comes to history only after figures of today, and not to one that keeps failing', () => {
    const list = [
      one('old', { isFilled: false }),
      one('recent', { isFilled: false, triedAt: now - 1000, freshAt: now - 1000 }),
      one('failing', { isFilled: false, triedAt: now - 1000, failures: 1 }),
    ];
    expect(names(list)).toEqual(['old schedule', 'recent first_fill']);
  });

  test('comes less and less to one that keeps failing, but at least every eighth time', () => {
    const at = (failures: number) => (nextAt(one('a', { triedAt: now, failures }), hour)! - now) / hour;
    expect([0, 1, 2, 3, 9].map(at)).toEqual([1, 2, 4, 8, 8]);
  });

  test('is everybody’s whose last try lies in the future, because the clock went back', () => {
    expect(names([one('a', { triedAt: now + 25 * hour })])).toEqual(['a schedule']);
  });

  test('is nobody’s while the schedule is off', () => {
    expect(names([one('a', { triedAt: null, isFilled: false })], 0)).toEqual([]);
    expect(nextAt(one('a'), 0)).toBeNull();
  });
});

test('what somebody waits for goes before the open client, that before the schedule, history last', () => {
  const waiting = (['first_fill', 'schedule', 'opened', 'asked', 'asked'] as const).map((why, id) => ({
    why,
    id,
  }));
  const order: number[] = [];
  for (let left = waiting; left.length > 0;) {
    const next = firstOf(left)!;
    order.push(next.id);
    left = left.filter((candidate) => candidate !== next);
  }
  expect(order).toEqual([3, 4, 2, 1, 0]);
});

test('a network that stays away is tried more and more rarely, and never given up', () => {
  expect([0, 1, 2, 3, 4, 50].map(retrySeconds)).toEqual([5, 15, 30, 60, 120, 120]);
});
