import { expect, test } from 'vitest';
import { openFile } from '../../driver.ts';
import { migrate } from '../../migrate.ts';
import { ledgerMigrations } from '../migrations.ts';

test('plans, incidents and views come to a ledger with clients in it, and hold what they promise', () => {
  const at = ledgerMigrations.findIndex(({ name }) => name.endsWith('plans_alerts_views'));
  const raw = openFile(':memory:');
  migrate(raw, ledgerMigrations.slice(0, at));
  raw.exec(`insert into person values ('p1', 'Ada', 'ada@agency.example', 1, 'active', '2026-01-01T00:00:00.000Z', null)`);
  raw.exec(`insert into client (id, name, currency, timezone, colour, created_at, created_by)
    values ('c1', 'One', 'PLN', 'Europe/Warsaw', '#1f7a6a', '2026-01-01T00:00:00.000Z', 'p1')`);
  const before = raw.prepare('select * from client').all();
  migrate(raw, ledgerMigrations.slice(0, at + 1));
  expect(raw.prepare('select * from client').all()).toEqual(before);

  const plan = (month: string, amount: number, carried: number, first: string) =>
    raw.exec(`insert into pacing_plan values
      ('c1', '${month}', 'PLN', ${amount}, ${carried}, ${first}, 25, '[]', '', '2026-11-01T00:00:00.000Z', 'p1')`);
  plan('2026-11', 100, -20, `'2026-11-16'`);
  expect(() => plan('2026-12', 100, -100, 'null')).toThrow('CHECK');
  expect(() => plan('2026-12', 100, 0, `'2026-11-16'`)).toThrow('CHECK');
  expect(() => raw.exec(`update pacing_plan set client_id = 'c2'`)).toThrow('never changes its client');

  const incident = (id: string, state: string, until: string, resolved: string) =>
    raw.exec(`insert into incident values ('c1', '${id}', 'pacing', '', 'warning', '${state}', '{}',
      '2026-11-01T00:00:00.000Z', '2026-11-01T00:00:00.000Z', ${resolved}, ${until}, null, null, '', null)`);
  incident('i1', 'open', 'null', 'null');
  expect(() => incident('i2', 'acknowledged', 'null', 'null')).toThrow('UNIQUE');
  expect(() => incident('i3', 'snoozed', 'null', 'null')).toThrow('CHECK');
  expect(() => incident('i4', 'resolved', 'null', 'null')).toThrow('CHECK');
  incident('i5', 'resolved', 'null', `'2026-11-02T00:00:00.000Z'`);
  expect(raw.prepare('select id from incident order by id').pluck().all()).toEqual(['i1', 'i5']);
  raw.close();
});
