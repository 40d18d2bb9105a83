import type { Writer } from '../db/access.ts';

export type Value = string | number | null | Buffer;

/** A table as its rows are written: the columns in the order of the values, the first `key` of them are its key. */
export interface Written {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: number;
}

interface Statement {
  run(...values: Value[]): unknown;
}

const kept = new WeakMap<object, Map<string, Statement>>();

/** One statement a connection and table, prepared once; values by place, because names cost a third more. */
export function upsert(w: Writer, table: Written, rows: readonly (readonly Value[])[]): void {
  const put = statementFor(w, table);
  for (const row of rows) put.run(...row);
}

function statementFor(w: Writer, table: Written): Statement {
  const own = kept.get(w.raw) ?? new Map<string, Statement>();
  kept.set(w.raw, own);
  const known = own.get(table.name);
  if (known) return known;
  const made: Statement = w.raw.prepare(sqlOf(table));
  own.set(table.name, made);
  return made;
}

function sqlOf({ name, columns, key }: Written): string {
  const keys = columns.slice(0, key).join(', ');
  const changes = columns.slice(key).map((column) => `${column} = excluded.${column}`);
  const places = columns.map(() => '?').join(', ');
  return (
    `insert into ${name} (${columns.join(', ')}) values (${places}) ` +
    `on conflict (${keys}) do update set ${changes.join(', ')}`
  );
}
