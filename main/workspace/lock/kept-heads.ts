import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from '../../../shared/zod.ts';
import type { Log, SecretStore } from '../../ports.ts';
import { replaceFile } from '../keys/replace-file.ts';

const file = 'audit-heads.json';

const Sealed = z.record(z.string(), z.object({ backend: z.string(), sealed: z.base64() }));
const Heads = z.record(z.string(), z.object({ seq: z.int(), hash: z.string() }));
type Heads = z.infer<typeof Heads>;

interface Head {
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
}

/**
 * Where each chain of the audit trail stood at the last lock, sealed by the keychain and kept beside the workspaces: who
 * rewrites a ledger, or puts an old copy in its place, cannot make these fit. Without a keychain nothing is kept, and
 * the verifier says that it cannot exclude a rewritten tail.
 */
export class KeptHeads {
  readonly #folder: string;
  readonly #secrets: SecretStore;
  readonly #log: Log;
  #last: Promise<void> = Promise.resolve();

  constructor(folder: string, secrets: SecretStore, log: Log) {
    this.#folder = folder;
    this.#secrets = secrets;
    this.#log = log;
  }

  /** In the background and in order; `settled` waits for it. */
  keep(workspaceId: string, heads: readonly Head[]): void {
    this.#then(async () => {
      const known = Object.fromEntries(await this.known(workspaceId));
      for (const { chain, seq, hash } of heads) known[chain] = { seq, hash };
      await this.#write(workspaceId, known);
    });
  }

  /** After a restore the trail stands where its backup stood. */
  forget(workspaceId: string): void {
    this.#then(async () => {
      const { [workspaceId]: _, ...others } = this.#read();
      replaceFile(this.#folder, file, `${JSON.stringify(others)}\n`);
    });
  }

  async known(workspaceId: string): Promise<Map<string, { seq: number; hash: string }>> {
    const own = this.#read()[workspaceId];
    if (!own) return new Map();
    try {
      const { secret } = await this.#secrets.open(Buffer.from(own.sealed, 'base64'));
      return new Map(Object.entries(Heads.parse(JSON.parse(Buffer.from(secret).toString('utf8')))));
    } catch (error) {
      this.#log.error('audit.heads_not_opened', error, { backend: own.backend });
      return new Map();
    }
  }

  settled(): Promise<void> {
    return this.#last;
  }

  async #write(workspaceId: string, heads: Heads): Promise<void> {
    const state = await this.#secrets.state();
    if (!state.usable) return;
    const sealed = Buffer.from(await this.#secrets.seal(Buffer.from(JSON.stringify(heads))));
    const own = { backend: state.backend, sealed: sealed.toString('base64') };
    replaceFile(this.#folder, file, `${JSON.stringify({ ...this.#read(), [workspaceId]: own })}\n`);
  }

  #then(work: () => Promise<void>): void {
    this.#last = this.#last
      .then(work)
      .catch((error: unknown) => this.#log.error('audit.heads_not_kept', error));
  }

  #read(): z.infer<typeof Sealed> {
    try {
      return Sealed.parse(JSON.parse(readFileSync(join(this.#folder, file), 'utf8')));
    } catch {
      return {};
    }
  }
}
