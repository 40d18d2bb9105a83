import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { write, type Db } from '../../main/db/access.ts';
import { insightsMigrations } from '../../main/db/insights/migrations.ts';
import { openDb } from '../../main/db/open.ts';
import { putDays } from '../../main/insights/store.ts';
import type { Bench, Measured } from './bench.ts';
import { median, rounded } from './stats.ts';

const bar = 0.6;
/** One account's history comes in one transaction. */
const daysEach = 400;
type Row = Parameters<typeof putDays>[1][number];

/** P6: rows a second that sync's own write puts away, against a prepared insert into the same table. */
export const p6: Bench = {
  id: 'P6',
  run: ({ smoke }) => Promise.resolve(measure(smoke ? 25 : 250, smoke ? 3 : 7)),
};

function measure(accounts: number, rounds: number): Measured {
  const batches = Array.from({ length: accounts }, (_, at) => historyOf(at));
  // By turns, so that a noisy neighbour meets both; the first round compiles the code and does not count.
  const times = Array.from({ length: rounds + 1 }, () => ({
    raw: timed(batches, bareInsert),
    ...bothWrites(batches),
  })).slice(1);
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

type Put = (db: Db, batches: readonly (readonly Row[])[]) => void;

const storePut: Put = (db, batches) => {
  for (const rows of batches) write(db, (w) => putDays(w, rows));
};

/** What somebody would write by hand: one statement, values by their place, a transaction each. */
const bareInsert: Put = ({ raw }, batches) => {
  const insert = raw.prepare(
    `insert into insight_day (client_id, level, object_id, day, currency, spend_micros, impressions, clicks, link_clicks,
       actions, action_values, as_of) values (?, 'account', ?, ?, ?, ?, ?, 0, 0, '{}', '{}', ?)`,
  );
  const all = raw.transaction((rows: readonly Row[]) => {
    for (const r of rows) {
      insert.run(r.clientId, r.assetId, r.day, r.currency, r.spendMicros, r.impressions, r.asOf);
    }
  });
  for (const rows of batches) all.immediate(rows);
};

function timed(batches: readonly (readonly Row[])[], put: Put): number {
  return withDatabase((db) => clocked(() => put(db, batches)));
}

/** The first sync, and the next one over the same days. */
function bothWrites(batches: readonly (readonly Row[])[]): { first: number; again: number } {
  return withDatabase((db) => ({
    first: clocked(() => storePut(db, batches)),
    again: clocked(() => storePut(db, batches)),
  }));
}

function clocked(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Cipher, pragmas and schema are the app's own; only the statement differs between the two. */
function withDatabase<T>(work: (db: Db) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'steward-bench-'));
  const db = openDb({
    path: join(folder, 'insights.db'),
    key: Buffer.alloc(32, 7),
    durability: 'normal',
    migrations: insightsMigrations,
  });
  try {
    return work(db);
  } finally {
    db.raw.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function historyOf(account: number): Row[] {
  const start = Date.UTC(2025, 0, 1);
  return Array.from({ length: daysEach }, (_, at) => ({
    clientId: `019a0000-0000-7000-8000-${String(account).padStart(12, '0')}`,
    assetId: `019b0000-0000-7000-8000-${String(account).padStart(12, '0')}`,
    day: new Date(start + at * 86_400_000).toISOString().slice(0, 10),
    currency: 'EUR',
    spendMicros: 1_000_000 + ((account * 7919 + at * 104_729) % 900_000_000),
    impressions: (account * 31 + at * 17) % 100_000,
    asOf: '2026-11-20T09:00:00.000Z',
  }));
}
