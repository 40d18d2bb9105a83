import { expect, test } from 'vitest';
import type { PaceView } from '../../../shared/model/plan.ts';
import type { AlertMark, TriageRow } from '../../../shared/model/triage.ts';
import { en } from '../../words/en.ts';
import { needText } from './need.ts';

const overspending: Pick<AlertMark, 'rule' | 'severity' | 'facts'> = {
  rule: 'pace_over',
  severity: 'critical',
  facts: { share: 1.18, strayMicros: 1_800_000_000, currency: 'PLN' },
};
const row = (verdict: PaceView['verdict'], landsMicros: number) =>
  ({
    alerts: [overspending],
    currency: 'PLN',
    unknownChanges: 0,
    pace: { verdict, landsMicros, budgetMicros: 10_000_000_000, neededPerDayMicros: 0 },
  }) as unknown as TriageRow;

test('says where the month lands as the column beside it does, though its alert was looked at earlier', () => {
  expect(needText(row('over', 11_900_000_000), en, 'en')).toBe('Overspending: lands at 119% of plan');
});

test('says what an alert said that stands no more, until the rules look again', () => {
  expect(needText(row('on_track', 10_100_000_000), en, 'en')).toBe('Overspending: lands at 118% of plan');
});
