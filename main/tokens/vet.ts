import type { ClientId } from '../../shared/model/ids.ts';
import type { Writer } from '../db/access.ts';
import type { GraphClient } from '../graph/client.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { examined, put, type Sealed } from './keep.ts';

/** A client's own token that Meta was asked about: sealed, and to be put into the vault in a transaction to come. */
export interface Vetted<Reach> {
  readonly preview: string;
  readonly fingerprint: string;
  /** What the caller asked Meta with it. */
  readonly reach: Reach;
  readonly keep: (w: Writer) => void;
}

/** For many tokens at once: all are asked about before the first is kept. The clear text is the caller's to wipe. */
export async function vet<Reach>(
  work: OpenWorkspace,
  graph: GraphClient,
  ask: { readonly clientId: ClientId; readonly pasted: string },
  reachOf: (token: Buffer) => Promise<Reach>,
  signal: AbortSignal,
): Promise<Vetted<Reach>> {
  const { clientId, pasted } = ask;
  const sealed: Sealed = await examined(work, graph, { slot: 'client', clientId, pasted }, signal);
  const token = Buffer.from(pasted);
  try {
    const { preview, fingerprint } = sealed;
    return { preview, fingerprint, reach: await reachOf(token), keep: (w) => void put(work, w, sealed) };
  } finally {
    token.fill(0);
  }
}
