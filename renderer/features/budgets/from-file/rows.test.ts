import { expect, test } from 'vitest';
import { goodRows, type Row, standings } from './rows.ts';
import type { Weighed } from './weigh.ts';

const judged = (objectId: string, allowed = true): Weighed => {
  const target = { objectKind: 'campaign', objectId, name: objectId };
  const judgement = { policy: { allowed }, meta: { accepted: true } };
  // Only what the rules here read.
  return { is: 'judged', judged: { target, judgement } } as unknown as Weighed;
};
const row = (line: number, weighed: Weighed | null, more: Partial<Row> = {}): Row => ({
  wish: { line, isTooWide: false, cells: { client: '', object: '', new_budget: '', why: '' } },
  isLeftOut: false,
  weighed,
  outcome: null,
  ...more,
});

test('the second of two rows about one budget is not proposed, until the first is left out', () => {
  const [first, second] = [row(2, judged('11')), row(3, judged('11'))];
  expect(standings([first, second])).toEqual(['good', 'twice']);
  expect(goodRows([first, second]).map((one) => one.row.wish.line)).toEqual([2]);
  const left = [{ ...first, isLeftOut: true }, second];
  expect(standings(left)).toEqual(['left_out', 'good']);
});

test('a row about a budget that was proposed just now stays out as well', () => {
  const proposed = row(3, judged('11'), { outcome: { is: 'proposed' } });
  const rows = [row(2, judged('11')), proposed, row(4, judged('11'))];
  expect(standings(rows)).toEqual(['twice', 'proposed', 'twice']);
});

test('only a row with both verdicts for it is proposed', () => {
  const trouble: Weighed = {
    client: null,
    target: null,
    look: null,
    is: 'trouble',
    trouble: { code: 'client_unknown' },
  };
  const rows = [row(2, null), row(3, trouble), row(4, judged('1', false)), row(5, judged('2'))];
  expect(standings(rows)).toEqual(['unasked', 'trouble', 'denied', 'good']);
  expect(goodRows(rows).map((one) => one.row.wish.line)).toEqual([5]);
  const failed = row(6, judged('3'), { outcome: { is: 'failed', error: new Error('no') } });
  expect(standings([failed])).toEqual(['failed']);
});
