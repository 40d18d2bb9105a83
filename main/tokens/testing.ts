import { failureOf } from '../../shared/failure.ts';
import type { AssetAccess } from '../../shared/model/token.ts';
import { record } from '../audit/use-cases.ts';
import type { ClientScope } from '../clients/scope.ts';
import { write } from '../db/access.ts';
import type { GraphClient } from '../graph/client.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { testAssets } from './access.ts';
import { accessMap } from './cards.ts';
import { servingRow } from './choice.ts';
import { validate } from './health.ts';
import { servingTokens } from './standing.ts';
import { type ConnectedAsset, connectedAssets, type TokenRow, tokenRow, tokenRows } from './store.ts';
import { noToken, withOpened } from './vault.ts';

export interface TestAsk {
  readonly work: OpenWorkspace;
  readonly graph: GraphClient;
  readonly scopeOf: (clientId: string) => ClientScope;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, of: number) => void;
}

/** Every token once, and every connected asset with the token that serves its client. */
export async function testEverything(ask: TestAsk): Promise<AssetAccess[]> {
  const { work } = ask;
  const inUse = tokenRows(work.ledger).filter((row) => row.slot !== 'next' && row.parkedAt === null);
  // Before the assets: a token that turns out dead serves nobody any more.
  for (const row of inUse) await lookAt(ask, row);
  const groups = groupedByToken(work, connectedAssets(work.ledger));
  await testGroups(ask, groups);
  recordTest(work, 'all clients', groups);
  return accessMap(work);
}

/** One token and every asset that it serves; a parked or a backup token is tried on what it would serve. */
export async function testOne(ask: TestAsk, tokenId: string): Promise<AssetAccess[]> {
  const { work } = ask;
  const row = tokenRow(work.ledger, tokenId);
  if (!row) throw noToken();
  await lookAt(ask, row);
  const fresh = tokenRow(work.ledger, tokenId);
  const all = connectedAssets(work.ledger, row.clientId ?? undefined);
  const groups: Groups = fresh && fresh.state !== 'dead' ? new Map([[fresh, all]]) : new Map();
  await testGroups(ask, groups);
  recordTest(work, row.preview, groups);
  return accessMap(work, tokenId);
}

/** One client's assets with the token that serves it now; for its set-up checklist. */
export async function testClient(ask: TestAsk, clientId: string): Promise<AssetAccess[]> {
  const { work } = ask;
  const row = servingRow(work, clientId);
  if (!row) throw noToken();
  await lookAt(ask, row);
  // The look may have found it dead: then another one serves, or nothing does.
  const fresh = servingRow(work, clientId);
  const groups: Groups = fresh ? new Map([[fresh, connectedAssets(work.ledger, clientId)]]) : new Map();
  await testGroups(ask, groups);
  return fresh ? accessMap(work, fresh.id).filter((one) => one.clientId === clientId) : [];
}

type Groups = ReadonlyMap<TokenRow, readonly ConnectedAsset[]>;

/** The vault is read once: a thousand clients may have a token each. */
function groupedByToken(work: OpenWorkspace, assets: readonly ConnectedAsset[]): Groups {
  const rows = new Map(tokenRows(work.ledger).map((row) => [row.id, row]));
  const serving = servingTokens(work);
  const groups = new Map<TokenRow, ConnectedAsset[]>();
  for (const asset of assets) {
    const row = rows.get(serving(asset.clientId)?.tokenId ?? '');
    if (!row) continue;
    const group = groups.get(row);
    if (group) group.push(asset);
    else groups.set(row, [asset]);
  }
  return groups;
}

/** Meta's silence about one token says nothing about the next. */
async function lookAt({ work, graph, signal }: TestAsk, row: TokenRow): Promise<void> {
  try {
    await validate(work, graph, row.id, 'asked', signal);
  } catch (error) {
    if (signal.aborted || failureOf(error).code === 'internal') throw error;
  }
}

async function testGroups(ask: TestAsk, groups: Groups): Promise<void> {
  const { work, graph, scopeOf, signal } = ask;
  const of = [...groups.values()].reduce((sum, assets) => sum + assets.length, 0);
  let done = 0;
  ask.onProgress(done, of);
  const onDone = () => ask.onProgress((done += 1), of);
  for (const [row, assets] of groups) {
    const needs = { work, graph, scopeOf, signal, onDone };
    await withOpened(work, row, 'test', (token) => testAssets(needs, row, token, assets));
  }
}

function recordTest(work: OpenWorkspace, subject: string, groups: Groups): void {
  const assets = [...groups.values()].reduce((sum, list) => sum + list.length, 0);
  const row = { chain: 'workspace', actor: work.actor, what: 'token.tested', subject };
  const at = work.clock.now();
  write(work.ledger, (w) => record(w, { ...row, detail: { tokens: groups.size, assets } }, at, work.ids));
}
