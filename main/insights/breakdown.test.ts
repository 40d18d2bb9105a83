import { afterEach, beforeEach, expect, test } from 'vitest';
import { anotherClient, aFiguresDesk, type FiguresDesk, theClient } from '../../test/builders/figures.ts';
import { breakdownOf } from './breakdown.ts';
import { factsOf } from './facts.ts';

let desk: FiguresDesk;
beforeEach(() => {
  desk = aFiguresDesk();
});
afterEach(() => desk.close());

const period = { from: '2026-11-01', to: '2026-11-19' };
const asOf = '2026-11-20T09:00:00.000Z';
const kind = 'age_gender' as const;

function aBreakdown(clientId: string): void {
  const { raw } = desk.work.insights;
  const account = desk.account();
  raw
    .prepare(
      `insert into campaign (client_id, id, asset_id, name, status, effective_status, objective, issues, as_of)
       values (?, '77', ?, 'Spa', 'ACTIVE', 'ACTIVE', 'OUTCOME_LEADS', '[]', ?)`,
    )
    .run(clientId, account, asOf);
  const set = [clientId, '77', kind, period.from, period.to];
  raw.prepare('insert into breakdown_set values (?, ?, ?, ?, ?, ?)').run(...set, asOf);
  const put = raw.prepare(
    `insert into breakdown_row (client_id, object_id, kind, from_day, to_day, first, second, currency, spend_micros,
       impressions, clicks, link_clicks, reach, actions, action_values, as_of)
     values (?, ?, ?, ?, ?, ?, ?, 'EUR', ?, 100, 9, 5, ?, ?, '{}', ?)`,
  );
  put.run(...set, '18-24', 'female', 1_000_000, 80, '{"lead":2,"onsite_conversion.lead_grouped":2}', asOf);
  put.run(...set, '25-34', 'male', 3_000_000, null, '{}', asOf);
}
const ask = { objectId: '77', kind, period };
const read = (clientId = theClient) => breakdownOf(desk.work, factsOf(desk.work, desk.scope(clientId)), ask);

test('a breakdown counts each part’s own result once, the most spent first, and says what Meta left out', () => {
  aBreakdown(theClient);
  const { rows, asOf: at } = read();
  expect(at).toBe(asOf);
  expect(rows.map(({ first, second, figures }) => [first, second, figures.spendMicros])).toEqual([
    ['25-34', 'male', 3_000_000],
    ['18-24', 'female', 1_000_000],
  ]);
  expect(rows.map(({ figures }) => [figures.results, figures.costMicros, figures.reach])).toEqual([
    [
      { value: 0, why: null },
      { value: null, why: 'none_happened' },
      { value: null, why: 'no_data' },
    ],
    [
      { value: 2, why: null },
      { value: 500_000, why: null },
      { value: 80, why: null },
    ],
  ]);
});

test('a breakdown that Meta was not asked for, or that is another client’s, is empty without a moment', () => {
  expect(read()).toMatchObject({ asOf: null, rows: [] });
  aBreakdown(theClient);
  expect(read(anotherClient)).toMatchObject({ asOf: null, rows: [] });
});
