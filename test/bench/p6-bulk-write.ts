import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Db } from '../../main/db/access.ts';
import { insightsMigrations } from '../../main/db/insights/migrations.ts';
import { openDb } from '../../main/db/open.ts';
import { storeRows } from '../../main/sync/fetching.ts';
import * as tables from '../../main/sync/tables.ts';
import type { Value } from '../../main/sync/upsert.ts';
import type { OpenWorkspace } from '../../main/workspace/open-workspace.ts';
import type { Bench, Measured } from './bench.ts';
import { median, rounded } from './stats.ts';

const bar = 0.6;
const daysEach = 400;
type Row = readonly Value[];

/** P6: rows a second that sync's own write puts away, against a prepared insert into the same table. */
export const p6: Bench = {
  id: 'P6',
  run: ({ smoke }) => measure(smoke ? 25 : 250, smoke ? 3 : 7),
};

async function measure(accounts: number, rounds: number): Promise<Measured> {
  const batches = Array.from({ length: accounts }, (_, at) => historyOf(at));
  // By turns, so that a noisy neighbour meets both; the first round compiles the code and does not count.
  const times: { raw: number; first: number; again: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const one = { raw: await timed(batches, bareInsert), ...(await bothWrites(batches)) };
    if (round > 0) times.push(one);
  }
  const rows = accounts * daysEach;
  const perSecond = (pick: (one: (typeof times)[number]) => number) =>
    Math.round(rows / (median(times.map(pick)) / 1000));
  const ratio = median(times.map(({ raw, first }) => raw / first));
  return {
    figures: {
      rows,
      rounds,
      rows_per_s: perSecond(({ first }) => first),
      rows_per_s_again: perSecond(({ again }) => again),
      raw_rows_per_s: perSecond(({ raw }) => raw),
    },
    ratio: rounded(ratio),
    bar,
    met: ratio >= bar,
  };
}

type Put = (db: Db, batches: readonly (readonly Row[])[]) => Promise<void>;

/** As a sync does it: some rows at a time, with room for everything else between them. */
const storePut: Put = async (insights, batches) => {
  const work = { insights } as OpenWorkspace;
  for (const rows of batches) await storeRows({ work }, tables.insightDay, rows);
};

/** What somebody would write by hand: one statement, values by their place, a transaction each account. */
const bareInsert: Put = async ({ raw }, batches) => {
  const { columns } = tables.insightDay;
  const insert = raw.prepare(
    `insert into insight_day (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
  );
  const all = raw.transaction((rows: readonly Row[]) => {
    for (const row of rows) insert.run(...row);
  });
  for (const rows of batches) all.immediate(rows);
  await Promise.resolve();
};

function timed(batches: readonly (readonly Row[])[], put: Put): Promise<number> {
  return withDatabase((db) => clocked(() => put(db, batches)));
}

/** The first sync, and the next one over the same days. */
function bothWrites(batches: readonly (readonly Row[])[]): Promise<{ first: number; again: number }> {
  return withDatabase(async (db) => ({
    first: await clocked(() => storePut(db, batches)),
    again: await clocked(() => storePut(db, batches)),
  }));
}

async function clocked(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Cipher, pragmas and schema are the app's own; only the statement differs between the two. */
async function withDatabase<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'steward-bench-'));
  const db = openDb({
    path: join(folder, 'insights.db'),
    key: Buffer.alloc(32, 7),
    durability: 'normal',
    migrations: insightsMigrations,
  });
  try {
    return await work(db);
  } finally {
    db.raw.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function historyOf(account: number): Row[] {
  const start = Date.UTC(2025, 0, 1);
  const place = String(account).padStart(12, '0');
  return Array.from({ length: daysEach }, (_, at) => [
    `019a0000-0000-7000-8000-${place}`,
    'account',
    new Date(start + at * 86_400_000).toISOString().slice(0, 10),
    `019b0000-0000-7000-8000-${place}`,
    'EUR',
    1_000_000 + ((account * 7919 + at * 104_729) % 900_000_000),
    (account * 31 + at * 17) % 100_000,
    (account + at) % 900,
    (account + at) % 600,
    (account * 13 + at * 7) % 70_000,
    JSON.stringify({ link_click: at, omni_purchase: at % 9, purchase: at % 9, post_engagement: at * 3 }),
    JSON.stringify({ omni_purchase: at * 1_000_000 }),
    '2026-11-20T09:00:00.000Z',
  ]);
}
