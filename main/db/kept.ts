import type { Reader } from './access.ts';

/**
 * A read that is built and prepared once for each database, with placeholders for what differs: building its text again
 * costs several times the reading of a client's few rows.
 */
export function kept<Query>(build: (orm: Reader['orm']) => Query): (r: Reader) => Query {
  const made = new WeakMap<object, Query>();
  return (r) => {
    const known = made.get(r.orm);
    if (known !== undefined) return known;
    const query = build(r.orm);
    made.set(r.orm, query);
    return query;
  };
}
