import { createHash } from 'node:crypto';
import { z } from '../../shared/zod.ts';
import { idOf, ofClient } from './endpoints/endpoint.ts';

/** SECURITY: its reply is a secret, so it is described here and reachable from the client only. */
export const pageTokenOf = ofClient({
  name: 'page token',
  path: (ask: { pageId: string }) => idOf(ask.pageId),
  query: () => ({ fields: 'id,access_token' }),
  reply: z.object({ id: z.string(), access_token: z.string().optional() }),
  owner: { by: 'page', id: (ask) => ask.pageId },
  names: (reply) => [reply.id],
});

/** Page tokens are fetched when they are needed, live in memory only, and go with the token that they came from. */
export class PageTokens {
  readonly #kept = new Map<string, Promise<Buffer>>();

  /** `fetch` runs once for however many ask at the same time. */
  get(pageId: string, parent: Buffer, fetch: () => Promise<Buffer>): Promise<Buffer> {
    const key = keyOf(pageId, parent);
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const coming = fetch();
    this.#kept.set(key, coming);
    coming.catch(() => this.#kept.delete(key));
    return coming;
  }

  forget(pageId: string, parent: Buffer): void {
    const key = keyOf(pageId, parent);
    const gone = this.#kept.get(key);
    this.#kept.delete(key);
    wipe(gone);
  }

  clear(): void {
    for (const kept of this.#kept.values()) wipe(kept);
    this.#kept.clear();
  }
}

function wipe(kept: Promise<Buffer> | undefined): void {
  kept?.then(
    (token) => token.fill(0),
    () => undefined,
  );
}

function keyOf(pageId: string, parent: Buffer): string {
  return `${pageId}/${createHash('sha256').update(parent).digest('base64')}`;
}
