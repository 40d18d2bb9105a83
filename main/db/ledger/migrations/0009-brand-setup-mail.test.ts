import { expect, test } from 'vitest';
import { openFile } from '../../driver.ts';
import { migrate } from '../../migrate.ts';
import { ledgerMigrations } from '../migrations.ts';
import { brandSetupMail } from './0009-brand-setup-mail.ts';

const at = `'2026-01-01T00:00:00.000Z'`;

test('logo, setup and mails come to clients that keep every word; what was noted is kept, never changed', () => {
  const upTo = ledgerMigrations.indexOf(brandSetupMail);
  const raw = openFile(':memory:');
  migrate(raw, ledgerMigrations.slice(0, upTo));
  raw.exec(`insert into person values ('p1', 'Ada', 'ada@agency.example', 1, 'active', ${at}, null)`);
  raw.exec(`insert into client (id, name, currency, timezone, colour, notes, created_at, created_by)
    values ('c1', 'Oak', 'PLN', 'Europe/Warsaw', '#7a4b9c', 'Opens in May', ${at}, 'p1')`);
  const before = raw.prepare('select * from client').all();
  migrate(raw, ledgerMigrations.slice(0, upTo + 1));
  expect(raw.prepare('select * from client').all()).toEqual(before);

  raw.exec(`insert into setup_entry values ('c1', 's1', 'access_granted', 'state', 'done', '', ${at}, 'p1')`);
  raw.exec(`insert into client_logo values ('c1', x'00', 1, 1, 'h', ${at}, 'p1')`);
  raw.exec(`insert into mail_template values ('reminder', 'pl', 'a', 'b', ${at}, 'p1')`);
  expect(() => raw.exec(`update setup_entry set note = 'x'`)).toThrow('kept');
  expect(() => raw.exec(`update client_logo set client_id = 'c2'`)).toThrow('never changes its client');
  expect(() => raw.exec(`insert into mail_template values ('reminder', 'pl', 'c', 'd', ${at}, 'p1')`)).toThrow('UNIQUE');
  expect(() => raw.exec(`insert into client_logo values ('c9', x'00', 1, 1, 'h', ${at}, 'p1')`)).toThrow('FOREIGN KEY');
  raw.close();
});
