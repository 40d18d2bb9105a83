import { AppError } from '../../../shared/failure.ts';
import type { Asset, AssetKind, ReachedAsset } from '../../../shared/model/client.ts';
import { Asset as AssetModel } from '../../../shared/model/client.ts';
import type { ClientId } from '../../../shared/model/ids.ts';
import { AssetId } from '../../../shared/model/ids.ts';
import type { ConnectionEvent, HeldAsset } from '../../../shared/model/setup.ts';
import { ConnectionEvent as EventModel, HeldAsset as HeldModel } from '../../../shared/model/setup.ts';
import { listRows, record } from '../../audit/use-cases.ts';
import type { Writer } from '../../db/access.ts';
import { write } from '../../db/access.ts';
import type { GraphClient } from '../../graph/client.ts';
import { reachedAccounts, reachedPages } from '../../graph/endpoints/discovery.ts';
import { readAll } from '../../graph/paging.ts';
import { withTokenFor } from '../../tokens/use-cases.ts';
import type { OpenWorkspace } from '../../workspace/open-workspace.ts';
import type { ClientScope } from '../scope.ts';
import {
  accessByAsset,
  addAsset,
  assetRowsOf,
  assetsOf,
  ownerOf,
  ownersByMetaId,
  setConnection,
} from '../store.ts';

export function listAssets(work: OpenWorkspace, scope: ClientScope): Asset[] {
  return assetsOf(work.ledger, scope.clientId).map((row) => AssetModel.parse(row));
}

/** With those that were disconnected: their history is still the client's. */
export function listHeld(work: OpenWorkspace, { clientId }: ClientScope): HeldAsset[] {
  const found = accessByAsset(work.ledger, clientId);
  return assetRowsOf(work.ledger, clientId).map((row) => {
    const last = found.get(row.id);
    const access = last ? { ...last, may: last.access, tasks: JSON.parse(last.tasks) as unknown } : null;
    return HeldModel.parse({ ...row, access });
  });
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

/** What a client's own admin may choose from: what nobody has, and what was this client's before. */
export async function connectable(
  work: OpenWorkspace,
  graph: GraphClient,
  { clientId }: ClientScope,
  signal: AbortSignal,
): Promise<ReachedAsset[]> {
  const reached = await discoverAssets(work, graph, signal, clientId);
  const before = new Set(
    assetRowsOf(work.ledger, clientId)
      .filter((row) => row.disconnectedAt !== null)
      .map((row) => row.metaId),
  );
  return reached
    .filter((asset) => asset.clientName === null || before.has(asset.metaId))
    .map((asset) => ({ ...asset, clientName: null }));
}

/** Gives an asset that the token was just seen to reach to a client; one that was the client's before comes back to it. */
export function connectReached(work: OpenWorkspace, { clientId }: ClientScope, found: ReachedAsset): Asset {
  return write(work.ledger, (w) => connectIn(work, w, clientId, found));
}

export function connectIn(work: OpenWorkspace, w: Writer, clientId: ClientId, found: ReachedAsset): Asset {
  const at = work.clock.now();
  // The database refuses a second owner anyway; asked here so that the person reads why.
  const owned = ownerOf(w, found.metaId);
  // SECURITY: what it is called at Meta is another client's: whoever guesses at ids does not read it.
  if (owned && owned.clientId !== clientId)
    throw new AppError('conflict', 'This account or Page belongs to another client already.');
  if (owned && owned.disconnectedAt === null)
    throw new AppError('conflict', `${found.name} is connected to this client already.`);
  const row = {
    id: owned?.id ?? AssetId.parse(work.ids.next()),
    clientId,
    kind: found.kind,
    metaId: found.metaId,
    name: found.name,
    currency: found.currency,
    timezone: found.timezone,
    connectedAt: at.toISOString(),
    disconnectedAt: null,
  };
  if (owned) setConnection(w, clientId, owned.id, { connectedAt: row.connectedAt, disconnectedAt: null });
  else addAsset(w, row);
  const what = owned ? 'asset.reconnected' : 'asset.connected';
  const detail = { name: found.name, after: row };
  record(w, { chain: clientId, actor: work.actor, what, subject: row.id, detail }, at, work.ids);
  return AssetModel.parse(row);
}

/** No call goes to it any more, and nobody else can have it: what was read stays with the client and stays readable. */
export function disconnectAsset(work: OpenWorkspace, scope: ClientScope, assetId: string): HeldAsset[] {
  const at = work.clock.now();
  const { clientId } = scope;
  write(work.ledger, (w) => {
    const row = assetsOf(w, clientId).find((one) => one.id === assetId);
    if (!row) throw new AppError('not_found', 'There is no such connected asset at this client.');
    setConnection(w, clientId, assetId, { disconnectedAt: at.toISOString() });
    const detail = { name: row.name, kind: row.kind, metaId: row.metaId };
    const event = {
      chain: clientId,
      actor: work.actor,
      what: 'asset.disconnected',
      subject: assetId,
      detail,
    };
    record(w, event, at, work.ids);
  });
  return listHeld(work, scope);
}

const aboutConnections = ['asset', 'setup.step_tested', 'token'] as const;
const mostEvents = 100;

/** From the trail: what was connected, tested, disconnected, and which token served. Newest first. */
export function connectionHistory(work: OpenWorkspace, { clientId }: ClientScope): ConnectionEvent[] {
  return aboutConnections
    .flatMap((what) => listRows(work.ledger, { chains: [clientId], what, limit: mostEvents }))
    .toSorted((a, b) => b.seq - a.seq)
    .slice(0, mostEvents)
    .map((row) => EventModel.parse({ ...row, about: nameIn(row.detail) ?? row.subject }));
}

function nameIn(detail: unknown): string | null {
  if (typeof detail !== 'object' || detail === null) return null;
  if ('name' in detail && typeof detail.name === 'string') return detail.name;
  return 'note' in detail && typeof detail.note === 'string' ? detail.note : null;
}
