import type { Reader, Writer } from '../../db/access.ts';

/** Every table of the ledger that holds clients' rows, whoever made it: one that comes later is not forgotten. */
function ownedTables(r: Reader): string[] {
  return r.raw
    .prepare(
      `select t.name from pragma_table_list as t join pragma_table_info(t.name) as c
       where t.schema = 'main' and t.type = 'table' and c.name = 'client_id' order by t.name`,
    )
    .pluck()
    .all() as string[];
}

export function countOwned(r: Reader, clientId: string): number {
  return ownedTables(r).reduce((sum, table) => {
    const one = r.raw.prepare(`select count(*) from ${table} where client_id = ?`).pluck().get(clientId);
    return sum + Number(one);
  }, 0);
}

/** References between the rows that go are looked at when all of them are gone. */
export function deleteOwned(w: Writer, clientId: string): number {
  w.raw.prepare('pragma defer_foreign_keys = on').run();
  let gone = 0;
  for (const table of ownedTables(w))
    gone += w.raw.prepare(`delete from ${table} where client_id = ?`).run(clientId).changes;
  w.raw.prepare('delete from client where id = ?').run(clientId);
  return gone;
}
