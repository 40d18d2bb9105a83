import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
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
  const writer = { orm: db.orm, raw: db.raw } as unknown as Writer;
  return db.raw.transaction(() => work(writer)).immediate();
}
