import { expect, test } from 'vitest';
import { openFile } from '../../driver.ts';
import { migrate } from '../../migrate.ts';
import { ledgerMigrations } from '../migrations.ts';
import { comparedKeys } from './0013-compared-keys.ts';

const at = `'2026-01-01T00:00:00.000Z'`;

test('what was compared stays as it was, and nobody compares with themselves', () => {
  const upTo = ledgerMigrations.indexOf(comparedKeys);
  const raw = openFile(':memory:');
  migrate(raw, ledgerMigrations.slice(0, upTo));
  raw.exec(`insert into person values ('p1', 'Ada', 'ada@agency.example', 1, 'active', ${at}, null)`);
  const people = raw.prepare('select * from person').all();
  migrate(raw, ledgerMigrations.slice(0, upTo + 1));
  expect(raw.prepare('select * from person').all()).toEqual(people);

  const fingerprint = 'aaaa bbbb cccc dddd eeee ffff 0000 1111';
  const insert = (by: string, who: string) =>
    raw.exec(`insert into compared_key values ('i1', '${by}', '${who}', '${fingerprint}', 'Ben', ${at})`);
  insert('p1', 'somebody-elsewhere');
  expect(() => insert('p1', 'p1')).toThrow('CHECK');
  expect(() => insert('p9', 'p1')).toThrow('FOREIGN KEY');
  expect(() => raw.exec(`update compared_key set fingerprint = 'x'`)).toThrow('never changed');
  expect(() => raw.exec('delete from compared_key')).toThrow('never changed');
  raw.close();
});
