import { expect, test } from 'vitest';
import { openFile } from '../../driver.ts';
import { migrate } from '../../migrate.ts';
import { ledgerMigrations } from '../migrations.ts';
import { accessReview } from './0010-access-review.ts';

const at = `'2026-01-01T00:00:00.000Z'`;

test('uses and confirmations of access come to people and clients that keep every word', () => {
  const upTo = ledgerMigrations.indexOf(accessReview);
  const raw = openFile(':memory:');
  migrate(raw, ledgerMigrations.slice(0, upTo));
  raw.exec(`insert into person values ('p1', 'Ada', 'ada@agency.example', 1, 'active', ${at}, null)`);
  raw.exec(`insert into client (id, name, currency, timezone, colour, notes, created_at, created_by)
    values ('c1', 'Oak', 'PLN', 'Europe/Warsaw', '#7a4b9c', '', ${at}, 'p1')`);
  raw.exec(`insert into member values ('c1', 'p1', 'client_user', ${at})`);
  const look = () => ['person', 'client', 'member'].map((table) => raw.prepare(`select * from ${table}`).all());
  const before = look();
  migrate(raw, ledgerMigrations.slice(0, upTo + 1));
  expect(look()).toEqual(before);

  raw.exec(`insert into access_use values ('c1', 'p1', ${at})`);
  raw.exec(`insert into access_confirmed values ('c1', 'p1', 'client_user', ${at}, 'p1')`);
  raw.exec(`insert into super_confirmed values ('p1', ${at}, 'p1')`);
  expect(() => raw.exec(`update access_use set client_id = 'c2'`)).toThrow('never changes its client');
  expect(() => raw.exec(`update access_confirmed set client_id = 'c2'`)).toThrow('never changes its client');
  expect(() => raw.exec(`insert into access_confirmed values ('c1', 'p2', 'owner', ${at}, 'p1')`)).toThrow('CHECK');
  raw.close();
});
