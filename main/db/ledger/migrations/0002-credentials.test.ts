import { expect, test } from 'vitest';
import { openFile } from '../../driver.ts';
import { migrate } from '../../migrate.ts';
import { ledgerMigrations } from '../migrations.ts';

test('credentials come to a ledger with people in it, who keep every word; keys are retired, never changed', () => {
  const raw = openFile(':memory:');
  migrate(raw, ledgerMigrations.slice(0, 1));
  raw.exec(`insert into person values
    ('p1', 'Ada', 'ada@agency.example', 1, 'active', '2026-01-01T00:00:00.000Z', null),
    ('p2', 'Bob', 'bob@agency.example', 0, 'deactivated', '2026-01-02T00:00:00.000Z', 'p1')`);
  const before = raw.prepare('select * from person').all();
  migrate(raw, ledgerMigrations.slice(0, 2));
  expect(raw.prepare('select * from person').all()).toEqual(before);

  const first = `('p2', 1, 's1', 'e1', 'made', 'p1', '2026-01-02T00:00:00.000Z', null, 2, null)`;
  raw.exec(`insert into credential values ${first}`);
  const second = `('p2', 2, 's2', 'e2', 'reset', 'p1', '2026-01-03T00:00:00.000Z', null, 3, null)`;
  expect(() => raw.exec(`insert into credential values ${second}`)).toThrow('UNIQUE');
  expect(() => raw.exec(`update credential set signing_key = 'x'`)).toThrow('retired, not changed');
  expect(() => raw.exec(`delete from credential`)).toThrow('retired, not removed');
  raw.exec(`update credential set own_since = '2026-01-02T01:00:00.000Z'`);
  expect(() => raw.exec(`update credential set own_since = null`)).toThrow('retired, not changed');
  raw.exec(`update credential set retired_at = '2026-01-03T00:00:00.000Z'`);
  raw.exec(`insert into credential values ${second}`);
  expect(raw.prepare('select number, retired_at as retired from credential').all()).toEqual([
    { number: 1, retired: '2026-01-03T00:00:00.000Z' },
    { number: 2, retired: null },
  ]);
  raw.close();
});
