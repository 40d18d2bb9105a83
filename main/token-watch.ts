import type { StewardContract } from '../shared/contract/contract.ts';
import type { Emit } from '../shared/rpc.ts';
import { failureOf } from '../shared/failure.ts';
import type { GraphClient } from './graph/client.ts';
import type { Log } from './ports.ts';
import { type DeadToken, lookDaily, tellNews, validate } from './tokens/use-cases.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

interface Needs {
  readonly graphFor: (work: OpenWorkspace) => GraphClient;
  readonly log: Log;
  readonly emit: Emit<StewardContract>;
}

const everyMs = 60_000;

/**
 * Looks after the tokens of the open workspace: each once a day, and at once when some call found one dead. What is new
 * is told once; nothing here ever stops a client's work.
 */
export class TokenWatch {
  readonly #needs: Needs;
  #stop = new AbortController();
  #timer: NodeJS.Timeout | null = null;
  #isLooking = false;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** The workspace that was opened; null once it is closed. */
  follow(work: OpenWorkspace | null): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    if (!work) return;
    const look = () => void this.#look(work).catch((error: unknown) => this.#failed(error));
    this.#timer = setInterval(look, everyMs).unref();
    look();
  }

  /** One refusal is a reason to ask, not to believe: what Meta says of the token itself has the last word. */
  died(work: OpenWorkspace, { id, isCertain }: DeadToken): void {
    const { graphFor, emit } = this.#needs;
    const { signal } = this.#stop;
    const asked = isCertain ? Promise.resolve() : validate(work, graphFor(work), id, 'noticed', signal);
    asked
      // No answer: then the refusal is all that is known.
      .catch((error: unknown) => this.#failed(error))
      .then(() => {
        this.#tell(work);
        emit('tokens.changed', {});
      })
      .catch((error: unknown) => this.#failed(error));
  }

  async #look(work: OpenWorkspace): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      const { graphFor, log } = this.#needs;
      const changed = await lookDaily(work, graphFor(work), log, this.#stop.signal);
      if (changed) this.#needs.emit('tokens.changed', {});
      this.#tell(work);
    } finally {
      this.#isLooking = false;
    }
  }

  #tell(work: OpenWorkspace): void {
    if (work.ledger.raw.open) tellNews(work);
  }

  #failed(error: unknown): void {
    if (!this.#stop.signal.aborted)
      this.#needs.log.info('tokens.not_looked_after', { code: failureOf(error).code });
  }
}
