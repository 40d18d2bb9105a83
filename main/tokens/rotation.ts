import { AppError } from '../../shared/failure.ts';
import { dayMs } from '../../shared/model/durations.ts';
import type { Rehearsed } from '../../shared/model/token.ts';
import { Rehearsed as RehearsedModel } from '../../shared/model/token.ts';
import { record } from '../audit/use-cases.ts';
import { write } from '../db/access.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { testAssets } from './access.ts';
import { examine } from './examine.ts';
import { examined, kept, put, remove } from './keep.ts';
import { isLess, isUsable, orderFor } from './rules.ts';
import { openToken, sealToken } from './seal.ts';
import {
  accessRows,
  changeToken,
  type ConnectedAsset,
  connectedAssets,
  findInSlot,
  type TokenRow,
  tokenRows,
} from './store.ts';
import type { TestAsk } from './testing.ts';
import { withOpened } from './vault.ts';

/** A rehearsal of yesterday says nothing about today. */
const validForMs = dayMs;

/** Puts the new token beside the shared one and tries it on every asset that the shared one serves. Nothing is switched. */
export async function rehearse(ask: TestAsk, pasted: string): Promise<Rehearsed[]> {
  const { work, graph, signal } = ask;
  if (!findInSlot(work.ledger, 'shared')) throw noShared();
  const sealed = await examined(work, graph, { slot: 'next', clientId: null, pasted }, signal);
  const next = write(work.ledger, (w) => put(work, w, sealed));
  const assets = servedByShared(work);
  let done = 0;
  ask.onProgress(done, assets.length);
  const onDone = () => ask.onProgress((done += 1), assets.length);
  const needs = { work, graph, scopeOf: ask.scopeOf, signal, onDone };
  await withOpened(work, next, 'rehearsal', (token) => testAssets(needs, next, token, assets));
  return rehearsal(work);
}

function noShared(): AppError {
  return new AppError('token_missing', 'There is no shared token to rotate. Add one first.');
}

function servedByShared({ ledger }: OpenWorkspace): ConnectedAsset[] {
  const rows = tokenRows(ledger);
  return connectedAssets(ledger).filter(({ clientId }) => orderFor(rows, clientId)[0]?.slot === 'shared');
}

/** What the last rehearsal found, beside what the shared token could do. */
export function rehearsal(work: OpenWorkspace): Rehearsed[] {
  const [shared, next] = [findInSlot(work.ledger, 'shared'), findInSlot(work.ledger, 'next')];
  if (!next) return [];
  const before = accessOf(work, shared);
  const after = accessOf(work, next);
  return servedByShared(work).map((asset) => comparedBy(asset, before, after));
}

function accessOf(work: OpenWorkspace, row: TokenRow | undefined): AccessByAsset {
  return new Map(row ? accessRows(work.ledger, row.id).map((one) => [one.assetId, one]) : []);
}

/** The old token goes in the same transaction in which the new one takes its place, after Meta said once more that it works. */
export async function switchShared(
  ask: Pick<TestAsk, 'work' | 'graph' | 'signal'>,
  { acceptLoss }: { readonly acceptLoss: boolean },
): Promise<void> {
  const { work, graph, signal } = ask;
  const next = findInSlot(work.ledger, 'next');
  if (!next) throw new AppError('conflict', 'There is no rehearsal. Paste the new token first.');
  if (work.clock.now().getTime() - Date.parse(next.addedAt) > validForMs)
    throw new AppError('conflict', 'The rehearsal is older than a day. Rehearse again.');
  const lost = rehearsal(work).filter((one) => one.isLess);
  if (lost.length > 0 && !acceptLoss) {
    throw new AppError(
      'conflict',
      `The new token may do less with ${lost.length} ${lost.length === 1 ? 'asset' : 'assets'}.`,
      { lost: lost.length },
    );
  }
  const found = await withOpened(work, next, 'rotation', (token) => examine(graph, token, signal));
  if (found.trouble !== null) throw new AppError('token_dead', found.sentence, { trouble: found.trouble });
  write(work.ledger, (w) => {
    const row = kept(w, next.id);
    const old = findInSlot(w, 'shared');
    if (old) remove(work, w, old);
    moveTo(work, row, (sealed) => changeToken(w, row.id, { slot: 'shared', sealed }));
    const detail = {
      fingerprint: row.fingerprint,
      before: old?.fingerprint ?? null,
      lost: lost.length,
      expires: row.expiresAt,
    };
    const what = 'token.rotated';
    record(
      w,
      { chain: 'workspace', actor: work.actor, what, subject: row.preview, detail },
      work.clock.now(),
      work.ids,
    );
  });
}

/** A seal is bound to its slot: whoever moves a token seals it anew. */
function moveTo(work: OpenWorkspace, row: TokenRow, keep: (sealed: Buffer) => void): void {
  const secret = openToken(work.tokenKey, row, row.sealed);
  try {
    keep(sealToken(work.tokenKey, { id: row.id, slot: 'shared', clientId: null }, secret));
  } finally {
    secret.fill(0);
  }
}

/** Which clients could leave their own token for the shared one, or take it back, and what each asset would lose. */
export async function rehearseMove(
  ask: TestAsk,
  { clientIds, to }: { readonly clientIds: readonly string[]; readonly to: 'shared' | 'own' },
): Promise<Rehearsed[]> {
  const { work, graph, scopeOf, signal } = ask;
  const moves = clientIds.map((clientId) => ({ clientId, ...pairOf(work, clientId, to) }));
  const assets = moves.flatMap(({ clientId }) => connectedAssets(work.ledger, clientId));
  let done = 0;
  ask.onProgress(done, assets.length);
  const onDone = () => ask.onProgress((done += 1), assets.length);
  const needs = { work, graph, scopeOf, signal, onDone };
  const targets = new Map(moves.map(({ target }) => [target.id, target]));
  for (const target of targets.values()) {
    const own = new Set(moves.filter((move) => move.target.id === target.id).map(({ clientId }) => clientId));
    const mine = assets.filter(({ clientId }) => own.has(clientId));
    await withOpened(work, target, 'rehearsal', (token) => testAssets(needs, target, token, mine));
  }
  const found = new Map<string | undefined, AccessByAsset>();
  const accessBy = (row: TokenRow | undefined) => {
    const known = found.get(row?.id) ?? accessOf(work, row);
    found.set(row?.id, known);
    return known;
  };
  const byClient = Map.groupBy(assets, ({ clientId }) => clientId);
  return moves.flatMap(({ clientId, from, target }) =>
    (byClient.get(clientId) ?? []).map((asset) => comparedBy(asset, accessBy(from), accessBy(target))),
  );
}

type AccessByAsset = ReadonlyMap<string, ReturnType<typeof accessRows>[number]>;

function comparedBy(asset: ConnectedAsset, before: AccessByAsset, after: AccessByAsset): Rehearsed {
  const was = before.get(asset.assetId)?.access ?? null;
  const will = after.get(asset.assetId)?.access ?? 'unknown';
  return RehearsedModel.parse({
    ...asset,
    before: was,
    after: will,
    isLess: isLess(was, will) || will === 'unknown',
  });
}

function pairOf(
  { ledger, clock }: OpenWorkspace,
  clientId: string,
  to: 'shared' | 'own',
): { from: TokenRow | undefined; target: TokenRow } {
  const own = findInSlot(ledger, 'client', clientId);
  const shared = findInSlot(ledger, 'shared');
  if (!own || (own.parkedAt === null) !== (to === 'shared'))
    throw new AppError('conflict', 'One of these clients has no token of its own to move from or back to.');
  if (!shared) throw noShared();
  const [from, target] = to === 'shared' ? [own, shared] : [shared, own];
  if (!isUsable(target, clock.now()))
    throw new AppError('token_dead', 'The token that they would move to does not work. Test it first.');
  return { from, target };
}

/** All of them or none. The own token is kept aside for the way back, and destroyed only when somebody removes it. */
export function moveClients(
  work: OpenWorkspace,
  { clientIds, to }: { readonly clientIds: readonly string[]; readonly to: 'shared' | 'own' },
): void {
  const now = work.clock.now();
  write(work.ledger, (w) => {
    for (const clientId of clientIds) {
      const { from, target } = pairOf(work, clientId, to);
      const own = to === 'own' ? target : from;
      if (!own) continue;
      changeToken(w, own.id, { parkedAt: to === 'shared' ? now.toISOString() : null });
      const what = to === 'shared' ? 'token.client_moved_to_shared' : 'token.client_moved_back';
      const detail = { own: own.fingerprint };
      record(w, { chain: clientId, actor: work.actor, what, subject: own.preview, detail }, now, work.ids);
    }
  });
}
