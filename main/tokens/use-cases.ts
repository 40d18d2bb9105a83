import type { TokenCard } from '../../shared/model/token.ts';
import type { Reader, Writer } from '../db/access.ts';
import { write } from '../db/access.ts';
import type { GraphClient } from '../graph/client.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { removeSecrets, resealSecrets } from './app-secret.ts';
import { tokenRecord } from './cards.ts';
import { examined, put } from './keep.ts';
import { endOf } from './rules.ts';
import { openToken, sealToken } from './seal.ts';
import { changeToken, removeToken, type TokenRow, tokenRows } from './store.ts';

// What the rest of main may call: a noun is reached through its use cases.
export { adoptToken } from './adopt.ts';
export { appSecretOf } from './app-secret.ts';
export { lookDaily } from './care.ts';
export { withTokenFor } from './choice.ts';
export { markDead, validate } from './health.ts';
export { tellNews } from './news.ts';
export { type ProxyLogin, proxyLogin, proxyUser, putProxyLogin } from './proxy-login.ts';
export { endingTokens, servingTokens } from './standing.ts';
export { type DeadToken, tally } from './vault.ts';
export { vet, type Vetted } from './vet.ts';
export { previewOf } from './seal.ts';

/** The health of the token that each client is read with: its own, else the shared one. */
export function healthOf(r: Reader): (clientId: string) => TokenCard['state'] | 'none' {
  const rows = tokenRows(r);
  const shared = rows.find(({ slot }) => slot === 'shared')?.state ?? 'none';
  const own = new Map(rows.flatMap(({ clientId, state }) => (clientId === null ? [] : [[clientId, state]])));
  return (clientId) => own.get(clientId) ?? shared;
}

/** When the token that each client is read with ends: its own, else the shared one; `null` for one that does not. */
export function endsOf(r: Reader): (clientId: string) => string | null {
  const rows = tokenRows(r);
  const shared = rows.find(({ slot }) => slot === 'shared');
  const own = new Map(rows.flatMap((row) => (row.clientId === null ? [] : [[row.clientId, row]])));
  return (clientId) => {
    const row = own.get(clientId) ?? shared;
    return row === undefined ? null : endOf(row);
  };
}

export interface AddAsk {
  readonly slot: 'shared' | 'backup' | 'client';
  readonly clientId: string | null;
  readonly pasted: string;
}

/** Asks Meta, then keeps the token; whatever was in its place is destroyed. */
export async function addToken(
  work: OpenWorkspace,
  graph: GraphClient,
  ask: AddAsk,
  signal: AbortSignal,
): Promise<TokenCard> {
  const sealed = await examined(work, graph, ask, signal);
  const row = write(work.ledger, (w) => put(work, w, sealed));
  return tokenRecord(work, row.id).card;
}

export function setSharedToken(
  work: OpenWorkspace,
  graph: GraphClient,
  pasted: string,
  signal: AbortSignal,
): Promise<TokenCard> {
  return addToken(work, graph, { slot: 'shared', clientId: null, pasted }, signal);
}

/** Everything that is sealed, under another key, when the workspace key changes. */
export function resealTokens(w: Writer, keys: { readonly old: Buffer; readonly next: Buffer }): void {
  resealSecrets(w, keys);
  for (const row of tokenRows(w)) {
    const secret = openedOrNull(keys.old, row);
    if (!secret) continue;
    try {
      changeToken(w, row.id, { sealed: sealToken(keys.next, row, secret) });
    } finally {
      secret.fill(0);
    }
  }
}

/** One that does not open stays as it is: it never did. */
function openedOrNull(key: Buffer, row: TokenRow): Buffer | null {
  try {
    return openToken(key, row, row.sealed);
  } catch {
    return null;
  }
}

/** A restored workspace asks for its tokens and the app secret again. */
export function removeAllTokens(w: Writer): void {
  removeSecrets(w);
  for (const { id } of tokenRows(w)) removeToken(w, id);
}

/** The apps that our tokens belong to: what Meta's log says of them, Steward did. */
export function ownApps(r: Reader): ReadonlySet<string> {
  return new Set(tokenRows(r).flatMap(({ appId }) => appId ?? []));
}
