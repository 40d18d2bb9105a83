import { AppError } from '../../shared/failure.ts';
import type { AssetKind, ReachedAsset } from '../../shared/model/client.ts';
import type { ClientScope } from '../clients/scope.ts';
import { connectReached, reachedWith } from '../clients/assets/use-cases.ts';
import { write } from '../db/access.ts';
import type { GraphClient } from '../graph/client.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { tokenRow } from './store.ts';
import { noToken, withOpened } from './vault.ts';

/** What one token of the vault reaches, read from Meta now. */
export function reachOf(
  work: OpenWorkspace,
  graph: GraphClient,
  tokenId: string,
  signal: AbortSignal,
): Promise<ReachedAsset[]> {
  const row = tokenRow(work.ledger, tokenId);
  if (!row) throw noToken();
  return withOpened(work, row, 'discovery', (token) => reachedWith(work, graph, token, signal));
}

export interface Pick {
  readonly clientId: string;
  readonly kind: AssetKind;
  readonly metaId: string;
}

/** One look at Meta for all of them, and one transaction: a list that cannot be kept whole is not kept at all. */
export async function assign(
  work: OpenWorkspace,
  graph: GraphClient,
  ask: {
    readonly tokenId: string;
    readonly picks: readonly Pick[];
    readonly scopeOf: (clientId: string) => ClientScope;
  },
  signal: AbortSignal,
): Promise<{ connected: number }> {
  const scopes = new Map(ask.picks.map(({ clientId }) => [clientId, ask.scopeOf(clientId)]));
  const reached = await reachOf(work, graph, ask.tokenId, signal);
  write(work.ledger, () => {
    for (const { clientId, kind, metaId } of ask.picks) {
      const scope = scopes.get(clientId);
      const found = reached.find((asset) => asset.kind === kind && asset.metaId === metaId);
      if (!found || !scope)
        throw new AppError('graph_refused', 'The token does not reach one of these any more. Look again.');
      connectReached(work, scope, found);
    }
  });
  return { connected: ask.picks.length };
}
