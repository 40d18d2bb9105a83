import { expect, test } from 'vitest';
import { openFile } from '../../driver.ts';
import { migrate } from '../../migrate.ts';
import { ledgerMigrations } from '../migrations.ts';
import { clientGoals } from './0003-client-goals.ts';

const at = `'2026-01-01T00:00:00.000Z'`;

test('goals come to clients that keep every word; what was said is kept, never changed', () => {
  const upTo = ledgerMigrations.indexOf(clientGoals);
  const raw = openFile(':memory:');
  migrate(raw, ledgerMigrations.slice(0, upTo));
  raw.exec(`insert into person values ('p1', 'Ada', 'ada@agency.example', 1, 'active', ${at}, null)`);
  raw.exec(`insert into client values
    ('c1', 'Oak', 'PLN', 'Europe/Warsaw', '#7a4b9c', '', '', 'pl', 'Opens in May', null, ${at}, 'p1')`);
  const before = raw.prepare('select * from client').all();
  migrate(raw, ledgerMigrations.slice(0, upTo + 1));
  expect(raw.prepare('select * from client').all()).toEqual(before);

  raw.exec(`insert into client_result values ('c1', 'r1', null, null, '2026-01-01', '["lead"]', 'leads', ${at}, 'p1')`);
  raw.exec(`insert into client_target values ('c1', 't1', null, null, '2026-01-01', 40, null, null, 'PLN', ${at}, 'p1')`);
  expect(() => raw.exec(`update client_result set word = 'x'`)).toThrow('kept');
  expect(() => raw.exec(`update client_target set from_day = '2026-02-01'`)).toThrow('kept');
  expect(() =>
    raw.exec(`insert into client_target values ('c1', 't2', null, null, '2026-01-01', 0, null, null, 'PLN', ${at}, 'p1')`),
  ).toThrow('CHECK');
  expect(() =>
    raw.exec(`insert into client_result values ('c9', 'r2', null, null, '2026-01-01', '[]', '', ${at}, 'p1')`),
  ).toThrow('FOREIGN KEY');
  raw.close();
});
