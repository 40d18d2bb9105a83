import type { Reader, Writer } from '../db/access.ts';
import type { Head, HashedFields, RawRow, SignedHead } from './rules.ts';
import { erasure, genesisOf } from './rules.ts';

type Prepare = Reader['raw'];
type Statement = ReturnType<typeof prepareAny>;

const prepareAny = (raw: Prepare, sql: string) => raw.prepare<unknown[]>(sql);

const cache = new WeakMap<Prepare, Map<string, Statement>>();

/** One prepared statement for each SQL text and connection. */
function prepared(raw: Prepare, sql: string): Statement {
  const own = cache.get(raw) ?? new Map<string, Statement>();
  cache.set(raw, own);
  const found = own.get(sql);
  if (found) return found;
  const statement = prepareAny(raw, sql);
  own.set(sql, statement);
  return statement;
}

export interface Home {
  readonly id: string;
  readonly installation: string;
  readonly publicKey: string;
}

export function homeOf(r: Reader): Home {
  const row = prepared(
    r.raw,
    'select id, installation_id as installation, audit_public_key as publicKey from workspace where one = 1',
  ).get();
  if (row === undefined) throw new Error('A workspace is made before anything is recorded in it.');
  return row as Home;
}

export function headOf(r: Reader, chain: string): Head {
  const last = prepared(
    r.raw,
    'select seq, hash from audit_row where chain = ? order by seq desc limit 1',
  ).get(chain) as Head | undefined;
  return last ?? { seq: 0, hash: genesisOf(homeOf(r).id, chain) };
}

export function newestAt(r: Reader, chain: string): string | null {
  const sql = 'select at from audit_row where chain = ? order by seq desc limit 1';
  return (prepared(r.raw, sql).get(chain) as { at: string } | undefined)?.at ?? null;
}

/** Each by the name of the newest row: beside a lone max(), SQLite takes the other columns from its row. */
export function actorsIn(r: Reader, chain: string): { id: string | null; name: string }[] {
  const rows = prepared(
    r.raw,
    'select actor_id as id, actor as name, max(seq) from audit_row where chain = ? group by actor_id',
  ).all(chain) as { id: string | null; name: string }[];
  return rows.map(({ id, name }) => ({ id, name }));
}

/** Every chain that has rows or had a head, found by as many index look-ups as there are chains. */
export function chainsOf(r: Reader): string[] {
  return [...new Set([...distinctChains(r, 'audit_row'), ...distinctChains(r, 'audit_head')])].toSorted();
}

function distinctChains(r: Reader, table: 'audit_row' | 'audit_head'): string[] {
  const rows = prepared(
    r.raw,
    `with recursive each (chain) as (
       select min(chain) from ${table}
       union all
       select (select min(chain) from ${table} where chain > each.chain) from each where each.chain is not null
     ) select chain from each where chain is not null`,
  ).all() as { chain: string }[];
  return rows.map((row) => row.chain);
}

export function insertRow(w: Writer, fields: HashedFields, hash: string): void {
  const done = prepared(w.raw, 'insert into audit_row values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    ...fields,
    hash,
  );
  // A trigger that swallows the row leaves no error behind.
  if (done.changes !== 1) throw new Error('The audit trail did not take a row.');
}

export function insertDetail(w: Writer, chain: string, seq: number, salt: string, body: string): void {
  prepared(w.raw, 'insert into audit_detail values (?, ?, ?, ?)').run(chain, seq, salt, body);
}

export function deleteDetails(w: Writer, chain: string, before: number): number {
  return prepared(w.raw, 'delete from audit_detail where chain = ? and seq < ?').run(chain, before).changes;
}

const rowColumns = `a.chain, a.seq, a.id, a.at, a.actor_id, a.actor, a.what, a.subject, a.outcome, a.trace_id,
  a.detail_hash, a.previous, a.hash, d.salt, d.body
  from audit_row a left join audit_detail d on d.chain = a.chain and d.seq = a.seq`;

export const rowsAfterSql = `select ${rowColumns} where a.chain = ? and a.seq > ? order by a.seq limit ?`;

/** At most `limit` rows after `seq`, oldest first. */
export function rowsAfter(r: Reader, chain: string, seq: number, limit: number): RawRow[] {
  return prepared(r.raw, rowsAfterSql).raw(true).all(chain, seq, limit) as RawRow[];
}

export function detailBeyond(r: Reader, chain: string, seq: number): boolean {
  return (
    prepared(r.raw, 'select 1 from audit_detail where chain = ? and seq > ? limit 1').get(chain, seq) !==
    undefined
  );
}

/** The last row that says this chain's details were erased, or 0. */
export function lastErasure(r: Reader, chain: string): number {
  const found = prepared(
    r.raw,
    `select max(seq) as seq from audit_row where chain = ? and what = '${erasure}'`,
  ).get(chain) as { seq: number | null };
  return found.seq ?? 0;
}

export function signedHeads(r: Reader, chain: string): SignedHead[] {
  return prepared(
    r.raw,
    `select chain, seq, why, hash, at, installation, signature from audit_head
     where chain = ? order by seq, why`,
  ).all(chain) as SignedHead[];
}

export function signedHeadAt(r: Reader, chain: string, seq: number, why: string): SignedHead | undefined {
  return prepared(
    r.raw,
    `select chain, seq, why, hash, at, installation, signature from audit_head
     where chain = ? and seq = ? and why = ?`,
  ).get(chain, seq, why) as SignedHead | undefined;
}

export function newestSignedHead(r: Reader, chain: string): SignedHead | undefined {
  return prepared(
    r.raw,
    `select chain, seq, why, hash, at, installation, signature from audit_head
     where chain = ? order by seq desc, at desc limit 1`,
  ).get(chain) as SignedHead | undefined;
}

/** Where the last head was signed whose chain's standing also went into the workspace chain. */
export function lastClosedAt(r: Reader, chain: string): number {
  const found = prepared(
    r.raw,
    `select max(seq) as seq from audit_head where chain = ? and why in ('lock', 'rows')`,
  ).get(chain) as { seq: number | null };
  return found.seq ?? 0;
}

export function insertHead(w: Writer, head: SignedHead): void {
  const { chain, seq, why, hash, at, installation, signature } = head;
  prepared(w.raw, 'insert into audit_head values (?, ?, ?, ?, ?, ?, ?)').run(
    chain,
    seq,
    why,
    hash,
    at,
    installation,
    signature,
  );
}

export interface RowQuery {
  readonly chains: readonly string[];
  /** `client.renamed`, or a noun alone (`client`) for everything that happened to it. */
  readonly what?: string | undefined;
  /** `null` for what nobody did: Steward itself. */
  readonly actorId?: string | null | undefined;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
  /** Sought in what, subject, actor and details. */
  readonly text?: string | undefined;
  /** The last row of the page before; for one chain its number is enough. */
  readonly before?: RowCursor | number | undefined;
  readonly limit: number;
}

export interface RowCursor {
  readonly at: string;
  readonly chain: string;
  readonly seq: number;
}

/** Newest first: one chain by its own order, several by time. */
export function findRows(r: Reader, query: RowQuery): RawRow[] {
  const [only, ...others] = query.chains;
  if (only === undefined) return [];
  const where: string[] = [];
  const values: (string | number)[] = [];
  const also = (sql: string, ...bound: (string | number)[]) => {
    where.push(sql);
    values.push(...bound);
  };
  const single = others.length === 0;
  if (single) also('a.chain = ?', only);
  else {
    // Few chains, or a search, read every row in the key's order and sort; many chains are walked by time until the
    // page is full (the plus forbids the key).
    const byTime = query.chains.length > 20 && query.text === undefined;
    const chain = byTime ? '+a.chain' : 'a.chain';
    also(`${chain} in (select value from json_each(?))`, JSON.stringify(query.chains));
  }
  const { before } = query;
  if (before !== undefined) {
    if (single) also('a.seq < ?', typeof before === 'number' ? before : before.seq);
    else if (typeof before === 'number') throw new Error('Several chains are paged by time, not by number.');
    else also('(a.at, a.chain, a.seq) < (?, ?, ?)', before.at, before.chain, before.seq);
  }
  if (query.what?.includes('.')) also('a.what = ?', query.what);
  else if (query.what !== undefined) also('a.what >= ? and a.what < ?', `${query.what}.`, `${query.what}/`);
  if (query.actorId === null) also('a.actor_id is null');
  else if (query.actorId !== undefined) also('a.actor_id = ?', query.actorId);
  if (query.from !== undefined) also('a.at >= ?', query.from.toISOString());
  if (query.until !== undefined) also('a.at < ?', query.until.toISOString());
  if (query.text !== undefined && query.text !== '') {
    const like = `%${query.text.replace(/[\\%_]/g, '\\$&')}%`;
    const places = ['a.what', 'a.subject', 'a.actor', 'd.body'].map((place) => `${place} like ? escape '\\'`);
    also(`(${places.join(' or ')})`, like, like, like, like);
  }
  const order = single ? 'a.seq desc' : 'a.at desc, a.chain desc, a.seq desc';
  const sql = `select ${rowColumns} where ${where.join(' and ')} order by ${order} limit ?`;
  return prepared(r.raw, sql)
    .raw(true)
    .all(...values, query.limit) as RawRow[];
}
