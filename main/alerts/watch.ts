import type { StewardContract } from '../../shared/contract/contract.ts';
import { ClientId } from '../../shared/model/ids.ts';
import type { Emit } from '../../shared/rpc.ts';
import { clientRows } from '../clients/store.ts';
import type { Log } from '../ports.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { evaluate } from './use-cases.ts';

const everyMs = 15 * 60_000;

interface WatchNeeds {
  readonly emit: Emit<StewardContract>;
  readonly log: Log;
}

/** Looks at a client when something of it changed, and at all of them now and then: a sync that does not come is no event. */
export class AlertWatch {
  readonly #needs: WatchNeeds;
  readonly #waiting = new Set<ClientId>();
  #work: OpenWorkspace | null = null;
  #running = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(needs: WatchNeeds) {
    this.#needs = needs;
  }

  /** With the workspace that is open now, or none. */
  follow(work: OpenWorkspace | null): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    this.#waiting.clear();
    this.#work = work;
    if (!work) return;
    this.#timer = setInterval(() => this.all(), everyMs).unref();
    this.all();
  }

  all(): void {
    const work = this.#work;
    if (!work?.ledger.raw.open) return;
    for (const { id } of clientRows(work.ledger, 'all')) this.#waiting.add(ClientId.parse(id));
    void this.#run();
  }

  look(clientId: ClientId): void {
    this.#waiting.add(clientId);
    void this.#run();
  }

  /** One client at a time, and the window's calls in between. */
  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    try {
      for (;;) {
        await new Promise((done) => setImmediate(done));
        const [next] = this.#waiting;
        if (next === undefined) return;
        this.#waiting.delete(next);
        this.#one(next);
      }
    } finally {
      this.#running = false;
    }
  }

  #one(clientId: ClientId): void {
    const work = this.#work;
    if (!work?.ledger.raw.open || !work.insights.raw.open) return;
    try {
      if (evaluate(work, clientId)) this.#needs.emit('alerts.changed', { clientId });
    } catch (error) {
      this.#needs.log.error('alerts.not_evaluated', error);
    }
  }
}
