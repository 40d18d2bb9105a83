import { expect, test } from 'vitest';
import { openFile } from '../../driver.ts';
import { migrate } from '../../migrate.ts';
import { ledgerMigrations } from '../migrations.ts';
import { draftStartAndEnd } from './0016-draft-start-and-end.ts';

const at = `'2026-01-01T00:00:00.000Z'`;

test('a draft from before keeps every word and says that its end was not written down; a new one keeps its times', () => {
  const upTo = ledgerMigrations.indexOf(draftStartAndEnd);
  const raw = openFile(':memory:');
  migrate(raw, ledgerMigrations.slice(0, upTo));
  raw.exec(`insert into person values ('p1', 'Ada', 'p1@agency.example', 1, 'active', ${at}, null)`);
  raw.exec(`insert into client (id, name, currency, timezone, colour, created_at, created_by) values
    ('c1', 'Client', 'EUR', 'Europe/Warsaw', '#7a4b9c', ${at}, 'p1')`);
  const draft = (id: string, object: string, more = '') =>
    raw.exec(`insert into budget_draft values ('c1', '${id}', 'a', 'campaign', '${object}', 'Name', 'Name', 'daily_budget',
      'EUR', 100, 200, 'ACTIVE', ${at}, 'why', 'p1', ${at}, 'open', null, null${more})`);
  draft('d1', 'o1');
  const before = raw.prepare('select * from budget_draft').get() as object;
  migrate(raw, ledgerMigrations.slice(0, upTo + 1));
  const now = { start_clock: null, seen_end_time: null, seen_end: 0 };
  expect(raw.prepare('select * from budget_draft').get()).toEqual({ ...before, ...now });

  expect(() => draft('d2', 'o2', `, '8:30', null, 1`)).toThrow('CHECK');
  expect(() => draft('d2', 'o2', `, '08:30', null, 2`)).toThrow('CHECK');
  draft('d2', 'o2', `, '08:30', ${at}, 1`);
  for (const change of [`start_clock = '09:00'`, 'seen_end_time = null', 'seen_end = 0'])
    expect(() => raw.exec(`update budget_draft set ${change}`)).toThrow('never changes');
  raw.exec(`update budget_draft set state = 'discarded', settled_at = ${at} where id = 'd2'`);
  raw.close();
});
