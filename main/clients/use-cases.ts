import { AppError } from '../../shared/failure.ts';
import type { Session } from '../../shared/model/access.ts';
import type { Asset, AssetKind, Client, ClientCard, ReachedAsset } from '../../shared/model/client.ts';
import {
  Asset as AssetModel,
  Client as ClientModel,
  ClientCard as Card,
  colourFor,
} from '../../shared/model/client.ts';
import { AssetId, ClientId } from '../../shared/model/ids.ts';
import { record } from '../audit/use-cases.ts';
import { write } from '../db/access.ts';
import type { GraphClient } from '../graph/client.ts';
import { reachedAccounts, reachedPages } from '../graph/endpoints/discovery.ts';
import { readAll } from '../graph/paging.ts';
import { withTokenFor } from '../tokens/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import type { ClientScope } from './scope.ts';
import {
  addAsset,
  addClient,
  assetsOf,
  clientRow,
  clientRows,
  countClients,
  ownersByMetaId,
  setArchived,
  updateClient,
} from './store.ts';

export function listClients(work: OpenWorkspace, session: Session): Client[] {
  const which = session.isSuperAdmin ? 'all' : [...session.roles.keys()];
  return clientRows(work.ledger, which).map((row) => ClientModel.parse(row));
}

export function listArchived(work: OpenWorkspace): Client[] {
  return clientRows(work.ledger, 'archived').map((row) => ClientModel.parse(row));
}

export interface NewClient {
  readonly name: string;
  readonly currency: string;
  readonly timezone: string;
  readonly colour?: string | undefined;
}

export function createClient(work: OpenWorkspace, ask: NewClient): Client {
  const at = work.clock.now();
  return write(work.ledger, (w) => {
    const row = {
      id: ClientId.parse(work.ids.next()),
      name: ask.name,
      currency: ask.currency,
      timezone: ask.timezone,
      colour: ask.colour ?? colourFor(countClients(w)),
      businessName: '',
      email: '',
      language: 'en' as const,
      notes: '',
      archivedAt: null,
      createdAt: at.toISOString(),
      createdBy: work.person.personId,
    };
    addClient(w, row);
    const { name, currency, timezone, colour } = row;
    const detail = { after: { name, currency, timezone, colour } };
    record(
      w,
      { chain: row.id, actor: work.actor, what: 'client.added', subject: name, detail },
      at,
      work.ids,
    );
    return ClientModel.parse({ ...row, labels: [], contacts: [] });
  });
}

/** Only what really changed is recorded, so that the trail reads like what the person did. */
export function changeClient(work: OpenWorkspace, scope: ClientScope, card: ClientCard): Client {
  const at = work.clock.now();
  return write(work.ledger, (w) => {
    const before = Card.parse(clientRow(w, scope.clientId));
    const labels = [...new Map(card.labels.map((label) => [label.toLowerCase(), label])).values()];
    const after = { ...card, labels: labels.toSorted((a, b) => a.localeCompare(b)) };
    const changed = (Object.keys(after) as (keyof ClientCard)[]).filter(
      (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
    );
    if (changed.length > 0) {
      updateClient(w, scope.clientId, after, () => work.ids.next());
      const pick = (from: ClientCard) => Object.fromEntries(changed.map((field) => [field, from[field]]));
      const detail = { before: pick(before), after: pick(after) };
      const subject = after.name;
      record(
        w,
        { chain: scope.clientId, actor: work.actor, what: 'client.changed', subject, detail },
        at,
        work.ids,
      );
    }
    return ClientModel.parse(clientRow(w, scope.clientId));
  });
}

export function archiveClient(work: OpenWorkspace, clientId: ClientId, isArchived: boolean): void {
  const at = work.clock.now();
  write(work.ledger, (w) => {
    const row = clientRow(w, clientId);
    if (!row) throw new AppError('not_found', 'There is no such client.');
    if ((row.archivedAt !== null) === isArchived) return;
    setArchived(w, clientId, isArchived ? at.toISOString() : null);
    const what = isArchived ? 'client.archived' : 'client.restored';
    record(w, { chain: clientId, actor: work.actor, what, subject: row.name }, at, work.ids);
  });
}

export function listAssets(work: OpenWorkspace, scope: ClientScope): Asset[] {
  return assetsOf(work.ledger, scope.clientId).map((row) => AssetModel.parse(row));
}

/** Everything that the token which serves the client (the shared one, for nobody's work) reaches. */
export function discoverAssets(
  work: OpenWorkspace,
  graph: GraphClient,
  signal: AbortSignal,
  clientId: ClientId | null = null,
): Promise<ReachedAsset[]> {
  const ask = { clientId, purpose: 'discovery' };
  return withTokenFor(work, ask, (token) => reachedWith(work, graph, token, signal));
}

/** Everything that a token reaches, with the client that has it already. */
export async function reachedWith(
  work: OpenWorkspace,
  graph: GraphClient,
  token: Buffer,
  signal: AbortSignal,
): Promise<ReachedAsset[]> {
  const owners = ownersByMetaId(work.ledger);
  const accounts = await readAll((page) => graph.read(reachedAccounts, page, { token, signal }));
  const pages = await readAll((page) => graph.read(reachedPages, page, { token, signal }));
  return [
    ...accounts.map((row) => ({
      kind: 'ad_account' as const,
      metaId: row.account_id,
      name: row.name ?? `act_${row.account_id}`,
      currency: row.currency ?? null,
      timezone: row.timezone_name ?? null,
      tasks: row.user_tasks ?? [],
      clientName: owners.get(row.account_id) ?? null,
    })),
    ...pages.map((row) => ({
      kind: 'page' as const,
      metaId: row.id,
      name: row.name ?? row.id,
      currency: null,
      timezone: null,
      tasks: row.tasks ?? [],
      clientName: owners.get(row.id) ?? null,
    })),
  ];
}

export async function connectAsset(
  work: OpenWorkspace,
  graph: GraphClient,
  scope: ClientScope,
  ask: { kind: AssetKind; metaId: string },
  signal: AbortSignal,
): Promise<Asset> {
  const reached = await discoverAssets(work, graph, signal, scope.clientId);
  const found = reached.find((asset) => asset.kind === ask.kind && asset.metaId === ask.metaId);
  if (!found) {
    throw new AppError('graph_refused', 'The token does not reach this. Assign it to the System User first.');
  }
  return connectReached(work, scope, found);
}

/** Gives an asset that the token was just seen to reach to a client. */
export function connectReached(work: OpenWorkspace, scope: ClientScope, found: ReachedAsset): Asset {
  const at = work.clock.now();
  return write(work.ledger, (w) => {
    // The database refuses a second owner anyway; asked here so that the person reads who has it.
    const owner = ownersByMetaId(w).get(found.metaId);
    if (owner !== undefined)
      throw new AppError('conflict', `${found.name} belongs to another client already.`);
    const row = {
      id: AssetId.parse(work.ids.next()),
      clientId: scope.clientId,
      kind: found.kind,
      metaId: found.metaId,
      name: found.name,
      currency: found.currency,
      timezone: found.timezone,
      connectedAt: at.toISOString(),
      disconnectedAt: null,
    };
    addAsset(w, row);
    const subject = `${row.kind === 'page' ? 'Page' : 'Ad account'} ${row.name}`;
    record(
      w,
      { chain: scope.clientId, actor: work.actor, what: 'asset.connected', subject, detail: { after: row } },
      at,
      work.ids,
    );
    return AssetModel.parse(row);
  });
}
