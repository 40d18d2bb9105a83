import type { Db, Reader } from '../db/access.ts';
import { write } from '../db/access.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { breathe } from './fetching.ts';

/** Rows a transaction. Erased pages are overwritten with zeros, which is slower than writing. */
const chunk = 300;

/** Every table of insights.db that holds clients' rows, whoever made it. */
function ownedTables(r: Reader): string[] {
  return r.raw
    .prepare(
      `select t.name from pragma_table_list as t join pragma_table_info(t.name) as c
       where t.schema = 'main' and t.type = 'table' and c.name = 'client_id' order by t.name`,
    )
    .pluck()
    .all() as string[];
}

/** All that was ever fetched for a client. Run again after a kill it goes on where it was. */
export async function forgetClient(insights: Db, clientId: string): Promise<number> {
  let gone = 0;
  for (const table of ownedTables(insights)) gone += await emptyTable(insights, table, clientId);
  return gone;
}

async function emptyTable(insights: Db, table: string, clientId: string): Promise<number> {
  const key = insights.raw
    .prepare('select name from pragma_table_info(?) where pk > 0 order by pk')
    .pluck()
    .all(table)
    .join(', ');
  let gone = 0;
  while (insights.raw.open) {
    const { changes } = write(insights, (w) =>
      w.raw
        .prepare(
          `delete from ${table} where (${key}) in (select ${key} from ${table} where client_id = ? limit ${chunk})`,
        )
        .run(clientId),
    );
    gone += changes;
    if (changes < chunk) break;
    await breathe();
  }
  return gone;
}

/** The two files share no foreign keys: rows of a client that the ledger does not know any more are removed here. */
export async function sweep({ ledger, insights }: OpenWorkspace): Promise<string[]> {
  const known = new Set(ledger.raw.prepare('select id from client').pluck().all() as string[]);
  const unknown = new Set<string>();
  for (const table of ownedTables(insights))
    for (const id of clientsIn(insights, table)) if (!known.has(id)) unknown.add(id);
  for (const id of unknown) await forgetClient(insights, id);
  return [...unknown];
}

/** From one client to the next in the key, without reading what lies between. */
function clientsIn(r: Reader, table: string): string[] {
  return r.raw
    .prepare(
      `with recursive step (id) as (
         select min(client_id) from ${table}
         union all select (select min(client_id) from ${table} where client_id > step.id) from step where step.id is not null
       ) select id from step where id is not null`,
    )
    .pluck()
    .all() as string[];
}
