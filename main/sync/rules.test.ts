import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { revisedDays } from '../../shared/model/insight.ts';
import {
  type AccountFacts,
  dayOf,
  historyDays,
  numberOf,
  planOf,
  unreadWindows,
  windowsOf,
} from './rules.ts';

const today = '2026-11-20';
const ago = (days: number) => dayOf(numberOf(today) - days);
const covered = (from: number, to: number, on: number) =>
  Array.from({ length: from - to + 1 }, (_, index) => [ago(from - index), ago(on)] as const);

describe('the days to ask for', () => {
  test('of a new client are the last 29 first, then history by ninety days, back to its start', () => {
    expect(windowsOf(today, new Map())).toEqual([
      { since: ago(28), until: today },
      { since: ago(118), until: ago(29) },
      { since: ago(208), until: ago(119) },
      { since: ago(298), until: ago(209) },
      { since: ago(388), until: ago(299) },
      { since: ago(399), until: ago(389) },
    ]);
  });

  test('are the last 28 and today again, as long as Meta revises them, and none that is settled', () => {
    const yesterdaysSync = new Map([...covered(399, 29, 1), ...covered(28, 1, 1)]);
    expect(windowsOf(today, yesterdaysSync)).toEqual([{ since: ago(28), until: today }]);
    const todaysSync = new Map([...covered(399, 29, 1), ...covered(28, 0, 0)]);
    expect(windowsOf(today, todaysSync)).toEqual([{ since: ago(27), until: today }]);
  });

  test('include those that Meta went on revising while Steward was closed for a month and a half', () => {
    const old = new Map(covered(399, 45, 45));
    expect(windowsOf(today, old)).toEqual([
      { since: ago(28), until: today },
      { since: ago(72), until: ago(29) },
    ]);
  });

  test('leave the running day out where Meta has nothing for it', () => {
    expect(windowsOf(today, new Map(), 1)[0]).toEqual({ since: ago(29), until: ago(1) });
  });

  test('whatever is covered, are exactly the missing and the unsettled, each once and newest first', () => {
    const facts = fc.array(fc.tuple(fc.integer({ min: 0, max: 420 }), fc.integer({ min: 0, max: 420 })), {
      maxLength: 300,
    });
    fc.assert(
      fc.property(facts, (pairs) => {
        const on = new Map(pairs.map(([day, at]) => [ago(day), ago(Math.min(day, at))]));
        const asked = windowsOf(today, on).flatMap(({ since, until }) =>
          Array.from({ length: numberOf(until) - numberOf(since) + 1 }, (_, i) => dayOf(numberOf(until) - i)),
        );
        const wanted = Array.from({ length: historyDays }, (_, i) => ago(i)).filter((day) => {
          const at = on.get(day);
          return at === undefined || numberOf(at) < numberOf(day) + revisedDays;
        });
        expect(asked).toEqual(wanted);
      }),
    );
  });
});

describe('the plan of a run', () => {
  const account = (change: Partial<AccountFacts> = {}): AccountFacts => ({
    kind: 'ad_account',
    assetId: 'a',
    today,
    coveredOn: { account: new Map(), campaign: new Map(), ad_set: new Map() },
    floorsOn: null,
    log: null,
    monthsAge: Infinity,
    periodsAge: Infinity,
    ...change,
  });

  test('of a new client has everything of today before the first step of history, of every asset', () => {
    const plan = planOf([account(), { kind: 'page', assetId: 'p', today, coveredOn: new Map() }]);
    const firstOld = plan.findIndex(({ isHistory }) => isHistory);
    expect(plan.slice(0, firstOld).map(({ assetId, kind }) => `${assetId} ${kind}`)).toEqual([
      'a account',
      'a campaigns',
      'a ad_sets',
      'a account_days',
      'a campaign_days',
      'a ad_set_days',
      'a ads',
      'a months',
      'a periods',
      'a floors',
      'a activities',
      'p page',
      'p page_metrics',
      'p posts',
      'p comments',
    ]);
    expect(plan.slice(firstOld).every(({ isHistory }) => isHistory)).toBe(true);
  });

  test('asks the levels of one stretch together before any older stretch', () => {
    const old = planOf([account()]).filter(({ isHistory, kind }) => isHistory && kind.endsWith('_days'));
    expect(old.slice(0, 4).map(({ kind, until }) => [kind, until])).toEqual([
      ['account_days', ago(29)],
      ['campaign_days', ago(29)],
      ['ad_set_days', ago(29)],
      ['account_days', ago(119)],
    ]);
  });

  test('an hour later asks nothing again that is the same all day', () => {
    const all = new Map(covered(399, 0, 0));
    const coveredOn = { account: all, campaign: all, ad_set: all };
    const log = { on: today, reached: ago(89) };
    const plan = planOf([account({ coveredOn, floorsOn: today, log, monthsAge: 1, periodsAge: 1 })]);
    expect(plan.map(({ kind, since }) => `${kind} ${since}`)).toEqual([
      `account ${today}`,
      `campaigns ${today}`,
      `ad_sets ${today}`,
      `account_days ${ago(27)}`,
      `campaign_days ${ago(27)}`,
      `ad_set_days ${ago(27)}`,
      `ads ${today}`,
      `activities ${ago(1)}`,
    ]);
  });

  test.each([
    ['never read', null, [`${ago(29)}–${today}`, `${ago(59)}–${ago(30)}`, `${ago(89)}–${ago(60)}`]],
    ['read back to its end', { on: ago(1), reached: ago(89) }, [`${ago(2)}–${today}`]],
    [
      'cut short',
      { on: today, reached: ago(29) },
      [`${ago(1)}–${today}`, `${ago(59)}–${ago(30)}`, `${ago(89)}–${ago(60)}`],
    ],
    [
      'left for two months',
      { on: ago(60), reached: ago(80) },
      [`${ago(29)}–${today}`, `${ago(59)}–${ago(30)}`, `${ago(89)}–${ago(60)}`],
    ],
  ])('reads the log of an account that was %s by stretches of a month at most', (_, log, windows) => {
    const steps = planOf([account({ log })]).filter(({ kind }) => kind === 'activities');
    expect(steps.map(({ since, until }) => `${since}–${until}`)).toEqual(windows);
  });
});

describe('the days that were never read', () => {
  const days = { since: '2025-01-01', until: '2025-04-30' };

  test('are asked for newest first, in stretches that Meta answers at once', () => {
    const windows = unreadWindows(days, new Map());
    expect(windows[0]?.until).toBe('2025-04-30');
    expect(windows.at(-1)?.since).toBe('2025-01-01');
    expect(windows.flatMap(({ since, until }) => [numberOf(until) - numberOf(since) + 1])).toEqual([
      29, 90, 1,
    ]);
  });

  test('are not those that were read after they were over, even once', () => {
    const read = new Map([
      ['2025-04-29', '2025-04-30'],
      ['2025-04-30', '2025-04-30'],
    ]);
    expect(unreadWindows({ since: '2025-04-28', until: '2025-04-30' }, read)).toEqual([
      { since: '2025-04-30', until: '2025-04-30' },
      { since: '2025-04-28', until: '2025-04-28' },
    ]);
  });
});
