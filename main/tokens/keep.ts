import { AppError } from '../../shared/failure.ts';
import { TokenId } from '../../shared/model/ids.ts';
import { record } from '../audit/use-cases.ts';
import type { Writer } from '../db/access.ts';
import { write } from '../db/access.ts';
import type { GraphClient } from '../graph/client.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { examine, type Examined } from './examine.ts';
import { healthOf, noteCheck } from './health.ts';
import { settleDeath } from './news.ts';
import { fingerprintOf, previewOf, sealToken } from './seal.ts';
import { addToken, findInSlot, removeToken, type TokenRow, tokenRow, tokenRows } from './store.ts';

/** Where a token is put. */
export interface Place {
  readonly slot: TokenRow['slot'];
  readonly clientId: string | null;
}

/** A token that Meta was asked about, sealed and not yet in the vault. */
export interface Sealed {
  readonly place: Place;
  readonly preview: string;
  readonly fingerprint: string;
  readonly found: Examined;
  readonly row: (
    at: string,
    by: string,
  ) => typeof addToken extends (w: Writer, row: infer Row) => void ? Row : never;
}

/** Asks Meta before anything is stored: a token that Meta calls invalid never takes the place of one that works. */
export async function examined(
  work: OpenWorkspace,
  graph: GraphClient,
  ask: Place & { readonly pasted: string },
  signal: AbortSignal,
): Promise<Sealed> {
  const { slot, clientId, pasted } = ask;
  const fingerprint = fingerprintOf(pasted);
  const secret = Buffer.from(pasted);
  try {
    const found = await examine(graph, secret, signal);
    if (found.trouble !== null) throw new AppError('token_dead', found.sentence, { trouble: found.trouble });
    assertFits(work, ask, found, fingerprint);
    const seat = { id: TokenId.parse(work.ids.next()), slot, clientId };
    const preview = previewOf(pasted);
    const sealed = sealToken(work.tokenKey, seat, secret);
    return {
      place: { slot, clientId },
      preview,
      fingerprint,
      found,
      row: (at, by) => ({
        ...seat,
        sealed,
        preview,
        fingerprint,
        ...healthOf(found, at),
        scopes: JSON.stringify(found.scopes),
        state: 'healthy' as const,
        addedAt: at,
        addedBy: by,
      }),
    };
  } finally {
    secret.fill(0);
  }
}

function assertFits(work: OpenWorkspace, { slot }: Place, found: Examined, fingerprint: string): void {
  if (found.kind === 'PAGE' || found.kind === 'APP') {
    throw new AppError(
      'conflict',
      `This is ${found.kind === 'PAGE' ? 'a Page token' : 'an app token'}. Steward needs the token of a System User.`,
    );
  }
  const same = tokenRows(work.ledger).find((row) => row.fingerprint === fingerprint && row.slot !== slot);
  if (same) throw new AppError('conflict', `This very token is in the vault already (${same.preview}).`);
}

/** Puts a token where it belongs; whatever was there is destroyed in the same transaction. */
export function put(work: OpenWorkspace, w: Writer, sealed: Sealed): TokenRow {
  const now = work.clock.now();
  const at = now.toISOString();
  const { place, found } = sealed;
  const before = findInSlot(w, place.slot, place.clientId);
  if (before) remove(work, w, before);
  const row = sealed.row(at, work.person.personId);
  addToken(w, row);
  noteCheck(w, row.id, found, { how: 'added', at, by: work.person.personId });
  const detail = {
    slot: place.slot,
    client: place.clientId,
    fingerprint: sealed.fingerprint,
    before: before?.fingerprint ?? null,
    expires: found.expiresAt,
  };
  const what = before ? 'token.replaced' : 'token.added';
  record(w, { chain: 'workspace', actor: work.actor, what, subject: sealed.preview, detail }, now, work.ids);
  return kept(w, row.id);
}

export function kept(w: Writer, id: string): TokenRow {
  const row = tokenRow(w, id);
  if (!row) throw new AppError('not_found', 'This token is not in the vault any more.');
  return row;
}

/** SECURITY: `secure_delete` overwrites what was sealed. */
export function remove(work: OpenWorkspace, w: Writer, { id }: TokenRow): void {
  removeToken(w, id);
  settleDeath(work, id);
}

/** Takes a token out of the vault for good. */
export function destroy(work: OpenWorkspace, id: string): void {
  write(work.ledger, (w) => {
    const row = kept(w, id);
    remove(work, w, row);
    const detail = { slot: row.slot, client: row.clientId, fingerprint: row.fingerprint };
    const what = 'token.removed';
    record(
      w,
      { chain: 'workspace', actor: work.actor, what, subject: row.preview, detail },
      work.clock.now(),
      work.ids,
    );
  });
}
