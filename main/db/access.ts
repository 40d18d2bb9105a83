import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { AppError } from '../../shared/failure.ts';
import type { Connection } from './driver.ts';

/** A database as the rest of main sees it. `raw` is for hot prepared reads and bulk upserts. */
export interface Db {
  readonly orm: BetterSQLite3Database;
  readonly raw: Connection;
  readonly path: string;
}

declare const written: unique symbol;

/** Anything that can be read from: the database, or a transaction that is open. */
export interface Reader {
  readonly orm: Pick<BetterSQLite3Database, 'select' | 'selectDistinct' | '$count'>;
  readonly raw: Pick<Connection, 'prepare'>;
}

/** Only an open transaction can be written to, so a change and its audit row commit together or not at all. */
export interface Writer {
  readonly orm: Pick<
    BetterSQLite3Database,
    'select' | 'selectDistinct' | '$count' | 'insert' | 'update' | 'delete'
  >;
  readonly raw: Pick<Connection, 'prepare'>;
  readonly [written]: true;
}

export function dbOf(raw: Connection, path: string): Db {
  return { orm: drizzle(raw), raw, path };
}

/** Runs `work` in one immediate transaction. `work` is synchronous on purpose: nobody can await the network in it. */
export function write<T>(db: Db, work: (w: Writer) => T): T {
  finishSlices(db.raw);
  assertNotHeld(db.raw);
  return db.raw.transaction(() => work(writerOf(db))).immediate();
}

const writerOf = ({ orm, raw }: Db) => ({ orm, raw }) as unknown as Writer;

/** How long the main loop is held at a time. */
const sliceMs = 8;

/** What is left of a transaction that is written in slices, by the connection that it is open on. */
const unfinished = new WeakMap<Connection, () => void>();

/**
 * One immediate transaction in slices, so that the window stays alive: `work` yields between its rows. Nobody else's
 * write gets into it: whoever wants to write meanwhile finishes it first, all or nothing as ever.
 */
export function writeInSlices<T>(db: Db, work: (w: Writer) => Generator<void, T>): Promise<T> {
  const { raw } = db;
  finishSlices(raw);
  assertNotHeld(raw);
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  raw.exec('begin immediate');
  const rows = work(writerOf(db));
  const isOverAfter = (ms: number): boolean => {
    const until = performance.now() + ms;
    // What the rows themselves write through `write` belongs to them.
    unfinished.delete(raw);
    try {
      for (;;) {
        const { done, value } = rows.next();
        if (done === true) {
          raw.exec('commit');
          resolve(value);
          return true;
        }
        if (performance.now() >= until) break;
      }
      unfinished.set(raw, finish);
      return false;
    } catch (error) {
      // SQLite ends some failed transactions by itself, and a closed connection has none.
      if (raw.open && raw.inTransaction) raw.exec('rollback');
      reject(error);
      return true;
    }
  };
  const finish = () => void isOverAfter(Number.POSITIVE_INFINITY);
  const goOn = () => {
    if (unfinished.get(raw) === finish && !isOverAfter(sliceMs)) setImmediate(goOn);
  };
  if (!isOverAfter(sliceMs)) setImmediate(goOn);
  return promise;
}

/** For whoever does more with a connection than writing to it. */
export function finishSlices(raw: Connection): void {
  unfinished.get(raw)?.();
}

const held = new WeakSet<Connection>();

/** Refuses every write for as long as the last copy of a change of keys takes, or a row would be in the old databases only. */
export function holdWriting(raw: Connection): () => void {
  finishSlices(raw);
  // A damaged ledger is only read, whatever goes on beside.
  const isOnlyRead = raw.pragma('query_only', { simple: true }) === 1;
  held.add(raw);
  raw.pragma('query_only = ON');
  return () => {
    held.delete(raw);
    if (raw.open && !isOnlyRead) raw.pragma('query_only = OFF');
  };
}

function assertNotHeld(raw: Connection): void {
  if (!held.has(raw)) return;
  throw new AppError(
    'workspace_busy',
    'The keys of the workspace are being changed at this moment. Try again.',
  );
}
