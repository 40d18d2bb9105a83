import { expect, test } from 'vitest';
import { openFile } from '../../driver.ts';
import { migrate } from '../../migrate.ts';
import { ledgerMigrations } from '../migrations.ts';
import { reportPages } from './0017-report-pages.ts';

const at = `'2026-01-01T00:00:00.000Z'`;

test('the pages of what left belong to a report of their client, and stay as they left', () => {
  const upTo = ledgerMigrations.indexOf(reportPages);
  const raw = openFile(':memory:');
  migrate(raw, ledgerMigrations.slice(0, upTo));
  raw.exec(`insert into person values ('p1', 'Ada', 'ada@agency.example', 1, 'active', ${at}, null)`);
  for (const id of ['c1', 'c2'])
    raw.exec(`insert into client (id, name, currency, timezone, colour, created_at, created_by) values
      ('${id}', 'Client', 'EUR', 'Europe/Warsaw', '#7a4b9c', ${at}, 'p1')`);
  raw.exec(`insert into report values ('c1', 'r1', 'exported', '2026-10-01', '2026-10-31', '{}', '{}', '{}', 'h', 'head', 'R-1',
    'Ada', ${at}, 'Bob', ${at}, ${at})`);
  const before = raw.prepare('select * from report').all();
  migrate(raw, ledgerMigrations.slice(0, upTo + 1));
  expect(raw.prepare('select * from report').all()).toEqual(before);

  const keep = (client: string) =>
    raw.exec(`insert into report_pages values ('${client}', 'r1', 'seal', x'00', ${at})`);
  keep('c1');
  expect(() => keep('c1')).toThrow('UNIQUE');
  expect(() => keep('c2')).toThrow('FOREIGN KEY');
  expect(() => raw.exec(`update report_pages set pages = x'01'`)).toThrow('kept as it left');
  raw.close();
});
