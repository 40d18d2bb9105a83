import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Session } from '../../shared/model/access.ts';
import type { ClientId } from '../../shared/model/ids.ts';
import { type ClientScope, mintScope } from '../../main/clients/scope.ts';
import { connectReached } from '../../main/clients/assets/use-cases.ts';
import { createClient } from '../../main/clients/use-cases.ts';
import type { GraphClient } from '../../main/graph/client.ts';
import { type SyncJob, type SyncResult, syncClient } from '../../main/sync/use-cases.ts';
import { addToken, setSharedToken } from '../../main/tokens/use-cases.ts';
import type { OpenWorkspace } from '../../main/workspace/open-workspace.ts';
import { removeFolder } from './desk.ts';
import { aGraph } from './graph.ts';
import { officePerson, openOffice } from './office-files.ts';
import { aSandbox, type Served } from './sandbox.ts';

export interface OfficeClient {
  readonly id: ClientId;
  readonly name: string;
  readonly assets: readonly { readonly id: string; readonly kind: string; readonly metaId: string }[];
}

/** An open workspace without a door in front of it: real files and keys, real HTTP, the sandbox's clock. */
export interface Office {
  readonly work: OpenWorkspace;
  readonly graph: GraphClient;
  readonly clients: readonly OfficeClient[];
  readonly session: Session;
  scope(client: OfficeClient): ClientScope;
  sync(client: OfficeClient, more?: Partial<SyncJob>): Promise<SyncResult>;
  /** Today's figures, then history until all of it is there. */
  fill(client: OfficeClient): Promise<SyncResult>;
  readonly folder: string;
  rows(sql: string, ...bound: unknown[]): Record<string, unknown>[];
}

const offices: (() => void)[] = [];

/** The super admin, as whoever asks for scopes. */
export const officeSession: Session = {
  personId: officePerson,
  name: 'Ada',
  isSuperAdmin: true,
  roles: new Map(),
};

export async function anOffice(
  served: Served,
  most = Infinity,
  graph = aGraph(served).graph,
): Promise<Office> {
  const { sandbox } = served;
  const folder = mkdtempSync(join(tmpdir(), 'steward-office-'));
  const { work, close } = openOffice(folder, { now: () => new Date(sandbox.clock.now()) });
  offices.push(() => {
    close();
    removeFolder(folder);
  });
  const session = officeSession;
  const { signal } = new AbortController();
  const { tokens, clients: described } = sandbox.describe();
  await setSharedToken(work, graph, tokens['shared'] ?? '', signal);
  const clients: OfficeClient[] = [];
  for (const one of described.slice(0, most)) {
    const first = one.accounts[0]!;
    const { id } = createClient(work, { name: one.name, currency: first.currency, timezone: first.timezone });
    const scope = mintScope(work.ledger, session, 'connect', id);
    const reached = [
      ...one.accounts.map(({ accountId, name, currency, timezone }) => ({
        kind: 'ad_account' as const,
        metaId: accountId,
        name,
        currency,
        timezone,
      })),
      ...one.pages.map((page) => ({
        kind: 'page' as const,
        metaId: page.id,
        name: page.name,
        currency: null,
        timezone: null,
      })),
    ];
    const assets = reached.map((asset) =>
      connectReached(work, scope, { ...asset, tasks: [], clientName: null }),
    );
    const own = one.ownToken === null ? undefined : tokens[one.ownToken];
    // An expired one is refused at the door, as it would be in an agency: the shared token serves that client.
    if (own !== undefined)
      await addToken(work, graph, { slot: 'client', clientId: id, pasted: own }, signal).catch(
        () => undefined,
      );
    clients.push({ id, name: one.name, assets });
  }
  return { ...officeOf(work, graph, clients, session), folder };
}

function officeOf(
  work: OpenWorkspace,
  graph: GraphClient,
  clients: readonly OfficeClient[],
  session: Session,
): Omit<Office, 'folder'> {
  const scope = (client: OfficeClient) => mintScope(work.ledger, session, 'sync', client.id);
  const sync: Office['sync'] = (client, more = {}) =>
    syncClient({
      work,
      graph,
      scope: scope(client),
      signal: new AbortController().signal,
      why: 'schedule',
      part: 'fresh',
      isPatient: true,
      onStep: () => undefined,
      ...more,
    });
  return {
    work,
    graph,
    clients,
    session,
    scope,
    sync,
    fill: async (client) => {
      const first = await sync(client);
      for (let { hasMore } = first; hasMore;)
        ({ hasMore } = await sync(client, { part: 'history', why: 'first_fill' }));
      return first;
    },
    rows: (sql, ...bound) => work.insights.raw.prepare(sql).all(...bound) as Record<string, unknown>[],
  };
}

/** A sandbox of its own, and an office whose first client the test is about. */
export async function aFirstOffice(
  clients = 1,
): Promise<{ served: Served; office: Office; client: OfficeClient }> {
  const served = await aSandbox(undefined, Math.max(clients, 3));
  const office = await anOffice(served, clients);
  return { served, office, client: office.clients[0]! };
}

/** Everything that is stored of figures, but for the runs themselves. */
export function everything(office: Office): Record<string, unknown[]> {
  const tables = office.rows(
    `select name from sqlite_schema where type = 'table' and name not in ('sync_run', 'applied_migration') order by name`,
  );
  return Object.fromEntries(
    tables.map(({ name }) => [String(name), office.rows(`select * from ${String(name)}`)] as const),
  );
}

/** For `afterEach`. */
export function closeOffices(): void {
  for (const close of offices.splice(0)) close();
}
