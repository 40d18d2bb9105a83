import { expect, test } from 'vitest';
import { openFile } from '../../driver.ts';
import { migrate } from '../../migrate.ts';
import { ledgerMigrations } from '../migrations.ts';

test('tokens keep their seal and their place when the vault learns about their health', () => {
  const raw = openFile(':memory:');
  const at = ledgerMigrations.findIndex(({ name }) => name.endsWith('token_health'));
  migrate(raw, ledgerMigrations.slice(0, at));
  raw.exec(`insert into person values
    ('p1', 'Ada', 'ada@agency.example', 1, 'active', '2026-01-01T00:00:00.000Z', null)`);
  raw.exec(`insert into client (id, name, currency, timezone, colour, created_at, created_by) values
    ('c1', 'Client', 'EUR', 'Europe/Warsaw', '#7a4b9c', '2026-01-01T00:00:00.000Z', 'p1'),
    ('c2', 'Client', 'EUR', 'Europe/Warsaw', '#7a4b9c', '2026-01-01T00:00:00.000Z', 'p1')`);
  raw.exec(`insert into token values
    ('t1', 'shared', null, x'01', 'EAA…1', 'f1', 'healthy', '2026-01-02', 'p1', '2026-01-03', '2026-01-04'),
    ('t2', 'client', 'c1', x'02', 'EAA…2', 'f2', 'dead', '2026-01-02', 'p1', null, null)`);
  const old = 'id, slot, client_id, sealed, preview, fingerprint, state, added_at, added_by, checked_at, used_at';
  const before = raw.prepare(`select ${old} from token order by id`).all();
  migrate(raw, ledgerMigrations.slice(0, at + 1));
  expect(raw.prepare(`select ${old} from token order by id`).all()).toEqual(before);
  expect(raw.prepare('select id, trouble, scopes, parked_at as parked from token order by id').all()).toEqual([
    { id: 't1', trouble: null, scopes: '[]', parked: null },
    { id: 't2', trouble: 'invalid', scopes: '[]', parked: null },
  ]);

  // The rules of the old table still hold on the new one.
  expect(() => raw.exec(`update token set id = 't3', slot = 'shared', client_id = null where id = 't2'`)).toThrow(
    'never changes its client',
  );
  const second = `('t3', 'shared', x'03', 'EAA…3', 'f3', 'unchecked', '2026-01-02', 'p1')`;
  const columns = 'id, slot, sealed, preview, fingerprint, state, added_at, added_by';
  expect(() => raw.exec(`insert into token (${columns}) values ${second}`)).toThrow('UNIQUE');
  expect(() => raw.exec(`update token set state = 'dead' where id = 't1'`)).toThrow('CHECK');
  expect(() => raw.exec(`update token set parked_at = '2026-01-05' where id = 't1'`)).toThrow('CHECK');

  raw.exec(`insert into token_use values ('t1', '2026-01-05', 3, 0)`);
  raw.exec(`insert into client_token values ('c1', 't1', '2026-01-05')`);
  expect(() => raw.exec(`update client_token set client_id = 'c2'`)).toThrow('never changes its client');
  raw.exec(`delete from token where id = 't1'`);
  expect(raw.prepare('select (select count(*) from token_use) + (select count(*) from client_token)').pluck().get()).toBe(0);
  raw.close();
});
