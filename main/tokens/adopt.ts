import { TokenId } from '../../shared/model/ids.ts';
import { record } from '../audit/use-cases.ts';
import { write } from '../db/access.ts';
import type { GraphClient } from '../graph/client.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { validate } from './health.ts';
import { fingerprintOf, previewOf, sealToken } from './seal.ts';
import { addToken } from './store.ts';

/**
 * A client's own token as it was found, alive or not; Meta is asked afterwards. Only the demo agency moves in with tokens
 * of an earlier time: a person's paste is refused when Meta calls it dead.
 */
export async function adoptToken(
  work: OpenWorkspace,
  graph: GraphClient,
  { clientId, pasted }: { readonly clientId: string; readonly pasted: string },
  signal: AbortSignal,
): Promise<void> {
  const now = work.clock.now();
  const seat = { id: TokenId.parse(work.ids.next()), slot: 'client', clientId } as const;
  const [preview, fingerprint] = [previewOf(pasted), fingerprintOf(pasted)];
  const secret = Buffer.from(pasted);
  try {
    const sealed = sealToken(work.tokenKey, seat, secret);
    write(work.ledger, (w) => {
      const added = { addedAt: now.toISOString(), addedBy: work.person.personId };
      addToken(w, { ...seat, sealed, preview, fingerprint, state: 'unchecked', scopes: '[]', ...added });
      const detail = { slot: seat.slot, client: clientId, fingerprint, before: null, expires: null };
      const row = { chain: 'workspace', actor: work.actor, what: 'token.added', subject: preview };
      record(w, { ...row, detail }, now, work.ids);
    });
  } finally {
    secret.fill(0);
  }
  await validate(work, graph, seat.id, 'added', signal);
}
