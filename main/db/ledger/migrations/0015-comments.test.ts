import { expect, test } from 'vitest';
import { openFile } from '../../driver.ts';
import { migrate } from '../../migrate.ts';
import { ledgerMigrations } from '../migrations.ts';
import { comments } from './0015-comments.ts';

const at = `'2026-01-01T00:00:00.000Z'`;

test('a comment is about days or about a proposal of its client, and only its words change', () => {
  const upTo = ledgerMigrations.indexOf(comments);
  const raw = openFile(':memory:');
  migrate(raw, ledgerMigrations.slice(0, upTo));
  raw.exec(`insert into person values ('p1', 'Ada', 'ada@agency.example', 1, 'active', ${at}, null)`);
  raw.exec(`insert into client (id, name, currency, timezone, colour, created_at, created_by) values
    ('c1', 'Client', 'EUR', 'Europe/Warsaw', '#7a4b9c', ${at}, 'p1')`);
  const before = raw.prepare('select * from client').all();
  migrate(raw, ledgerMigrations.slice(0, upTo + 1));
  expect(raw.prepare('select * from client').all()).toEqual(before);

  const comment = (id: string, about: string, from: string | null, to: string | null, proposal?: string) =>
    raw
      .prepare(`insert into comment values ('c1', ?, ?, ?, ?, ?, 'Rain', 0, 'p1', ${at}, null)`)
      .run(id, about, from, to, proposal ?? null);
  comment('m1', 'period', '2026-01-01', '2026-01-31');
  comment('m2', 'day', '2026-01-05', '2026-01-05');
  expect(() => comment('m2', 'day', '2026-01-05', '2026-01-05')).toThrow('UNIQUE');
  expect(() => comment('m3', 'day', '2026-01-05', '2026-01-06')).toThrow('CHECK');
  expect(() => comment('m3', 'period', '2026-01-05', '2026-01-04')).toThrow('CHECK');
  expect(() => comment('m3', 'period', '2026-01-05', null)).toThrow('CHECK');
  expect(() => comment('m3', 'period', '2026-01-05', '2026-01-06', 'x')).toThrow('CHECK');
  expect(() => comment('m3', 'proposal', null, null)).toThrow('CHECK');
  expect(() => comment('m3', 'proposal', null, null, 'of nobody')).toThrow('FOREIGN KEY');
  expect(() => raw.exec(`update comment set text = '  '`)).toThrow('CHECK');
  raw.exec(`update comment set text = 'Snow', for_client = 1, edited_at = ${at}`);
  expect(() => raw.exec(`update comment set from_day = '2026-01-02'`)).toThrow('only the words');
  expect(() => raw.exec(`update comment set author_id = 'p2'`)).toThrow('only the words');
  raw.exec('delete from comment');
  raw.close();
});
