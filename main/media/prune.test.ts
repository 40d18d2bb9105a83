import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Db, dbOf, write } from '../db/access.ts';
import { openFile } from '../db/driver.ts';
import { insightsMigrations } from '../db/insights/migrations.ts';
import { migrate } from '../db/migrate.ts';
import { prunePictures } from './prune.ts';
import { putPicture, sizeOfPictures } from './store.ts';

const now = new Date('2026-11-20T09:00:00.000Z');
const dayMs = 24 * 3_600_000;
const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs).toISOString();

let db: Db;
beforeEach(() => {
  const raw = openFile(':memory:');
  migrate(raw, insightsMigrations);
  db = dbOf(raw, ':memory:');
});
afterEach(() => void db.raw.close());

const keep = (id: string, shows: string, asOf: string, size = 100) =>
  write(db, (w) =>
    putPicture(w, {
      clientId: 'c1',
      id,
      shows,
      asOf,
      type: 'image/webp',
      width: 1,
      height: 1,
      bytes: Buffer.alloc(size, 1),
    }),
  );
const post = (id: string) =>
  db.raw
    .prepare(
      `insert into post (client_id, id, asset_id, created_time, message, permalink, as_of) values ('c1', ?, 'p1', '2026-11-01T00:00:00.000Z', '', '', '2026-11-01T00:00:00.000Z')`,
    )
    .run(id);
const kept = () => db.raw.prepare('select id from picture order by id').pluck().all();

describe('pictures', () => {
  test('stay while they are young enough and fit', async () => {
    keep('a', 'x_1', daysAgo(399));
    keep('b', 'x_2', daysAgo(1));
    expect(await prunePictures(db, now, { oldestMs: 400 * dayMs, mostBytes: 200 })).toBe(0);
    expect(kept()).toEqual(['a', 'b']);
  });

  test('that are too old go, and what they showed says that it has none', async () => {
    post('x_1');
    keep('a', 'x_1', daysAgo(401));
    keep('b', 'x_2', daysAgo(399));
    expect(db.raw.prepare('select picture_id from post').pluck().get()).toBe('a');
    expect(await prunePictures(db, now)).toBe(1);
    expect(kept()).toEqual(['b']);
    expect(db.raw.prepare('select picture_id from post').pluck().get()).toBeNull();
  });

  test('that nothing shows any more go before older ones that are still shown, until the rest fits', async () => {
    post('x_1');
    post('x_2');
    keep('a', 'x_1', daysAgo(9));
    keep('b', 'x_2', daysAgo(8));
    keep('c', 'gone', daysAgo(1));
    expect(await prunePictures(db, now, { oldestMs: 400 * dayMs, mostBytes: 200 })).toBe(1);
    expect(kept()).toEqual(['a', 'b']);
    expect(await prunePictures(db, now, { oldestMs: 400 * dayMs, mostBytes: 150 })).toBe(1);
    expect(kept()).toEqual(['b']);
  });

  test('go in steps: however many there are, what is left fits', async () => {
    for (let at = 0; at < 130; at += 1) keep(`p${at}`, `s${at}`, daysAgo(200 - at));
    expect(await prunePictures(db, now, { oldestMs: 400 * dayMs, mostBytes: 1_000 })).toBe(120);
    expect(sizeOfPictures(db)).toBe(1_000);
    expect(kept()).toContain('p129');
  });
});
