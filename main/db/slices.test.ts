import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Db, Writer } from './access.ts';
import { write, writeInSlices } from './access.ts';
import { openDb } from './open.ts';

let folder = '';
let db: Db;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'steward-slices-'));
  const migrations = [{ name: '0001_note', sql: 'create table note (text text not null) strict;' }];
  db = openDb({ path: join(folder, 'a.db'), key: randomBytes(32), durability: 'full', migrations });
});
afterEach(() => {
  db.raw.close();
  rmSync(folder, { recursive: true, force: true });
});

const add = (w: Writer, text: string) => w.raw.prepare('insert into note values (?)').run(text);
const kept = () => db.raw.prepare('select text from note order by rowid').pluck().all();

/** Rows that take longer than a slice each, so that every one of them is a turn of its own. */
function* slow(w: Writer, rows: number, fails?: Error): Generator<void, string> {
  for (let row = 1; row <= rows; row += 1) {
    add(w, `row ${row}`);
    const until = performance.now() + 12;
    while (performance.now() < until);
    yield;
  }
  if (fails) throw fails;
  return 'all';
}

test('others have their turns between the rows, and everything is kept at the end', async () => {
  let turns = 0;
  let isOver = false;
  const count = () => {
    turns += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  const written = writeInSlices(db, (w) => slow(w, 5));
  expect(await written).toBe('all');
  isOver = true;
  expect(turns).toBeGreaterThanOrEqual(3);
  expect(kept()).toHaveLength(5);
});

test('whoever writes meanwhile finishes it first: its own failure takes nothing of it along', async () => {
  const written = writeInSlices(db, (w) => slow(w, 4));
  expect(db.raw.inTransaction).toBe(true);
  const failing = () =>
    write(db, (w) => {
      add(w, 'another');
      throw new Error('refused');
    });
  expect(failing).toThrow('refused');
  expect(kept()).toEqual(['row 1', 'row 2', 'row 3', 'row 4']);
  expect(await written).toBe('all');
});

test('what fails in its last row leaves nothing, and the next one begins anew', async () => {
  const failed = writeInSlices(db, (w) => slow(w, 3, new Error('disk full')));
  await expect(failed).rejects.toThrow('disk full');
  expect(kept()).toEqual([]);
  expect(await writeInSlices(db, (w) => slow(w, 1))).toBe('all');
});

test('a failure that another writer brings to light is not that writer’s', async () => {
  const failed = writeInSlices(db, (w) => slow(w, 3, new Error('disk full')));
  const told = expect(failed).rejects.toThrow('disk full');
  write(db, (w) => add(w, 'another'));
  await told;
  expect(kept()).toEqual(['another']);
});

test('a database that is closed meanwhile keeps nothing of it', async () => {
  const cut = writeInSlices(db, (w) => slow(w, 3));
  db.raw.close();
  await expect(cut).rejects.toThrow('not open');
});

test('what its own rows write is part of it', async () => {
  const failed = writeInSlices(db, function* (w) {
    add(w, 'outside');
    yield;
    write(db, (inner) => add(inner, 'inside'));
    yield;
    throw new Error('undone');
  });
  await expect(failed).rejects.toThrow('undone');
  expect(kept()).toEqual([]);
});
