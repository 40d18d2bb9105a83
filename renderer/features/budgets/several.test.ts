import { expect, test } from 'vitest';
import type { BudgetObject } from '../../../shared/model/proposal.ts';
import { fillFrom, startRows } from './several.ts';

const object = (objectId: string, minor: number, more: Partial<BudgetObject> = {}): BudgetObject => ({
  objectKind: 'campaign',
  objectId,
  name: objectId,
  campaignName: objectId,
  accountName: 'Oak',
  currency: 'PLN',
  field: 'daily_budget',
  minor,
  status: 'ACTIVE',
  ...more,
});

test('running daily budgets are raised alike until they come to what is needed', () => {
  const rows = startRows([object('1', 10_000), object('2', 30_000)], 50_000);
  expect(rows.map(({ after, chosen }) => ({ after, chosen }))).toEqual([
    { after: 12_500, chosen: true },
    { after: 37_500, chosen: true },
  ]);
});

test('a lifetime budget is not touched by what is needed a day, and a paused one is not listed', () => {
  const lifetime = object('2', 90_000, { field: 'lifetime_budget' });
  const paused = object('3', 5_000, { status: 'PAUSED' });
  const rows = startRows([object('1', 10_000), lifetime, paused], 20_000);
  expect(rows.map(({ object: { objectId }, after }) => [objectId, after])).toEqual([
    ['1', 20_000],
    ['2', null],
  ]);
});

test('nothing is ever set to nothing', () => {
  expect(startRows([object('1', 100)], 0)[0]?.after).toBe(1);
});

test('a file fills in amounts by id, with a line of names above or none', () => {
  const rows = startRows([object('11', 10_000), object('22', 30_000)], null);
  for (const text of ['id,new\n11,120.50\n', '\uFEFF11;120,50\r\n', '"11"\t"120.50"']) {
    const { rows: next, filled, unread } = fillFrom(text, rows, 'en-GB');
    expect({ filled, unread, after: next[0]?.after, other: next[1]?.chosen }).toEqual({
      filled: 1,
      unread: [],
      after: 12_050,
      other: false,
    });
  }
});

test('a line that names another budget, another currency, no amount or a budget twice is said and not guessed', () => {
  const rows = startRows([object('11', 10_000)], null);
  const { rows: next, unread } = fillFrom('99;50\n11;soon\n11;95 EUR\n11;120\n11;130', rows, 'en-GB');
  expect(unread).toEqual(['99;50', '11;soon', '11;95 EUR', '11;130']);
  expect(next[0]?.after).toBe(12_000);
});
