import { getTableColumns, type Placeholder, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Reader, Writer } from './access.ts';

/**
 * A read that is built and prepared once for each database, with placeholders for what differs: building its text again
 * costs several times the reading of a client's few rows.
 */
export function kept<Query>(build: (orm: Reader['orm']) => Query): (r: Reader) => Query {
  return oncePer<Reader['orm'], Query>(build);
}

/** The same for what writes, row by row, in a transaction that is open. */
export function keptWrite<Query>(build: (orm: Writer['orm']) => Query): (w: Writer) => Query {
  return oncePer<Writer['orm'], Query>(build);
}

function oncePer<Orm extends object, Query>(
  build: (orm: Orm) => Query,
): (at: { readonly orm: Orm }) => Query {
  const made = new WeakMap<Orm, Query>();
  return ({ orm }) => {
    const known = made.get(orm);
    if (known !== undefined) return known;
    const query = build(orm);
    made.set(orm, query);
    return query;
  };
}

/** A row of placeholders: one for each column of a table, named like it. */
export function holes<Table extends SQLiteTable>(
  table: Table,
): Record<keyof Table['$inferInsert'] & string, Placeholder> {
  const names = Object.keys(getTableColumns(table));
  return Object.fromEntries(names.map((name) => [name, sql.placeholder(name)])) as never;
}
