import { AppError, failureOf } from '../../shared/failure.ts';
import { ClientId } from '../../shared/model/ids.ts';
import type { Access } from '../../shared/model/token.ts';
import type { ClientScope } from '../clients/scope.ts';
import type { Reader } from '../db/access.ts';
import { writeInSlices } from '../db/access.ts';
import { verdictOf } from '../graph/classify.ts';
import type { GraphClient } from '../graph/client.ts';
import { accountCard } from '../graph/endpoints/accounts.ts';
import { reachedAccounts, reachedPages } from '../graph/endpoints/discovery.ts';
import { pageCard } from '../graph/endpoints/pages.ts';
import { readAll } from '../graph/paging.ts';
import { notify, settleNotices } from '../notifications/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { accessOf, accessSentence } from './rules.ts';
import {
  accessRows,
  type ConnectedAsset,
  connectedAssets,
  putAccess,
  type TokenRow,
  tokenRow,
} from './store.ts';

/** Meta's largest page that it has been seen to give: fewer calls for many clients. */
const pageSize = 250;

export interface TestNeeds {
  readonly work: OpenWorkspace;
  readonly graph: GraphClient;
  /** Only the tenancy rules can mint one; whoever asks must be allowed to look at the client. */
  readonly scopeOf: (clientId: string) => ClientScope;
  readonly signal: AbortSignal;
  /** One more asset is known. */
  readonly onDone: () => void;
}

export interface Tested {
  readonly asset: ConnectedAsset;
  readonly access: Access;
  readonly tasks: readonly string[];
  readonly sentence: string;
}

/** What a list of Meta's said: tasks by Meta id, or why there is no list. */
type Reached = ReadonlyMap<string, readonly string[]> | AppError;

/** From so many assets on, two lists cost less than a call for each. */
const worthAList = 5;

/** Only the list says what may be done with a Page: it is asked wherever it costs no more calls than the Pages would. */
function isPageListWorth(r: Reader, pages: number): boolean {
  const reached = connectedAssets(r).filter(({ kind }) => kind === 'page').length;
  return pages > 0 && Math.ceil(reached / pageSize) <= pages;
}

/**
 * What a token may do with these assets, with as few calls as there can be: what the token's own lists name is settled
 * by them, and only what they lack is asked for one by one.
 */
export async function testAssets(
  needs: TestNeeds,
  row: TokenRow,
  token: Buffer,
  assets: readonly ConnectedAsset[],
): Promise<Tested[]> {
  const { work } = needs;
  // As it is after the check that went before, not as it was when the test began.
  const scopes = JSON.parse(tokenRow(work.ledger, row.id)?.scopes ?? row.scopes) as string[];
  const canManage = scopes.length === 0 || scopes.includes('ads_management');
  const lists = await listsOf(needs, token, assets);
  const tested: Tested[] = [];
  try {
    for (const asset of assets) {
      const listed = lists[asset.kind];
      const tasks = listed instanceof AppError ? undefined : listed?.get(asset.metaId);
      const noList = listed instanceof AppError ? listed : null;
      tested.push(
        tasks === undefined
          ? await askedAlone(needs, token, asset, canManage, noList)
          : known(asset, tasks, canManage),
      );
      needs.onDone();
    }
    return tested;
  } finally {
    // Also what a cancelled test has found out.
    if (work.ledger.raw.open) await keep(work, row, tested);
  }
}

async function listsOf(
  { work, graph, signal }: TestNeeds,
  token: Buffer,
  assets: readonly ConnectedAsset[],
): Promise<Record<ConnectedAsset['kind'], Reached | null>> {
  const options = { token, signal };
  const count = (of: ConnectedAsset['kind']) => assets.filter(({ kind }) => kind === of).length;
  const isMany = assets.length >= worthAList;
  const pagesAsked = count('page');
  const wants = {
    ad_account: isMany && count('ad_account') > 0,
    page: (isMany && pagesAsked > 0) || isPageListWorth(work.ledger, pagesAsked),
  };
  const accounts = async () => {
    const rows = await readAll((page) => graph.read(reachedAccounts, page, options), pageSize);
    return new Map(rows.map((one) => [one.account_id, one.user_tasks ?? []]));
  };
  const pages = async () => {
    const rows = await readAll((page) => graph.read(reachedPages, page, options), pageSize);
    return new Map(rows.map((one) => [one.id, one.tasks ?? []]));
  };
  return {
    ad_account: wants.ad_account ? await listOrWhy(accounts, signal) : null,
    page: wants.page ? await listOrWhy(pages, signal) : null,
  };
}

async function listOrWhy(
  read: () => Promise<Map<string, readonly string[]>>,
  signal: AbortSignal,
): Promise<Reached | null> {
  try {
    return await read();
  } catch (error) {
    if (signal.aborted) throw error;
    // Without the scope for the list, single assets may still be reached.
    if (verdictOf(error)?.kind === 'permission') return null;
    const { code, message, details } = failureOf(error);
    return new AppError(code, message, details);
  }
}

async function askedAlone(
  { graph, scopeOf, signal }: TestNeeds,
  token: Buffer,
  asset: ConnectedAsset,
  canManage: boolean,
  noList: AppError | null,
): Promise<Tested> {
  // No network, a pause or a dead token: asking hundreds of times more would change nothing.
  if (noList) return unknown(asset, noList.message);
  const options = { token, signal };
  try {
    const scope = scopeOf(asset.clientId);
    if (asset.kind === 'page') {
      await graph.readFor(scope, pageCard, { pageId: asset.metaId }, options);
      return known(asset, [], canManage);
    }
    const card = await graph.readFor(scope, accountCard, { accountId: asset.metaId }, options);
    return known(asset, card.user_tasks ?? [], canManage);
  } catch (error) {
    if (signal.aborted) throw error;
    const kind = verdictOf(error)?.kind;
    if (kind !== 'gone_or_forbidden' && kind !== 'permission')
      return unknown(asset, failureOf(error).message);
    const sentence = accessSentence(asset.kind, 'revoked', []);
    return { asset, access: 'revoked', tasks: [], sentence };
  }
}

function known(asset: ConnectedAsset, tasks: readonly string[], canManage: boolean): Tested {
  const access = accessOf(asset.kind, tasks, canManage);
  return { asset, access, tasks, sentence: accessSentence(asset.kind, access, tasks) };
}

function unknown(asset: ConnectedAsset, sentence: string): Tested {
  return { asset, access: 'unknown', tasks: [], sentence };
}

function keep(work: OpenWorkspace, row: TokenRow, tested: readonly Tested[]): Promise<void> {
  const checkedAt = work.clock.now().toISOString();
  return writeInSlices(work.ledger, function* (w) {
    // Removed while it was tested: nobody asks any more.
    if (!tokenRow(w, row.id)) return;
    const clients = new Set(tested.map(({ asset }) => asset.clientId));
    const there = new Set(connectedAmong(w, clients).map(({ assetId }) => assetId));
    const before = new Map(accessRows(w, row.id).map((one) => [one.assetId, one.access]));
    // What a token may that serves nobody is no news.
    const isNews = row.slot !== 'next' && row.parkedAt === null;
    const lost: ConnectedAsset[] = [];
    for (const { asset, access, tasks, sentence } of tested) {
      yield;
      const { clientId, assetId } = asset;
      const found = { access, tasks: JSON.stringify(tasks), sentence, checkedAt };
      if (!there.has(assetId)) continue;
      putAccess(w, { clientId, assetId, tokenId: row.id, ...found });
      if (!isNews) continue;
      if (access === 'read' || access === 'write') settleNotices(work, lostKey(asset));
      else if (isLost(before.get(assetId) ?? null, access)) lost.push(asset);
    }
    // In the last slice, which ends with the commit: the desktop is told of nothing that could still be undone.
    for (const asset of lost) tellOfLoss(work, asset);
  });
}

/** A thousand clients with a token each are asked about one by one: then all assets are not read a thousand times. */
function connectedAmong(r: Reader, clients: ReadonlySet<string>): ConnectedAsset[] {
  const [only] = clients;
  return connectedAssets(r, clients.size === 1 ? only : undefined);
}

const lostKey = ({ assetId }: ConnectedAsset) => `access_lost ${assetId}`;

/** Told once, when it is lost; no news any more, when it is back. */
function isLost(before: Access | null, now: Access): boolean {
  return now === 'revoked' && before !== null && before !== 'revoked';
}

function tellOfLoss(work: OpenWorkspace, asset: ConnectedAsset): void {
  const clientId = ClientId.parse(asset.clientId);
  notify(work, {
    to: { client: clientId, permission: 'manage' },
    kind: 'access_lost',
    values: { client: asset.client, asset: asset.name },
    client: clientId,
    link: { to: 'client', client: clientId, page: 'setup' },
    key: lostKey(asset),
  });
}
