import { expect, test } from 'vitest';
import { ClientId } from './ids.ts';
import { type AlertMark, byUrgency, type TriageRow, urgencyOf } from './triage.ts';

const pace: TriageRow['pace'] = {
  days: 30,
  daysDone: 19,
  daysLeft: 11,
  daysUnread: 0,
  spentMicros: 1,
  budgetMicros: 2,
  idealMicros: 1,
  landsMicros: 2,
  lowMicros: 2,
  highMicros: 2,
  confidence: 'normal',
  tolerance: 0.1,
  neededPerDayMicros: 1,
  worstMicros: 2,
  verdict: 'on_track',
  severity: 'none',
};
const nothing = { value: null, why: 'not_read' } as const;

function row(more: Partial<TriageRow> = {}): TriageRow {
  return {
    clientId: ClientId.parse('01890000-0000-7000-8000-000000000001'),
    name: 'Belmonte Hotel',
    colour: '#112233',
    logo: null,
    labels: [],
    currency: 'EUR',
    role: null,
    accounts: 1,
    pages: 0,
    today: '2026-11-20',
    pace,
    dailyNowMicros: null,
    result: null,
    results: nothing,
    resultsBefore: nothing,
    costMicros: nothing,
    costBeforeMicros: nothing,
    token: 'healthy',
    tokenEndsAt: null,
    proposals: 0,
    unknownChanges: 0,
    gaps: 0,
    freshness: {
      freshAt: '2026-11-20T08:00:00.000Z',
      completeAt: null,
      triedAt: null,
      outcome: null,
      sentence: '',
      notBefore: null,
    },
    alerts: [],
    ...more,
  };
}

const alert = (severity: AlertMark['severity']): AlertMark => ({
  id: '01890000-0000-7000-8000-000000000002',
  rule: 'pace_over',
  subject: '',
  severity,
  facts: {},
  openedAt: '2026-11-20T08:00:00.000Z',
});

test('money of which nobody knows comes first, then alerts, a token that ends, proposals, then what is well', () => {
  const worstFirst = [
    row({ name: 'unknown', unknownChanges: 1 }),
    row({ name: 'critical', alerts: [alert('critical')], proposals: 3 }),
    row({ name: 'warning', alerts: [alert('warning')] }),
    row({ name: 'ending', tokenEndsAt: '2026-11-28T10:00:00.000Z', proposals: 1 }),
    row({ name: 'proposals', proposals: 2 }),
    row({ name: 'well' }),
  ];
  expect(worstFirst.toReversed().toSorted(byUrgency)).toEqual(worstFirst);
});

test('a waiting proposal is a reason in itself, and says how many there are', () => {
  expect(urgencyOf(row({ proposals: 2 }))).toMatchObject({
    tone: 'warn',
    need: { say: 'proposals', count: 2 },
  });
});

test('a token is worth a word two weeks before its end, not earlier, and a dead one has its own', () => {
  const ends = (at: string, token: TriageRow['token'] = 'healthy') =>
    urgencyOf(row({ tokenEndsAt: `${at}T10:00:00.000Z`, token })).need.say;
  expect(ends('2026-12-04')).toBe('token_ends');
  expect(ends('2026-12-05')).toBe('on_track');
  expect(ends('2026-11-21', 'dead')).toBe('on_track');
});
