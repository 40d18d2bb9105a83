import { describe, expect, test } from 'vitest';
import { usualAlertSettings } from '../../shared/model/alert.ts';
import { addDays } from '../../shared/model/day.ts';
import type { PaceView } from '../../shared/model/plan.ts';
import { alertRules } from '../../shared/model/triage.ts';
import { alertSentence } from '../../shared/model/alert-words.ts';
import { type AlertDay, type AlertInput, alertsOf } from './rules.ts';

const today = '2026-11-20';
const million = 1_000_000;

const onTrack: PaceView = {
  days: 30,
  daysDone: 19,
  daysLeft: 11,
  daysUnread: 0,
  spentMicros: 1900 * million,
  budgetMicros: 3000 * million,
  idealMicros: 1900 * million,
  landsMicros: 3000 * million,
  lowMicros: 2950 * million,
  highMicros: 3050 * million,
  confidence: 'normal',
  tolerance: 0.1,
  neededPerDayMicros: 100 * million,
  worstMicros: null,
  verdict: 'on_track',
  severity: 'none',
};

const aDay = (over: Partial<AlertDay> = {}): Omit<AlertDay, 'day'> => ({
  spendMicros: 100 * million,
  impressions: 10_000,
  linkClicks: 100,
  results: 4,
  ...over,
});

/** Forty even days, newest first replaced by what is given: the first entry is yesterday. */
function days(...newest: readonly Partial<AlertDay>[]): AlertDay[] {
  return Array.from({ length: 40 }, (_, back) => ({
    ...aDay(newest[back]),
    day: addDays(today, -1 - back),
  })).toReversed();
}

function anInput(over: Partial<AlertInput> = {}): AlertInput {
  return {
    now: '2026-11-20T09:00:00.000Z',
    today,
    currency: 'PLN',
    pace: onTrack,
    days: days(),
    active: 3,
    token: 'healthy',
    assets: 2,
    freshAt: '2026-11-20T08:00:00.000Z',
    gaps: [],
    accounts: [],
    disapproved: [],
    ...over,
  };
}

const raised = (over: Partial<AlertInput>) =>
  alertsOf(anInput(over), usualAlertSettings).map(({ rule, severity }) => `${rule} ${severity}`);
const times = (count: number, day: Partial<AlertDay>) => Array.from({ length: count }, () => day);
const lost = { assetId: 'a1', asset: 'act_1', since: '2026-11-19T09:00:00.000Z' };

describe('a client that is well', () => {
  test('raises nothing', () => {
    expect(raised({})).toEqual([]);
  });
});

describe('what raises an alert', () => {
  test.each<[string, Partial<AlertInput>, string[]]>([
    ['a dead token', { token: 'dead' }, ['token_dead critical']],
    [
      'an account that is gone',
      {
        gaps: [
          { ...lost, kind: 'account', why: 'gone' },
          { ...lost, kind: 'account_days', why: 'gone' },
        ],
      },
      ['access_lost critical'],
    ],
    [
      'a Page without permission',
      { gaps: [{ ...lost, kind: 'page_metrics', why: 'not_permitted' }] },
      ['access_lost warning'],
    ],
    ['comments without permission', { gaps: [{ ...lost, kind: 'comments', why: 'not_permitted' }] }, []],
    ['a throttled account', { gaps: [{ ...lost, kind: 'account', why: 'throttled' }] }, []],
    [
      'an unsettled account',
      { accounts: [{ assetId: 'a1', name: 'A', status: 3 }] },
      ['account_status critical'],
    ],
    [
      'an account in grace',
      { accounts: [{ assetId: 'a1', name: 'A', status: 9 }] },
      ['account_status warning'],
    ],
    ['no spend yesterday', { days: days({ spendMicros: 0, results: 0 }) }, ['stopped critical']],
    [
      'no spend with all paused',
      { days: days({ spendMicros: 0 }), active: 0 },
      ['paused_with_budget warning'],
    ],
    ['a day that nobody read', { days: days().slice(0, -1) }, []],
    ['overspending', { pace: { ...onTrack, verdict: 'over', severity: 'warning' } }, ['pace_over warning']],
    [
      'underspending',
      { pace: { ...onTrack, verdict: 'under', severity: 'critical' } },
      ['pace_under critical'],
    ],
    [
      'three days without results',
      { days: days(...times(3, { results: 0 })) },
      ['no_results critical', 'cost_anomaly warning'],
    ],
    [
      'three days without results where one was to be expected',
      {
        days: days(...times(3, { results: 0 })).map((day) => ({
          ...day,
          results: day.results === 0 ? 0 : 1,
        })),
      },
      [],
    ],
    ['a client that counts nothing', { days: days().map((day) => ({ ...day, results: null })) }, []],
    [
      'a settled day at four times its estimate',
      { days: days({}, { spendMicros: 400 * million }) },
      ['spend_anomaly warning'],
    ],
    ['yesterday at four times, still settling', { days: days({ spendMicros: 400 * million }) }, []],
    [
      'results at 1.6 times their cost',
      { days: days(...times(7, { results: 2.5 })) },
      ['cost_anomaly warning'],
    ],
    ['results at twice their cost', { days: days(...times(7, { results: 2 })) }, ['cost_anomaly critical']],
    [
      'dear results with fewer than thirty to compare',
      { days: days(...times(7, { results: 2 })).map((day) => ({ ...day, results: (day.results ?? 0) / 4 })) },
      [],
    ],
    ['half of the clicks', { days: days(...times(7, { linkClicks: 50 })) }, ['ctr_anomaly warning']],
    ['a quarter of the clicks', { days: days(...times(7, { linkClicks: 25 })) }, ['ctr_anomaly critical']],
    ['few clicks on few impressions', { days: days(...times(7, { linkClicks: 0, impressions: 100 })) }, []],
    ['a refused ad', { disapproved: [{ id: '1', name: 'Ad' }] }, ['disapproved warning']],
    ['two days without a sync', { freshAt: '2026-11-18T20:00:00.000Z' }, ['stale_sync warning']],
    ['four days without a sync', { freshAt: '2026-11-16T09:00:00.000Z' }, ['stale_sync critical']],
    ['no sync, because there is nothing to sync', { freshAt: '2026-11-01T09:00:00.000Z', assets: 0 }, []],
    ['no sync ever', { freshAt: null }, []],
  ])('%s', (_, input, expected) => {
    expect(raised(input)).toEqual(expected);
  });

  test('unless its rule is off', () => {
    const off = { ...usualAlertSettings, off: [...alertRules] };
    expect(alertsOf(anInput({ token: 'dead', days: days({ spendMicros: 0 }) }), off)).toEqual([]);
  });
});

test('every alert is a whole sentence in both languages', () => {
  const inputs: Partial<AlertInput>[] = [
    { token: 'dead', freshAt: '2026-11-16T09:00:00.000Z', disapproved: [{ id: '1', name: '<b>Ad</b>' }] },
    {
      gaps: [{ ...lost, kind: 'account', why: 'gone' }],
      accounts: [{ assetId: 'a1', name: 'A', status: 2 }],
    },
    { days: days({ spendMicros: 0 }) },
    { active: 0, days: days(...times(7, { results: 2, linkClicks: 25 })) },
    { days: days(...times(3, { results: 0 })), pace: { ...onTrack, verdict: 'over', severity: 'critical' } },
    {
      days: days({}, { spendMicros: 900 * million }),
      pace: { ...onTrack, verdict: 'under', severity: 'warning' },
    },
  ];
  const all = inputs.flatMap((input) => alertsOf(anInput(input), usualAlertSettings));
  expect(new Set(all.map(({ rule }) => rule)).size).toBe(alertRules.length);
  for (const { rule, facts } of all)
    for (const language of ['en', 'pl'] as const) {
      const sentence = alertSentence(rule, facts, language);
      expect(sentence).toMatch(/^\p{Lu}.{10,}/u);
      expect(sentence).not.toMatch(/undefined|NaN|null|\[object/);
    }
});
