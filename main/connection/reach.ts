import { AppError } from '../../shared/failure.ts';
import type { Clock, Connection, GraphTransport } from '../ports.ts';

const probeEveryMs = 15_000;

export interface ReachNeeds {
  readonly clock: Clock;
  readonly connection: Connection;
  /** False while a sandbox on this machine stands for Meta: it needs no network. */
  readonly asksSystem: boolean;
  /** Whether Meta's door opens, without knocking on anything behind it. */
  readonly probe: () => Promise<boolean>;
  readonly onChange: () => void;
}

/**
 * Whether Meta can be reached. The last evidence counts: what the system says, an answer that came, one that did not.
 * While it cannot, a bare connection is tried now and then, so that the bar goes by itself.
 */
export class Reach {
  readonly #needs: ReachNeeds;
  readonly #stop: () => void;
  #offlineSince: string | null = null;
  #systemSaid = true;
  #lastProbe = 0;
  #isProbing = false;

  constructor(needs: ReachNeeds) {
    this.#needs = needs;
    this.#stop = needs.connection.watch((online) => this.#look(online));
  }

  offlineSince(): string | null {
    return this.#offlineSince;
  }

  watched(transport: GraphTransport): GraphTransport {
    return {
      send: async (request, signal) => {
        try {
          const reply = await transport.send(request, signal);
          this.#online();
          return reply;
        } catch (error) {
          if (error instanceof AppError && error.code === 'offline') this.#offline();
          throw error;
        }
      },
      close: () => transport.close(),
    };
  }

  async tryAgain(): Promise<void> {
    this.#isProbing = true;
    this.#lastProbe = this.#needs.clock.now().getTime();
    try {
      if (await this.#needs.probe()) this.#online();
      else this.#offline();
    } finally {
      this.#isProbing = false;
    }
  }

  stop(): void {
    this.#stop();
  }

  #look(online: boolean): void {
    const { asksSystem, clock } = this.#needs;
    const changed = asksSystem && online !== this.#systemSaid;
    this.#systemSaid = online;
    if (changed && !online) return this.#offline();
    if (this.#offlineSince === null || this.#isProbing || (asksSystem && !online)) return;
    if (changed || clock.now().getTime() - this.#lastProbe >= probeEveryMs) void this.tryAgain();
  }

  #online(): void {
    if (this.#offlineSince === null) return;
    this.#offlineSince = null;
    this.#needs.onChange();
  }

  #offline(): void {
    if (this.#offlineSince !== null) return;
    this.#offlineSince = this.#needs.clock.now().toISOString();
    this.#needs.onChange();
  }
}
