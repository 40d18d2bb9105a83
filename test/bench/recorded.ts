import type { Connection } from '../../main/db/driver.ts';
import { type Db, dbOf } from '../../main/db/access.ts';

interface Read {
  readonly sql: string;
  readonly asArrays: boolean;
  readonly how: 'all' | 'get';
  readonly bound: readonly unknown[];
}

interface Statement {
  all(...bound: unknown[]): unknown;
  get(...bound: unknown[]): unknown;
  raw(): Statement;
}

/** The same database, by a way that notes every read; `replay` runs just those again, prepared and by hand. */
export function recorded(db: Db): { readonly db: Db; replay(): () => void } {
  const reads: Read[] = [];
  const noting = (sql: string, asArrays: boolean): Statement => {
    const plain = db.raw.prepare(sql) as unknown as Statement;
    const statement = asArrays ? plain.raw() : plain;
    const note =
      (how: Read['how']) =>
      (...bound: unknown[]) => {
        reads.push({ sql, asArrays, how, bound });
        return statement[how](...bound);
      };
    return { all: note('all'), get: note('get'), raw: () => noting(sql, true) };
  };
  const way = { prepare: (sql: string) => noting(sql, false) } as unknown as Connection;
  return { db: dbOf(way, db.path), replay: () => replayOf(db, reads) };
}

function replayOf(db: Db, reads: readonly Read[]): () => void {
  const made = new Map<string, Statement>();
  const steps = reads.map(({ sql, asArrays, how, bound }) => {
    const key = `${String(asArrays)} ${sql}`;
    const plain = db.raw.prepare(sql) as unknown as Statement;
    const statement = made.get(key) ?? (asArrays ? plain.raw() : plain);
    made.set(key, statement);
    return { statement, how, bound };
  });
  return () => {
    for (const { statement, how, bound } of steps) statement[how](...bound);
  };
}
