import { expect, test } from 'vitest';
import { openFile } from '../../driver.ts';
import { migrate } from '../../migrate.ts';
import { insightsMigrations } from '../migrations.ts';

function old() {
  const raw = openFile(':memory:');
  raw.pragma('foreign_keys = ON');
  raw.pragma('recursive_triggers = ON');
  migrate(raw, insightsMigrations.slice(0, 1));
  raw.exec(`
    insert into account_day values ('c1', 'a1', '2026-11-01', 'EUR', 12340000, 900, '2026-11-02T06:00:00.000Z');
    insert into page_now values ('c1', 'p1', 1234, '2026-11-02T06:00:00.000Z'), ('c2', 'p2', null, '2026-11-02T06:00:01.000Z');
    insert into sync_run values ('c1', 'r1', '2026-11-02T05:59:00.000Z', '2026-11-02T06:00:00.000Z', 'done', 2, '1,234 followers');
  `);
  return raw;
}

test('days, followers and runs that were synced before move to the new tables whole', () => {
  const raw = old();
  migrate(raw, insightsMigrations.slice(0, 3));
  expect({
    days: raw
      .prepare('select client_id, level, day, object_id, currency, spend_micros, impressions, reach, as_of from insight_day')
      .all(),
    pages: raw.prepare('select client_id, asset_id, followers, as_of from page_card').all(),
    runs: raw.prepare('select id, why, outcome, calls, calls_by_kind, gaps, sentence from sync_run').all(),
  }).toEqual({
    days: [
      {
        client_id: 'c1',
        level: 'account',
        day: '2026-11-01',
        object_id: 'a1',
        currency: 'EUR',
        spend_micros: 12_340_000,
        impressions: 900,
        reach: null,
        as_of: '2026-11-02T06:00:00.000Z',
      },
    ],
    pages: [
      { client_id: 'c1', asset_id: 'p1', followers: 1234, as_of: '2026-11-02T06:00:00.000Z' },
      { client_id: 'c2', asset_id: 'p2', followers: null, as_of: '2026-11-02T06:00:01.000Z' },
    ],
    runs: [
      { id: 'r1', why: 'asked', outcome: 'done', calls: 2, calls_by_kind: '{}', gaps: '[]', sentence: '1,234 followers' },
    ],
  });
  raw.close();
});

test('every table of insights starts its key with the client and keeps each row with its client', () => {
  const raw = old();
  migrate(raw, insightsMigrations.slice(0, 3));
  const tables = raw
    .prepare(`select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%' and name <> 'applied_migration'`)
    .pluck()
    .all() as string[];
  const first = raw.prepare('select name from pragma_table_info(?) where pk = 1').pluck();
  const guard = raw.prepare(`select count(*) from sqlite_schema where type = 'trigger' and tbl_name = ? and sql like '%before update of client_id%'`).pluck();
  expect(tables.map((name) => ({ name, first: first.get(name), guards: guard.get(name) }))).toEqual(
    tables.map((name) => ({ name, first: 'client_id', guards: 1 })),
  );
  expect(tables.length).toBe(21);
  expect(() => raw.exec(`update insight_day set client_id = 'c2'`)).toThrow('never changes its client');
  raw.close();
});
