import { and, asc, count, eq, inArray, isNull } from 'drizzle-orm';
import type { ClientId } from '../../shared/model/ids.ts';
import type { Reader, Writer } from '../db/access.ts';
import { asset, client, member } from '../db/ledger/schema.ts';

export type ClientRow = typeof client.$inferSelect;
export type AssetRow = typeof asset.$inferSelect;

export function clientExists(r: Reader, id: ClientId): boolean {
  return r.orm.select({ id: client.id }).from(client).where(eq(client.id, id)).get() !== undefined;
}

export function allClients(r: Reader): ClientRow[] {
  return r.orm.select().from(client).where(isNull(client.archivedAt)).orderBy(asc(client.name)).all();
}

export function clientsById(r: Reader, ids: readonly ClientId[]): ClientRow[] {
  if (ids.length === 0) return [];
  return r.orm
    .select()
    .from(client)
    .where(and(isNull(client.archivedAt), inArray(client.id, [...ids])))
    .orderBy(asc(client.name))
    .all();
}

export function countClients(r: Reader): number {
  return r.orm.select({ n: count() }).from(client).get()?.n ?? 0;
}

export function addClient(w: Writer, row: typeof client.$inferInsert): void {
  w.orm.insert(client).values(row).run();
}

export function membershipsOf(
  r: Reader,
  personId: string,
): { clientId: string; role: 'client_admin' | 'client_user' }[] {
  return r.orm
    .select({ clientId: member.clientId, role: member.role })
    .from(member)
    .where(eq(member.personId, personId))
    .all();
}

export function assetsOf(r: Reader, clientId: ClientId): AssetRow[] {
  return r.orm
    .select()
    .from(asset)
    .where(and(eq(asset.clientId, clientId), isNull(asset.disconnectedAt)))
    .orderBy(asc(asset.kind), asc(asset.name))
    .all();
}

export function connectedMetaIds(r: Reader, clientId: ClientId): string[] {
  return assetsOf(r, clientId).map((row) => row.metaId);
}

/** Whose asset a Meta id is, in the whole workspace. */
export function ownersByMetaId(r: Reader): Map<string, string> {
  const rows = r.orm
    .select({ metaId: asset.metaId, name: client.name })
    .from(asset)
    .innerJoin(client, eq(client.id, asset.clientId))
    .all();
  return new Map(rows.map((row) => [row.metaId, row.name]));
}

export function addAsset(w: Writer, row: typeof asset.$inferInsert): void {
  w.orm.insert(asset).values(row).run();
}
