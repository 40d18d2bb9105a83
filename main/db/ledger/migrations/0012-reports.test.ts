import { expect, test } from 'vitest';
import { openFile } from '../../driver.ts';
import { migrate } from '../../migrate.ts';
import { ledgerMigrations } from '../migrations.ts';

test('reports come to a ledger with clients in it; their figures are frozen and what left is kept', () => {
  const raw = openFile(':memory:');
  const at = ledgerMigrations.findIndex(({ name }) => name.endsWith('_reports'));
  migrate(raw, ledgerMigrations.slice(0, at));
  raw.exec(`insert into person values ('p1', 'Ada', 'ada@agency.example', 1, 'active', '2026-01-01T00:00:00.000Z', null)`);
  for (const id of ['c1', 'c2'])
    raw.exec(`insert into client (id, name, currency, timezone, colour, created_at, created_by) values
      ('${id}', 'Client', 'EUR', 'Europe/Warsaw', '#7a4b9c', '2026-01-01T00:00:00.000Z', 'p1')`);
  const before = raw.prepare('select * from client').all();
  migrate(raw, ledgerMigrations.slice(0, at + 1));
  expect(raw.prepare('select * from client').all()).toEqual(before);

  const report = (id: string, state: string, reviewer: string) =>
    raw.exec(`insert into report values ('c1', '${id}', '${state}', '2026-10-01', '2026-10-31', '{}', '{}', '{}', 'h', 'head',
      'R-1', 'Ada', '2026-11-04T00:00:00.000Z', ${reviewer}, ${reviewer === 'null' ? 'null' : `'2026-11-04T00:00:00.000Z'`},
      '2026-11-04T00:00:00.000Z')`);
  report('r1', 'draft', 'null');
  expect(() => report('r2', 'reviewed', 'null')).toThrow('CHECK');
  expect(() => report('r3', 'draft', `'Bob'`)).toThrow('CHECK');
  expect(() => raw.exec(`update report set facts = '{"changed":1}'`)).toThrow('frozen');
  expect(() => raw.exec(`update report set client_id = 'c2'`)).toThrow('never changes its client');
  raw.exec(`update report set words = '{"headline":"New"}' where id = 'r1'`);

  const left = (client: string) =>
    raw.exec(`insert into report_export values ('${client}', 'r1', 'e1', 'pdf', 'a.pdf', 's', 'h', 'Ada', '2026-11-04T00:00:00.000Z')`);
  left('c1');
  expect(() => left('c2')).toThrow('FOREIGN KEY');
  expect(() => raw.exec(`update report_export set sha256 = 'other'`)).toThrow('kept as it left');
  expect(() => raw.exec(`delete from report`)).toThrow('FOREIGN KEY');
  raw.close();
});
