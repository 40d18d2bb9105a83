import { expect, test } from 'vitest';
import { openFile } from '../../driver.ts';
import { migrate } from '../../migrate.ts';
import { ledgerMigrations } from '../migrations.ts';
import { notices } from './0006-notices.ts';

test('notices come to a ledger with people and clients in it; one of a kind, and never another person’s or client’s', () => {
  const raw = openFile(':memory:');
  const here = ledgerMigrations.indexOf(notices);
  migrate(raw, ledgerMigrations.slice(0, here));
  const at = '2026-01-01T00:00:00.000Z';
  raw.exec(`insert into person values ('p1', 'Ada', 'ada@agency.example', 1, 'active', '${at}', null)`);
  raw.exec(`insert into client (id, name, currency, timezone, colour, created_at, created_by)
    values ('c1', 'Oak', 'EUR', 'Europe/Warsaw', '#1f7a6a', '${at}', 'p1')`);
  const before = raw.prepare('select * from client').all();
  migrate(raw, ledgerMigrations.slice(0, here + 1));
  expect(raw.prepare('select * from client').all()).toEqual(before);

  const add = (id: string, key: string, person = 'p1') =>
    raw.exec(
      `insert into notice (person_id, id, client_id, kind, "values", dedupe_key, at)
       values ('${person}', '${id}', 'c1', 'sync_failed', '{}', '${key}', '${at}')`,
    );
  add('n1', 'k1');
  expect(() => add('n2', 'k1')).toThrow('UNIQUE');
  expect(() => add('n2', 'k2', 'nobody')).toThrow('FOREIGN KEY');
  expect(() => raw.exec(`update notice set client_id = null`)).toThrow('never changes whose it is');
  raw.exec(`update notice set read_at = '${at}'`);
  expect(raw.prepare('select id, client_id as clientId, read_at as readAt from notice').all()).toEqual([
    { id: 'n1', clientId: 'c1', readAt: at },
  ]);
  raw.close();
});
