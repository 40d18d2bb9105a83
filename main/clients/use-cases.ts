import { AppError } from '../../shared/failure.ts';
import type { Session } from '../../shared/model/access.ts';
import type { Asset, AssetKind, Client, ReachedAsset } from '../../shared/model/client.ts';
import { Asset as AssetModel, Client as ClientModel, colourFor } from '../../shared/model/client.ts';
import { AssetId, ClientId } from '../../shared/model/ids.ts';
import { record } from '../audit/use-cases.ts';
import { write } from '../db/access.ts';
import type { GraphClient } from '../graph/client.ts';
import { reachedAccounts, reachedPages } from '../graph/endpoints.ts';
import { withSharedToken } from '../tokens/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import type { ClientScope } from './scope.ts';
import {
  addAsset,
  addClient,
  allClients,
  assetsOf,
  clientsById,
  countClients,
  ownersByMetaId,
} from './store.ts';

export function listClients(work: OpenWorkspace, session: Session): Client[] {
  const rows = session.isSuperAdmin
    ? allClients(work.ledger)
    : clientsById(work.ledger, [...session.roles.keys()]);
  return rows.map((row) => ClientModel.parse(row));
}

export function createClient(
  work: OpenWorkspace,
  ask: { name: string; currency: string; timezone: string; colour?: string | undefined },
): Client {
  const at = work.clock.now();
  return write(work.ledger, (w) => {
    const row = {
      id: ClientId.parse(work.ids.next()),
      name: ask.name,
      currency: ask.currency,
      timezone: ask.timezone,
      colour: ask.colour ?? colourFor(countClients(w)),
      archivedAt: null,
      createdAt: at.toISOString(),
      createdBy: work.person.personId,
    };
    addClient(w, row);
    const { createdBy: _, ...after } = row;
    record(
      w,
      { chain: row.id, actor: work.actor, what: 'client.added', subject: row.name, detail: { after } },
      at,
      work.ids,
    );
    return ClientModel.parse(row);
  });
}

export function listAssets(work: OpenWorkspace, scope: ClientScope): Asset[] {
  return assetsOf(work.ledger, scope.clientId).map((row) => AssetModel.parse(row));
}

/** Everything that the shared token reaches, with the client that has it already. */
export function discoverAssets(
  work: OpenWorkspace,
  graph: GraphClient,
  signal: AbortSignal,
): Promise<ReachedAsset[]> {
  return withSharedToken(work, async (token) => {
    const owners = ownersByMetaId(work.ledger);
    const accounts = await everyPage((after) => graph.read(reachedAccounts, { after }, { token, signal }));
    const pages = await everyPage((after) => graph.read(reachedPages, { after }, { token, signal }));
    return [
      ...accounts.map((row) => ({
        kind: 'ad_account' as const,
        metaId: row.account_id,
        name: row.name ?? `act_${row.account_id}`,
        currency: row.currency ?? null,
        timezone: row.timezone_name ?? null,
        clientName: owners.get(row.account_id) ?? null,
      })),
      ...pages.map((row) => ({
        kind: 'page' as const,
        metaId: row.id,
        name: row.name ?? row.id,
        currency: null,
        timezone: null,
        clientName: owners.get(row.id) ?? null,
      })),
    ];
  });
}

interface GraphPage<Row> {
  readonly data: Row[];
  readonly paging?: { cursors?: { after: string } | undefined; next?: string | undefined } | undefined;
}

/** Follows cursors until `next` is absent: `cursors.after` is there on the last page too. */
async function everyPage<Row>(read: (after: string | null) => Promise<GraphPage<Row>>): Promise<Row[]> {
  const rows: Row[] = [];
  let after: string | null = null;
  for (let pages = 0; pages < 1_000; pages += 1) {
    const page: GraphPage<Row> = await read(after);
    rows.push(...page.data);
    after = page.paging?.cursors?.after ?? null;
    if (page.paging?.next === undefined || after === null) return rows;
  }
  throw new AppError('graph_failed', 'Meta keeps sending more pages than an agency can have.');
}

export async function connectAsset(
  work: OpenWorkspace,
  graph: GraphClient,
  scope: ClientScope,
  ask: { kind: AssetKind; metaId: string },
  signal: AbortSignal,
): Promise<Asset> {
  const reached = await discoverAssets(work, graph, signal);
  const found = reached.find((asset) => asset.kind === ask.kind && asset.metaId === ask.metaId);
  if (!found) {
    throw new AppError(
      'graph_refused',
      'The shared token does not reach this. Assign it to the System User first.',
    );
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
