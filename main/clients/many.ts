import { AppError } from '../../shared/failure.ts';
import type { Client, NewFromAssets } from '../../shared/model/client.ts';
import { ClientId } from '../../shared/model/ids.ts';
import { write } from '../db/access.ts';
import type { GraphClient } from '../graph/client.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { connectIn, discoverAssets } from './assets/use-cases.ts';
import { createClientIn } from './use-cases.ts';

/** Clients out of what the shared token reaches, each with its account and Page: all of them or none. */
export async function createMany(
  work: OpenWorkspace,
  graph: GraphClient,
  picks: readonly NewFromAssets[],
  signal: AbortSignal,
): Promise<Client[]> {
  const reached = new Map((await discoverAssets(work, graph, signal)).map((asset) => [asset.metaId, asset]));
  const find = (metaId: string) => {
    const asset = reached.get(metaId);
    if (!asset)
      throw new AppError('graph_refused', `The token does not reach ${metaId} any more. Nothing was added.`);
    return asset;
  };
  return write(work.ledger, (w) =>
    picks.map(({ name, accountId, pageId, currency, timezone }) => {
      const account = find(accountId);
      const client = createClientIn(work, w, ClientId.parse(work.ids.next()), {
        name,
        currency: account.currency ?? currency,
        timezone: account.timezone ?? timezone,
      });
      connectIn(work, w, client.id, account);
      if (pageId !== null) connectIn(work, w, client.id, find(pageId));
      return client;
    }),
  );
}
