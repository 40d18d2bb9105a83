import type { Connection } from '../../../main/db/driver.ts';
import { ClientId } from '../../../shared/model/ids.ts';
import { elsewhere } from './rows.ts';
import type { Known } from './world.ts';
import { officePerson } from '../../builders/office-files.ts';

/** Before and after every other client in any order: whichever row of several a query takes, one of theirs is first. */
export const twins = [
  ClientId.parse('01000000-0000-7000-8000-000000000001'),
  ClientId.parse('01ffffff-0000-7000-8000-000000000002'),
] as const;

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly dflt_value: string | null;
  readonly pk: number;
}
type Row = Record<string, unknown>;

const columnsOf = (raw: Connection, table: string) =>
  raw.prepare('select * from pragma_table_info(?)').all(table) as Column[];

export function ownedTables(raw: Connection): string[] {
  const names = raw.prepare(
    `select t.name from pragma_table_list as t join pragma_table_info(t.name) as c
     where t.schema = 'main' and t.type = 'table' and c.name = 'client_id' order by t.name`,
  );
  return names.pluck().all() as string[];
}

/**
 * Leaves of the clients' tables nothing but columns and keys. Unique ids, references and triggers are walls of their
 * own, with tests of their own; here each condition of the code stands alone.
 */
export function unguard(raw: Connection): void {
  raw.pragma('foreign_keys = OFF');
  const triggers = raw.prepare(`select name from sqlite_schema where type = 'trigger'`).pluck().all();
  for (const name of triggers) raw.exec(`drop trigger "${String(name)}"`);
  for (const table of ownedTables(raw)) {
    const columns = columnsOf(raw, table);
    const lines = columns.map(
      ({ name, type, notnull, dflt_value }) =>
        `"${name}" ${type}${notnull ? ' not null' : ''}${dflt_value === null ? '' : ` default ${dflt_value}`}`,
    );
    const key = columns.filter(({ pk }) => pk > 0).toSorted((one, other) => one.pk - other.pk);
    const names = key.map(({ name }) => `"${name}"`).join();
    raw.exec(`create table "free_${table}" (${lines.join()}, primary key (${names}))`);
    raw.exec(`insert into "free_${table}" select * from "${table}"; drop table "${table}"`);
    raw.exec(`alter table "free_${table}" rename to "${table}"`);
  }
  raw.pragma('foreign_keys = ON');
}

/** Two more clients with the same rows, key for key; every name and figure among them is their own. */
export function addTwins(raw: Connection, clientId: string): void {
  for (const table of ownedTables(raw)) {
    const columns = columnsOf(raw, table);
    const own = raw.prepare(`select * from "${table}" where client_id = ?`).all(clientId) as Row[];
    raw.prepare(`delete from "${table}" where client_id = ?`).run(clientId);
    const put = raw.prepare(`insert into "${table}" values (${columns.map(() => '?').join()})`);
    const [before, after] = [own, own].map((rows, twin) =>
      rows.map((row) => twinOf(row, columns, table, twin)),
    );
    for (const row of [...(before ?? []), ...own, ...(after ?? [])])
      put.run(columns.map(({ name }) => row[name]));
  }
}

const isOwnName =
  /name|title|label|note|message|sentence|reason|why|body|word$|hash|version|token_id|fingerprint/;
const isUnique = /^(asset\.meta_id|object_owner\.object_id|notice\.dedupe_key)$/;

function twinOf(row: Row, columns: readonly Column[], table: string, twin: number): Row {
  const sharesKeys = columns.some(({ name, pk }) => name === 'client_id' && pk > 0);
  const changed = columns.map(({ name, pk }) => {
    const value = row[name];
    if (name === 'client_id') return [name, twins[twin]];
    const isFixed = pk > 0 && sharesKeys && !isUnique.test(`${table}.${name}`);
    return [name, isFixed ? value : otherThan(value, `${table}.${name}`, pk > 0, twin)];
  });
  return Object.fromEntries(changed) as Row;
}

const another = (id: string, twin: number) => `${twin === 0 ? 'a' : 'b'}${id.slice(1)}`;

function otherThan(value: unknown, column: string, isKey: boolean, twin: number): unknown {
  const sign = twin === 0 ? -1 : 1;
  if (Buffer.isBuffer(value)) return Buffer.concat([value, Buffer.from([twin])]);
  // Zero and one may be a yes or a no.
  if (typeof value === 'number') return isKey || value > 1 ? value + sign * (isKey ? 2 : 1) : value;
  if (typeof value !== 'string') return value;
  if (isKey || isUnique.test(column)) return another(value, twin);
  const [, name = ''] = column.split('.');
  if (name === 'currency') return ['JPY', 'BRL'][twin];
  if (name === 'timezone') return ['Pacific/Pago_Pago', 'America/Sao_Paulo'][twin];
  if (value.startsWith('{')) return value.replace('{', `{"twin":${twin}${value === '{}' ? '' : ','}`);
  if (/^\d{4}-\d\d-\d\dT.*Z$/.test(value))
    return new Date(Date.parse(value) + sign * 30 * 86_400_000).toISOString();
  return isOwnName.test(name) ? `${value} (${twin})` : value;
}

const onlyTheirs = [
  `update page_metric set state = 'retired' where client_id = @id`,
  'update page_card set likes = 5000 where client_id = @id',
  `update page_day set day = '2026-12-31' where client_id = @id and day = (select max(day) from page_day)`,
  `update post_day set day = '2026-11-21' where client_id = @id`,
  'update campaign set asset_id = @account where client_id = @id and id = @elsewhere',
  'update post set asset_id = @page where client_id = @id and id = @elsewhere',
];

/** What stands beside them, and what is otherwise with them. */
export function addOnlyTheirs(ledger: Connection, insights: Connection, known: Known): void {
  const { clientId } = known;
  const client = ledger.prepare('select * from client where id = ?').get(clientId) as Row;
  const names = Object.keys(client);
  const put = ledger.prepare(
    `insert into client (${names.join()}) values (${names.map((name) => `@${name}`).join()})`,
  );
  for (const [twin, id] of twins.entries()) {
    put.run({ ...client, id, name: `A twin (${twin})` });
    const token = ledger.prepare(`select * from token where slot = 'shared'`).get() as Row;
    const columns = Object.keys(token);
    const mine = { ...token, id: another(String(token['id']), twin), slot: 'client', client_id: id };
    ledger
      .prepare(`insert into token (${columns.join()}) values (${columns.map((name) => `@${name}`).join()})`)
      .run({ ...mine, added_by: officePerson });
    for (const sql of onlyTheirs) insights.prepare(sql).run({ id, elsewhere, ...known });
  }
}
