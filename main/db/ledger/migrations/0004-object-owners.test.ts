import { expect, test } from 'vitest';
import { openFile } from '../../driver.ts';
import { migrate } from '../../migrate.ts';
import { ledgerMigrations } from '../migrations.ts';

test('owners of objects come to a ledger with clients in it: one owner an object, and never another client', () => {
  const raw = openFile(':memory:');
  const at = ledgerMigrations.findIndex(({ name }) => name.endsWith('object_owners'));
  migrate(raw, ledgerMigrations.slice(0, at));
  raw.exec(`insert into person values
    ('p1', 'Ada', 'ada@agency.example', 1, 'active', '2026-01-01T00:00:00.000Z', null)`);
  for (const id of ['c1', 'c2'])
    raw.exec(`insert into client (id, name, currency, timezone, colour, created_at, created_by) values
      ('${id}', 'Client', 'EUR', 'Europe/Warsaw', '#7a4b9c', '2026-01-01T00:00:00.000Z', 'p1')`);
  const before = raw.prepare('select * from client').all();
  migrate(raw, ledgerMigrations.slice(0, at + 1));
  expect(raw.prepare('select * from client').all()).toEqual(before);

  raw.exec(`insert into object_owner values ('c1', '230001', '100001')`);
  expect(() => raw.exec(`insert into object_owner values ('c2', '230001', '100002')`)).toThrow('UNIQUE');
  expect(() => raw.exec(`insert into object_owner values ('c9', '230002', '100001')`)).toThrow('FOREIGN KEY');
  expect(() => raw.exec(`update object_owner set client_id = 'c2'`)).toThrow('never changes its client');
  expect(raw.prepare('select * from object_owner').all()).toEqual([
    { client_id: 'c1', object_id: '230001', account_id: '100001' },
  ]);
  raw.close();
});
