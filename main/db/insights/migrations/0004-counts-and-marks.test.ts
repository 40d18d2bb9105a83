import { expect, test } from 'vitest';
import { openFile } from '../../driver.ts';
import { migrate } from '../../migrate.ts';
import { insightsMigrations } from '../migrations.ts';

test('runs and states that were kept say that they counted nothing, and keep the rest', () => {
  const raw = openFile(':memory:');
  migrate(raw, insightsMigrations.slice(0, 3));
  const run = `('c1', 'r1', 'asked', '2026-11-02T05:59:00.000Z', null, 'running', 2, 40, null, '{"page":1}', '[]', null, '')`;
  raw.exec(`insert into sync_run values ${run}`);
  raw.exec(
    `insert into sync_state values ('c1', null, '2026-11-02T06:00:00.000Z', null, 'partial', 's', 1, null, null)`,
  );
  const runs = raw.prepare('select * from sync_run').all() as object[];
  const states = raw.prepare('select * from sync_state').all() as object[];
  migrate(raw, insightsMigrations.slice(0, 4));
  expect(raw.prepare('select * from sync_run').all()).toEqual(runs.map((row) => ({ ...row, counts: '{}' })));
  expect(raw.prepare('select * from sync_state').all()).toEqual(
    states.map((row) => ({ ...row, counts: '{}' })),
  );
  raw.exec(`insert into sync_mark values ('c1', 'a1', 'months', null, '2026-11-02T06:00:00.000Z')`);
  expect(() => raw.exec(`update sync_mark set client_id = 'c2'`)).toThrow('never changes its client');
  raw.close();
});
