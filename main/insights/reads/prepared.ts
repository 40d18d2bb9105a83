import type { Reader } from '../../db/access.ts';

type Bound = string | number | null | Readonly<Record<string, string | number | null>>;

interface Statement {
  all(...bound: Bound[]): unknown[];
  get(...bound: Bound[]): unknown;
}

const kept = new WeakMap<object, Map<string, Statement>>();

/** A statement of this connection, prepared once: preparing costs more than most reads behind a screen. */
export function prepared(r: Reader, sql: string): Statement {
  const own = kept.get(r.raw) ?? new Map<string, Statement>();
  kept.set(r.raw, own);
  const known = own.get(sql);
  if (known) return known;
  const made: Statement = r.raw.prepare(sql);
  own.set(sql, made);
  return made;
}
