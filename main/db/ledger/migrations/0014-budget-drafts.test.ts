import { expect, test } from 'vitest';
import { openFile } from '../../driver.ts';
import { migrate } from '../../migrate.ts';
import { ledgerMigrations } from '../migrations.ts';
import { budgetDrafts } from './0014-budget-drafts.ts';

const at = `'2026-01-01T00:00:00.000Z'`;

test('a draft keeps what it says, ends once, and nobody agrees with their own', () => {
  const upTo = ledgerMigrations.indexOf(budgetDrafts);
  const raw = openFile(':memory:');
  migrate(raw, ledgerMigrations.slice(0, upTo));
  for (const id of ['p1', 'p2'])
    raw.exec(`insert into person values ('${id}', 'Ada', '${id}@agency.example', 1, 'active', ${at}, null)`);
  raw.exec(`insert into client (id, name, currency, timezone, colour, created_at, created_by) values
    ('c1', 'Client', 'EUR', 'Europe/Warsaw', '#7a4b9c', ${at}, 'p1')`);
  const before = raw.prepare('select * from client').all();
  migrate(raw, ledgerMigrations.slice(0, upTo + 1));
  expect(raw.prepare('select * from client').all()).toEqual(before);

  const draft = (id: string, state = 'open', after = 200) =>
    raw.exec(`insert into budget_draft values ('c1', '${id}', 'a', 'campaign', 'o1', 'Name', 'Name', 'daily_budget', 'EUR',
      100, ${after}, 'ACTIVE', ${at}, 'why', 'p1', ${at}, '${state}', null, null)`);
  expect(() => draft('d0', 'proposed')).toThrow('starts as open');
  expect(() => draft('d0', 'open', 100)).toThrow('CHECK');
  draft('d1');
  expect(() => draft('d2')).toThrow('UNIQUE');
  expect(() => raw.exec(`update budget_draft set after_minor = 900`)).toThrow('never changes');
  expect(() => raw.exec('delete from budget_draft')).toThrow('with its client only');

  const word = (who: string) => raw.exec(`insert into draft_word values ('c1', 'd1', '${who}', ${at})`);
  expect(() => word('p1')).toThrow('only another person');
  word('p2');
  expect(() => raw.exec(`update draft_word set said_at = 'x'`)).toThrow('never changes');
  expect(() => raw.exec('delete from draft_word')).toThrow('with its client only');

  expect(() => raw.exec(`update budget_draft set state = 'proposed', settled_at = ${at}`)).toThrow('CHECK');
  raw.exec(`update budget_draft set state = 'discarded', settled_at = ${at}`);
  expect(() => raw.exec(`update budget_draft set state = 'open', settled_at = null`)).toThrow('like that');
  expect(() => word('p2')).toThrow('only another person');
  raw.close();
});
