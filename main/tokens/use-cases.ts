import { AppError } from '../../shared/failure.ts';
import { TokenId } from '../../shared/model/ids.ts';
import type { TokenCard } from '../../shared/model/token.ts';
import { record } from '../audit/use-cases.ts';
import type { Writer } from '../db/access.ts';
import { write } from '../db/access.ts';
import { debugToken } from '../graph/endpoints/token.ts';
import type { GraphClient } from '../graph/client.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { fingerprintOf, openToken, previewOf, sealToken } from './seal.ts';
import type { TokenRow } from './store.ts';
import { cardOf, findShared, keepSeal, markUsed, removeToken, replaceShared, tokenRows } from './store.ts';

export function listTokens(work: OpenWorkspace): TokenCard[] {
  return tokenRows(work.ledger).map(cardOf);
}

/** Asks Meta before anything is stored: a token that Meta calls invalid never takes the place of one that works. */
export async function setSharedToken(
  work: OpenWorkspace,
  graph: GraphClient,
  pasted: string,
  signal: AbortSignal,
): Promise<TokenCard> {
  const secret = Buffer.from(pasted);
  try {
    const verdict = await graph.read(debugToken, { inputToken: pasted }, { token: secret, signal });
    if (!verdict.data.is_valid) {
      throw new AppError(
        'token_dead',
        'Meta says that this token is not valid any more. Make a new one in the Business settings.',
      );
    }
    const at = work.clock.now();
    const seat = { id: TokenId.parse(work.ids.next()), slot: 'shared', clientId: null } as const;
    const row = {
      ...seat,
      sealed: sealToken(work.tokenKey, seat, secret),
      preview: previewOf(pasted),
      fingerprint: fingerprintOf(pasted),
      state: 'healthy' as const,
      addedAt: at.toISOString(),
      addedBy: work.person.personId,
      checkedAt: at.toISOString(),
      usedAt: null,
    };
    write(work.ledger, (w) => {
      const before = findShared(w);
      replaceShared(w, row);
      record(
        w,
        {
          chain: 'workspace',
          actor: work.actor,
          what: before ? 'token.replaced' : 'token.added',
          subject: row.preview,
          detail: { slot: 'shared', fingerprint: row.fingerprint, before: before?.fingerprint ?? null },
        },
        at,
        work.ids,
      );
    });
    return cardOf({ ...row, clientId: null });
  } finally {
    secret.fill(0);
  }
}

/** Opens the shared token for one piece of work and wipes it afterwards, whatever happens. */
export async function withSharedToken<T>(
  work: OpenWorkspace,
  use: (token: Buffer) => Promise<T>,
): Promise<T> {
  const row = findShared(work.ledger);
  if (!row)
    throw new AppError('token_missing', 'There is no access token yet. A super admin adds it under Admin.');
  const secret = openToken(work.tokenKey, row, row.sealed);
  try {
    return await use(secret);
  } finally {
    secret.fill(0);
    if (work.ledger.raw.open) write(work.ledger, (w) => markUsed(w, row.id, work.clock.now().toISOString()));
  }
}

/** Every token under another key, when the workspace key changes. One that does not open stays as it is: it never did. */
export function resealTokens(w: Writer, keys: { readonly old: Buffer; readonly next: Buffer }): void {
  for (const row of tokenRows(w)) {
    const secret = openedOrNull(keys.old, row);
    if (!secret) continue;
    try {
      keepSeal(w, row.id, sealToken(keys.next, row, secret));
    } finally {
      secret.fill(0);
    }
  }
}

function openedOrNull(key: Buffer, row: TokenRow): Buffer | null {
  try {
    return openToken(key, row, row.sealed);
  } catch {
    return null;
  }
}

/** A restored workspace asks for its tokens again. */
export function removeAllTokens(w: Writer): void {
  for (const { id } of tokenRows(w)) removeToken(w, id);
}
