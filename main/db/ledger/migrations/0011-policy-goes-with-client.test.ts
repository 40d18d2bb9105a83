import { expect, test } from 'vitest';
import { openFile } from '../../driver.ts';
import { migrate } from '../../migrate.ts';
import { ledgerMigrations } from '../migrations.ts';
import { policyGoesWithClient } from './0011-policy-goes-with-client.ts';

const at = `'2026-01-01T00:00:00.000Z'`;

test('a client’s own policy goes with it once it is archived; the workspace’s never goes', () => {
  const upTo = ledgerMigrations.indexOf(policyGoesWithClient);
  const raw = openFile(':memory:');
  migrate(raw, ledgerMigrations.slice(0, upTo));
  raw.exec(`insert into person values ('p1', 'Ada', 'ada@agency.example', 1, 'active', ${at}, null)`);
  raw.exec(`insert into client (id, name, currency, timezone, colour, created_at, created_by)
    values ('c1', 'Oak', 'PLN', 'Europe/Warsaw', '#7a4b9c', ${at}, 'p1')`);
  raw.exec(`insert into policy_version values (1, null, '{}', '', ${at}, 'p1'), (2, 'c1', '{}', '', ${at}, 'p1')`);
  raw.exec(`insert into policy_stop values (1, null, 1, 'x', ${at}, 'p1'), (2, 'c1', 1, 'x', ${at}, 'p1')`);
  const before = raw.prepare('select * from policy_version').all();
  migrate(raw, ledgerMigrations.slice(0, upTo + 1));
  expect(raw.prepare('select * from policy_version').all()).toEqual(before);

  expect(() => raw.exec('delete from policy_version where number = 2')).toThrow('added, not edited');
  expect(() => raw.exec('delete from policy_stop where number = 2')).toThrow('lifted by another row');
  raw.exec(`update client set archived_at = ${at}`);
  expect(() => raw.exec('delete from policy_version')).toThrow('added, not edited');
  expect(() => raw.exec('delete from policy_stop')).toThrow('lifted by another row');
  raw.exec(`delete from policy_version where client_id = 'c1'`);
  raw.exec(`delete from policy_stop where client_id = 'c1'`);
  expect(raw.prepare('select number from policy_version').pluck().all()).toEqual([1]);
  raw.close();
});
