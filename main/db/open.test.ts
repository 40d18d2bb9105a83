import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { failureOf } from '../../shared/failure.ts';
import { write } from './access.ts';
import { bindingFor, resourcesAround } from './driver.ts';
import { insightsMigrations } from './insights/migrations.ts';
import { ledgerMigrations } from './ledger/migrations.ts';
import type { Migration } from './migrate.ts';
import { assertPragmas, openDb, openEncrypted } from './open.ts';

let folder = '';
const key = randomBytes(32);
const path = () => join(folder, 'ledger.db');
const one: Migration = { name: '0001_note', sql: 'create table note (text text not null) strict;' };
const two: Migration = {
  name: '0002_colour',
  sql: `alter table note add column colour text not null default 'grey';`,
};
const open = (migrations: readonly Migration[] = [one], at = path()) =>
  openDb({ path: at, key, durability: 'full', migrations });

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return failureOf(error).code;
  }
  return 'none';
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'steward-db-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('an encrypted database', () => {
  const canary = 'CANARY-belmonte-4711';

  test('shows no header and no word of its content in any of its files', () => {
    const db = open();
    write(db, (w) => w.raw.prepare('insert into note (text) values (?)').run(canary.repeat(50)));
    // A sort larger than the cache spills: it must spill into memory.
    db.raw
      .exec(`insert into note (text) with recursive n(i) as (select 1 union all select i + 1 from n where i < 20000)
      select '${canary}' || i from n`);
    db.raw.prepare('select text from note order by text desc').all();
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    expect(files.length).toBeGreaterThanOrEqual(2);
    for (const bytes of files) {
      expect(bytes.includes('SQLite format 3')).toBe(false);
      expect(bytes.includes(canary)).toBe(false);
    }
    db.raw.close();
  });

  test('opens in another process with the right key', () => {
    const db = open();
    write(db, (w) => w.raw.prepare('insert into note (text) values (?)').run(canary));
    db.raw.close();
    const copy = join(folder, 'copy.db');
    copyFileSync(path(), copy);
    const script = `
      const raw = new (require('better-sqlite3'))(${JSON.stringify(copy)});
      raw.pragma("cipher='sqlcipher'"); raw.pragma(${JSON.stringify(`key="x'${key.toString('hex')}'"`)});
      console.log(raw.prepare('select text from note').pluck().get());`;
    expect(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }).trim()).toBe(canary);
  });

  test('refuses another key with a sentence', () => {
    open().raw.close();
    const wrong = () => openDb({ path: path(), key: randomBytes(32), durability: 'full', migrations: [one] });
    expect(codeOf(wrong)).toBe('storage_damaged');
  });

  test('says that a file which is no database is damaged, and leaves it as it is', () => {
    writeFileSync(path(), 'x'.repeat(8192));
    expect(codeOf(() => open())).toBe('storage_damaged');
    expect(readFileSync(path(), 'utf8')).toBe('x'.repeat(8192));
  });

  test('has every safety setting on, and notices one that is off', () => {
    const db = open();
    assertPragmas(db.raw, 'full');
    db.raw.pragma('synchronous = NORMAL');
    expect(() => assertPragmas(db.raw, 'full')).toThrow('synchronous');
    db.raw.close();
  });

  test('rolls a failed transaction back whole', () => {
    const db = open();
    const failing = () =>
      write(db, (w) => {
        w.raw.prepare('insert into note (text) values (?)').run('half');
        throw new Error('stop');
      });
    expect(failing).toThrow('stop');
    expect(db.raw.prepare('select count(*) from note').pluck().get()).toBe(0);
    db.raw.close();
  });
});

describe('migrations', () => {
  test('run once, in order, and keep the rows', () => {
    const db = open();
    db.raw.exec(`insert into note (text) values ('kept')`);
    db.raw.close();
    const later = open([one, two]);
    expect(later.raw.prepare('select * from note').all()).toEqual([{ text: 'kept', colour: 'grey' }]);
    later.raw.close();
    open([one, two]).raw.close();
  });

  test('refuse a database from the future', () => {
    open([one, two]).raw.close();
    expect(codeOf(() => open([one]))).toBe('storage_newer');
  });

  test('refuse a fork: a shipped migration with other text', () => {
    open([one]).raw.close();
    const edited = { ...one, sql: `${one.sql} create table more (a integer) strict;` };
    expect(codeOf(() => open([edited, two]))).toBe('storage_newer');
  });

  test('refuse a list that does not rise by one', () => {
    expect(() => open([two])).toThrow('breaks the order');
  });

  test('leave everything as it was when one of several fails', () => {
    open([one]).raw.close();
    const broken: Migration = {
      name: '0003_broken',
      sql: 'create table x (a integer) strict; insert into nowhere values (1);',
    };
    expect(() => open([one, two, broken])).toThrow('nowhere');
    const raw = openEncrypted(path(), key);
    expect(raw.prepare('select name from applied_migration').pluck().all()).toEqual(['0001_note']);
    expect(raw.prepare(`select count(*) from sqlite_schema where name = 'x'`).pluck().get()).toBe(0);
    raw.close();
  });

  test('do not start when the copy before them fails', () => {
    open([one]).raw.close();
    const ask = { path: path(), key, durability: 'full', migrations: [one, two] } as const;
    const refuse = () => {
      throw new Error('no room for a copy');
    };
    expect(() => openDb({ ...ask, beforeMigration: refuse })).toThrow('no room');
    expect(open([one]).raw.prepare('select count(*) from applied_migration').pluck().get()).toBe(1);
  });

  test.each([
    ['ledger', ledgerMigrations],
    ['insights', insightsMigrations],
  ])('of %s make strict tables only', (_, migrations) => {
    const db = open(migrations);
    const lax = db.raw.prepare(
      `select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0 and name not like 'sqlite_%'`,
    );
    expect(lax.pluck().all()).toEqual([]);
    db.raw.close();
  });
});

describe('the driver', () => {
  test('is the one in the package where Node-API is new enough', () => {
    expect(bindingFor('10', folder)).toBeUndefined();
  });

  test('says what to do where the one for an older host is missing', () => {
    expect(() => bindingFor('9', folder)).toThrow('npm run doctor');
  });

  test('knows the folder around the archive of a packaged app, and that open code has none', () => {
    expect(resourcesAround('file:///opt/My%20Steward/resources/app.asar/out/main/index.js')).toBe(
      '/opt/My Steward/resources',
    );
    for (const open of ['file:///home/a/steward/out/main/index.js', 'file:///home/app.asar.unpacked/x.js'])
      expect(resourcesAround(open)).toBeNull();
  });
});
