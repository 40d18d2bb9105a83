import { afterEach, beforeEach, expect, test } from 'vitest';
import { aFiguresDesk, type FiguresDesk, theClient } from '../../test/builders/figures.ts';
import { factsOf } from './facts.ts';
import { weeksAround } from './weeks.ts';

let desk: FiguresDesk;
let account: string;
beforeEach(() => {
  desk = aFiguresDesk();
  account = desk.account();
});
afterEach(() => desk.close());

const day = '2026-11-10';
const before = '2026-11-03';
const euros = (...all: (number | null)[]) => all.map((one) => (one === null ? null : one * 1_000_000));
const week = (amount: number) => Array.from({ length: 7 }, () => amount);
const read = (at = day) => weeksAround(desk.work, factsOf(desk.work, desk.scope()), account, at);

/** A campaign for leads, so that leads are what the client counts, and leads of the account on some days. */
function leads(counts: Readonly<Record<string, number>>): void {
  const { raw } = desk.work.insights;
  raw
    .prepare(
      `insert into campaign (client_id, id, asset_id, name, status, effective_status, objective, issues, as_of)
       values (?, '77', ?, 'Spa', 'ACTIVE', 'ACTIVE', 'OUTCOME_LEADS', '[]', '2026-11-20T09:00:00.000Z')`,
    )
    .run(theClient, account);
  const copy = raw.prepare(
    `insert into insight_day (client_id, level, day, object_id, currency, spend_micros, impressions, clicks, link_clicks,
       reach, actions, action_values, as_of)
     select client_id, 'campaign', day, '77', currency, spend_micros, 1, 1, 1, null, '{}', '{}', as_of from insight_day
     where level = 'account' and object_id = ?`,
  );
  copy.run(account);
  const put = raw.prepare(
    `update insight_day set actions = ? where level = 'account' and object_id = ? and day = ?`,
  );
  for (const [on, count] of Object.entries(counts))
    put.run(JSON.stringify({ lead: count, 'onsite_conversion.lead_grouped': count }), account, on);
}

test('the week before and the week after leave the day of the change itself out', () => {
  desk.days(account, before, euros(...week(10), 999, ...week(20)));
  leads({ '2026-11-03': 4, '2026-11-09': 3, '2026-11-10': 50, '2026-11-11': 5, '2026-11-17': 5 });
  expect(read()).toMatchObject({
    result: { kind: 'leads' },
    before: { spendMicros: 70e6, results: { value: 7 }, costMicros: { value: 10e6 } },
    after: { spendMicros: 140e6, results: { value: 10 }, costMicros: { value: 14e6 } },
  });
});

test('a week without a result has no cost of one, and a client that counts nothing has no results', () => {
  desk.days(account, before, euros(...week(10), 10, ...week(20)));
  expect(read()).toMatchObject({
    result: null,
    after: { results: { value: null }, costMicros: { value: null } },
  });
  leads({ '2026-11-12': 2 });
  expect(read()).toMatchObject({
    before: { results: { value: 0 }, costMicros: { value: null, why: 'none_happened' } },
    after: { results: { value: 2 }, costMicros: { value: 70e6 } },
  });
});

test('one day that was not read, or not to its end, leaves nothing to say', () => {
  desk.days(account, before, euros(...week(10), 10, 1, 2, 3, null, 5, 6, 7));
  expect(read()).toBeNull();
  desk.days(account, '2026-11-14', euros(4));
  expect(read()).not.toBeNull();
  // Of the seven days after the 13th the last is today, and today was read at ten in the morning.
  desk.days(account, '2026-11-18', euros(8, 9, 10));
  expect(read('2026-11-12')).not.toBeNull();
  expect(read('2026-11-13')).toBeNull();
});
