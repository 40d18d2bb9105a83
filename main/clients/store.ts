import { and, asc, count, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { ClientCard } from '../../shared/model/client.ts';
import type { ClientId } from '../../shared/model/ids.ts';
import type { Reader, Writer } from '../db/access.ts';
import { holes, kept, keptWrite } from '../db/kept.ts';
import { clientLogo } from '../db/ledger/client-schema.ts';
import { budgetChange } from '../db/ledger/money-schema.ts';
import { asset, assetAccess, client, clientContact, clientLabel, member } from '../db/ledger/schema.ts';

export type ClientRow = typeof client.$inferSelect;
export type AssetRow = typeof asset.$inferSelect;

const theId = sql.placeholder('id');
const standingRow = kept((orm) =>
  orm.select({ archivedAt: client.archivedAt }).from(client).where(eq(client.id, theId)).prepare(),
);

/** An archived client still has its history; nothing new happens to it. */
export function clientStanding(r: Reader, id: ClientId): 'missing' | 'active' | 'archived' {
  const row = standingRow(r).get({ id });
  if (!row) return 'missing';
  return row.archivedAt === null ? 'active' : 'archived';
}

export type ClientSelection = 'all' | 'archived' | readonly ClientId[];

/** By name, each with its labels and contacts. Archived ones only when they are asked for. */
export function clientRows(r: Reader, which: ClientSelection): FullClientRow[] {
  const archived = which === 'archived' ? isNotNull(client.archivedAt) : isNull(client.archivedAt);
  const chosen = typeof which === 'string' ? archived : and(archived, inArray(client.id, [...which]));
  const rows = r.orm.select().from(client).where(chosen).orderBy(asc(client.name)).all();
  const ids = rows.map((row) => row.id);
  const labels = groupOf(r.orm.select().from(clientLabel).where(inArray(clientLabel.clientId, ids)).all());
  const contacts = groupOf(
    r.orm.select().from(clientContact).where(inArray(clientContact.clientId, ids)).all(),
  );
  const logos = new Map(
    r.orm
      .select(logoVersion)
      .from(clientLogo)
      .all()
      .map((row) => [row.clientId, row.version]),
  );
  return rows.map((row) => ({
    ...row,
    logo: logos.get(row.id) ?? null,
    labels: (labels.get(row.id) ?? []).map(({ label }) => label),
    contacts: contacts.get(row.id) ?? [],
  }));
}

const logoVersion = { clientId: clientLogo.clientId, version: clientLogo.version };

/** Of every client that is not archived. */
export function clientIds(r: Reader): ClientId[] {
  return r.orm
    .select({ id: client.id })
    .from(client)
    .where(isNull(client.archivedAt))
    .all()
    .map(({ id }) => id as ClientId);
}

export interface FullClientRow extends ClientRow {
  readonly logo: string | null;
  readonly labels: readonly string[];
  readonly contacts: readonly (typeof clientContact.$inferSelect)[];
}

const cardRow = kept((orm) => orm.select().from(client).where(eq(client.id, theId)).prepare());
const labelRows = kept((orm) =>
  orm.select().from(clientLabel).where(eq(clientLabel.clientId, theId)).prepare(),
);
const contactRows = kept((orm) =>
  orm.select().from(clientContact).where(eq(clientContact.clientId, theId)).prepare(),
);
const logoRow = kept((orm) =>
  orm.select(logoVersion).from(clientLogo).where(eq(clientLogo.clientId, theId)).prepare(),
);

export function clientRow(r: Reader, id: ClientId): FullClientRow | undefined {
  const row = cardRow(r).get({ id });
  if (!row) return undefined;
  const labels = labelRows(r).all({ id });
  const contacts = contactRows(r).all({ id });
  const logo = logoRow(r).get({ id });
  return { ...row, logo: logo?.version ?? null, labels: labels.map(({ label }) => label), contacts };
}

function groupOf<Row extends { readonly clientId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, (row) => row.clientId);
}

export function updateClient(
  w: Writer,
  id: ClientId,
  { labels, contacts, ...card }: ClientCard,
  newId: () => string,
): void {
  w.orm.update(client).set(card).where(eq(client.id, id)).run();
  w.orm.delete(clientLabel).where(eq(clientLabel.clientId, id)).run();
  w.orm.delete(clientContact).where(eq(clientContact.clientId, id)).run();
  addBeside(w, id, { labels, contacts }, newId);
}

export function setArchived(w: Writer, id: ClientId, at: string | null): void {
  w.orm.update(client).set({ archivedAt: at }).where(eq(client.id, id)).run();
}

const counted = kept((orm) => orm.select({ n: count() }).from(client).prepare());

export function countClients(r: Reader): number {
  return counted(r).get()?.n ?? 0;
}

const newClient = keptWrite((orm) => orm.insert(client).values(holes(client)).prepare());

export function addClient(w: Writer, row: typeof client.$inferInsert): void {
  newClient(w).run({ archivedAt: null, ...row });
}

const newLabel = keptWrite((orm) => orm.insert(clientLabel).values(holes(clientLabel)).prepare());
const newContact = keptWrite((orm) => orm.insert(clientContact).values(holes(clientContact)).prepare());

/** What stands beside a client that is new. */
export function addBeside(
  w: Writer,
  clientId: ClientId,
  { labels, contacts }: Pick<ClientCard, 'labels' | 'contacts'>,
  newId: () => string,
): void {
  for (const label of labels) newLabel(w).run({ clientId, label });
  for (const contact of contacts) newContact(w).run({ clientId, id: newId(), ...contact });
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

const connectedRows = kept((orm) =>
  orm
    .select()
    .from(asset)
    .where(and(eq(asset.clientId, theId), isNull(asset.disconnectedAt)))
    .orderBy(asc(asset.kind), asc(asset.name))
    .prepare(),
);

export function assetsOf(r: Reader, clientId: ClientId): AssetRow[] {
  return connectedRows(r).all({ id: clientId });
}

/** With the disconnected ones. */
export function assetRowsOf(r: Reader, clientId: ClientId): AssetRow[] {
  return r.orm
    .select()
    .from(asset)
    .where(eq(asset.clientId, clientId))
    .orderBy(asc(asset.kind), asc(asset.name))
    .all();
}

/** What each asset's amounts are in, as far as it was read; also of those that are disconnected: their history stays. */
export function accountCurrencies(r: Reader, clientId: ClientId): ReadonlyMap<string, string> {
  return new Map(
    assetRowsOf(r, clientId).flatMap(({ id, currency }) => (currency === null ? [] : [[id, currency]])),
  );
}

/** What the last test of each asset found, whichever token it was with. */
export function accessByAsset(r: Reader, clientId: ClientId): Map<string, typeof assetAccess.$inferSelect> {
  const rows = r.orm
    .select()
    .from(assetAccess)
    .where(eq(assetAccess.clientId, clientId))
    .orderBy(asc(assetAccess.checkedAt))
    .all();
  return new Map(rows.map((row) => [row.assetId, row]));
}

const ownerRow = kept((orm) => orm.select().from(asset).where(eq(asset.metaId, theId)).prepare());

/** The asset that a Meta id is, whoever has it, disconnected or not. */
export function ownerOf(r: Reader, metaId: string): AssetRow | undefined {
  return ownerRow(r).get({ id: metaId });
}

export function setConnection(
  w: Writer,
  clientId: ClientId,
  id: string,
  set: { readonly connectedAt?: string; readonly disconnectedAt: string | null },
): void {
  w.orm
    .update(asset)
    .set(set)
    .where(and(eq(asset.clientId, clientId), eq(asset.id, id)))
    .run();
}

/** Every client's, in one go. */
export function allAssets(r: Reader): AssetRow[] {
  return r.orm
    .select()
    .from(asset)
    .where(isNull(asset.disconnectedAt))
    .orderBy(asc(asset.kind), asc(asset.name))
    .all();
}

export function connectedMetaIds(r: Reader, clientId: ClientId): string[] {
  return assetsOf(r, clientId).map((row) => row.metaId);
}

const nameRows = kept((orm) => orm.select({ id: client.id, name: client.name }).from(client).prepare());

/** Names of all clients, archived ones too: an import must not make a second one beside them. */
export function clientNames(r: Reader): { id: string; name: string }[] {
  return nameRows(r).all();
}

const ownerRows = kept((orm) =>
  orm
    .select({ metaId: asset.metaId, clientId: asset.clientId, name: client.name })
    .from(asset)
    .innerJoin(client, eq(client.id, asset.clientId))
    .prepare(),
);

/** By Meta id, disconnected ones too. */
export function assetOwners(r: Reader): Map<string, { clientId: string; name: string }> {
  const rows = ownerRows(r).all();
  return new Map(rows.map(({ metaId, clientId, name }) => [metaId, { clientId, name }]));
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

const newAsset = keptWrite((orm) => orm.insert(asset).values(holes(asset)).prepare());

export function addAsset(w: Writer, row: Required<typeof asset.$inferInsert>): void {
  newAsset(w).run(row);
}

/** Budget changes of which nobody knows yet what became of them. */
export function openChangesOf(r: Reader, clientId: ClientId): number {
  const isOpen = inArray(budgetChange.state, ['sending', 'unknown', 'needs_person']);
  const whose = and(eq(budgetChange.clientId, clientId), isOpen);
  return r.orm.select({ n: count() }).from(budgetChange).where(whose).get()?.n ?? 0;
}
