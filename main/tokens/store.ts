import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { TokenUse } from '../../shared/model/token.ts';
import type { Reader, Writer } from '../db/access.ts';
import { holes, keptWrite } from '../db/kept.ts';
import { assetAccess, token, tokenCheck } from '../db/ledger/schema.ts';

export type TokenRow = typeof token.$inferSelect;
export type NewToken = typeof token.$inferInsert;
export type CheckRow = typeof tokenCheck.$inferSelect;
export type AccessRow = typeof assetAccess.$inferSelect;

export function tokenRows(r: Reader): TokenRow[] {
  return r.orm.select().from(token).all();
}

export function tokenRow(r: Reader, id: string): TokenRow | undefined {
  return r.orm.select().from(token).where(eq(token.id, id)).get();
}

export function findInSlot(
  r: Reader,
  slot: TokenRow['slot'],
  clientId: string | null = null,
): TokenRow | undefined {
  const whose = clientId === null ? isNull(token.clientId) : eq(token.clientId, clientId);
  return r.orm
    .select()
    .from(token)
    .where(and(eq(token.slot, slot), whose))
    .get();
}

export function addToken(w: Writer, row: NewToken): void {
  w.orm.insert(token).values(row).run();
}

export function changeToken(w: Writer, id: string, change: Partial<Omit<NewToken, 'id' | 'clientId'>>): void {
  w.orm.update(token).set(change).where(eq(token.id, id)).run();
}

export function removeToken(w: Writer, id: string): void {
  w.orm.delete(token).where(eq(token.id, id)).run();
}

const keptChecks = 50;

/** The newest few: a token that is looked at every day for years does not fill the ledger. */
export function addCheck(w: Writer, row: typeof tokenCheck.$inferInsert): void {
  // In one moment the later word counts: it knows who asked.
  w.orm
    .insert(tokenCheck)
    .values(row)
    .onConflictDoUpdate({ target: [tokenCheck.tokenId, tokenCheck.at], set: row })
    .run();
  const old = checksOf(w, row.tokenId).slice(keptChecks);
  if (old.length === 0) return;
  const ats = old.map(({ at }) => at);
  w.orm
    .delete(tokenCheck)
    .where(and(eq(tokenCheck.tokenId, row.tokenId), inArray(tokenCheck.at, ats)))
    .run();
}

/** Newest first. */
export function checksOf(r: Reader, tokenId: string): CheckRow[] {
  return r.orm
    .select()
    .from(tokenCheck)
    .where(eq(tokenCheck.tokenId, tokenId))
    .orderBy(desc(tokenCheck.at))
    .all();
}

export function addUses(
  w: Writer,
  id: string,
  use: { day: string; calls: number; refused: number; at: string; purpose: string },
): void {
  w.raw
    .prepare(
      `insert into token_use (token_id, day, calls, refused) values (?, ?, ?, ?)
       on conflict do update set calls = calls + excluded.calls, refused = refused + excluded.refused`,
    )
    .run(id, use.day, use.calls, use.refused);
  changeToken(w, id, { usedAt: use.at, usedFor: use.purpose });
}

/** Oldest first, of the days since then. */
export function usesOf(r: Reader, tokenId: string, since: string): TokenUse[] {
  return r.raw
    .prepare('select day, calls, refused from token_use where token_id = ? and day >= ? order by day')
    .all(tokenId, since) as TokenUse[];
}

export function servingToken(r: Reader, clientId: string): { tokenId: string; since: string } | null {
  const row = r.raw
    .prepare('select token_id as tokenId, since from client_token where client_id = ?')
    .get(clientId) as { tokenId: string; since: string } | undefined;
  return row ?? null;
}

export function setServingToken(w: Writer, clientId: string, tokenId: string, at: string): void {
  w.raw
    .prepare(
      `insert into client_token values (?, ?, ?)
       on conflict do update set token_id = excluded.token_id, since = excluded.since`,
    )
    .run(clientId, tokenId, at);
}

const newAccess = keptWrite((orm) =>
  orm
    .insert(assetAccess)
    .values(holes(assetAccess))
    .onConflictDoUpdate({
      target: [assetAccess.clientId, assetAccess.assetId, assetAccess.tokenId],
      set: {
        access: sql`excluded.access`,
        tasks: sql`excluded.tasks`,
        sentence: sql`excluded.sentence`,
        checkedAt: sql`excluded.checked_at`,
      },
    })
    .prepare(),
);

export function putAccess(w: Writer, row: Required<typeof assetAccess.$inferInsert>): void {
  newAccess(w).run(row);
}

export function accessRows(r: Reader, tokenId?: string): AccessRow[] {
  const which = tokenId === undefined ? undefined : eq(assetAccess.tokenId, tokenId);
  return r.orm
    .select()
    .from(assetAccess)
    .where(which)
    .orderBy(asc(assetAccess.clientId), asc(assetAccess.assetId))
    .all();
}

export interface ConnectedAsset {
  readonly clientId: string;
  readonly client: string;
  readonly assetId: string;
  readonly kind: 'ad_account' | 'page';
  readonly metaId: string;
  readonly name: string;
}

/** Of clients that are not archived, by client and name. */
export function connectedAssets(r: Reader, clientId?: string): ConnectedAsset[] {
  const only = clientId === undefined ? '' : 'and asset.client_id = ?';
  const find = r.raw.prepare(
    `select client.id as clientId, client.name as client, asset.id as assetId, asset.kind, asset.meta_id as metaId,
       asset.name from asset join client on client.id = asset.client_id
     where asset.disconnected_at is null and client.archived_at is null ${only}
     order by client.name, client.id, asset.kind, asset.name`,
  );
  return (clientId === undefined ? find.all() : find.all(clientId)) as ConnectedAsset[];
}

/** Names by id, for cards. */
export function namesOf(r: Reader, table: 'client' | 'person'): Map<string, string> {
  const rows = r.raw.prepare(`select id, name from ${table}`).all() as { id: string; name: string }[];
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export function activeClientIds(r: Reader): string[] {
  return r.raw
    .prepare('select id from client where archived_at is null order by name')
    .pluck()
    .all() as string[];
}
