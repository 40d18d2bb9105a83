import { expect, test } from 'vitest';
import type { PlanMonth } from '../../shared/model/plan.ts';
import type { LiveObject } from '../../shared/model/proposal.ts';
import { daysOf } from '../../shared/model/period.ts';
import { compare } from './what-if.ts';

const object: LiveObject = {
  kind: 'campaign',
  id: '1',
  name: 'Autumn',
  campaignName: 'Autumn',
  accountId: '2',
  accountName: 'Ads',
  currency: 'EUR',
  timezone: 'Europe/Warsaw',
  status: 'ACTIVE',
  parentStatus: null,
  field: 'daily_budget',
  minor: 10_000,
  leftMinor: null,
  startTime: null,
  endTime: null,
  isLegacy: false,
  isScheduled: false,
  mayWrite: true,
  isAccountOpen: true,
  floor: 100,
  readAt: '2026-11-20T09:00:00.000Z',
};

/** 100 a day, budgets of 100 a day, twenty days gone, ten left, today among them. */
function month(today = '2026-11-21', currency = 'EUR'): PlanMonth {
  const whole = daysOf({ from: '2026-11-01', to: '2026-11-30' });
  const done = whole.filter((day) => day < today).length;
  const pace = {
    days: 30,
    daysDone: done,
    daysLeft: 30 - done,
    daysUnread: 0,
    spentMicros: done * 100_000_000,
    budgetMicros: 3_300_000_000,
    idealMicros: null,
    landsMicros: 3_000_000_000,
    lowMicros: 2_900_000_000,
    highMicros: 3_100_000_000,
    confidence: 'normal',
    tolerance: 0.1,
    neededPerDayMicros: null,
    worstMicros: 3_500_000_000,
    verdict: 'on_track',
    severity: 'none',
  } as const;
  const days = whole.map((day) => ({
    day,
    spentMicros: day < today ? 100_000_000 : null,
    plannedMicros: null,
  }));
  const rest = { timezone: 'Europe/Warsaw', plan: null, before: null, otherCurrencies: [], asOf: null };
  return {
    mayChange: true,
    month: '2026-11',
    today,
    currency,
    pace,
    days,
    dailyBudgetMicros: 100_000_000,
    ...rest,
  };
}

test('a raise of 20 a day lands 180 higher over the nine days after today, and says how much more it could be', () => {
  const made = compare(month(), { object, after: 12_000 });
  expect(made?.without).toEqual({ low: 290_000, middle: 300_000, high: 310_000, worst: 350_000 });
  // 22 November 2026 is a Sunday: a whole week of seven, then Sunday and Monday at 1.75 each, of 20.
  expect(made?.with).toEqual({ low: 308_000, middle: 318_000, high: 328_000, worst: 350_000 + 21_000 });
});

test('a cut lands lower, never below what is spent, and a large one is hinted at', () => {
  const made = compare(month(), { object, after: 1_000 });
  expect(made?.with.middle).toBe(300_000 - 9 * 9_000);
  expect(made?.hints).toContain('learning_restarts');
  expect(compare(month('2026-11-30'), { object, after: 1_000 })?.with.middle).toBe(300_000);
});

test('a client that spends 80 % of its budgets spends 80 % of a raise', () => {
  const slow = { ...month(), dailyBudgetMicros: 125_000_000 };
  expect(compare(slow, { object, after: 12_000 })?.with.middle).toBe(300_000 + 9 * 1_600);
});

test('a lifetime budget is spread over the days that are left of its run', () => {
  const lifetime = { ...object, field: 'lifetime_budget' as const, endTime: '2026-12-11T23:59:00+0100' };
  const made = compare(month(), { object: lifetime, after: 10_000 + 2_000 });
  expect(made?.with.middle).toBe(300_000 + 9 * 100);
});

test('the line goes on from what was spent to each landing', () => {
  const line = compare(month(), { object, after: 12_000 })!.line;
  expect([line[19], line[20], line[29]]).toEqual([
    { day: '2026-11-20', spent: 200_000, without: 200_000, with: 200_000 },
    { day: '2026-11-21', spent: null, without: 210_000, with: 211_800 },
    { day: '2026-11-30', spent: null, without: 300_000, with: 318_000 },
  ]);
});

test('a currency without decimals keeps its units', () => {
  const yen = { ...object, currency: 'JPY' };
  expect(compare(month('2026-11-21', 'JPY'), { object: yen, after: 12_000 })?.without.middle).toBe(3_000);
});

test('nothing is said where nothing was read', () => {
  const unread = month();
  expect(
    compare({ ...unread, pace: { ...unread.pace, landsMicros: null } }, { object, after: 1 }),
  ).toBeNull();
});

test('a campaign’s budget is hinted at as shared among its ad sets; an ad set’s own is not', () => {
  const hints = (kind: 'campaign' | 'adset') =>
    compare(month(), { object: { ...object, kind }, after: 12_000 })?.hints;
  expect(hints('campaign')).toEqual(['shared_budget']);
  expect(hints('adset')).toEqual([]);
});
