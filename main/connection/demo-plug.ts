import { AppError } from '../../shared/failure.ts';
import type { Clock, GraphTransport } from '../ports.ts';

interface PlugNeeds {
  readonly clock: Clock;
  readonly onChange: () => void;
}

/**
 * The demo agency needs no network, so the state of the real one says nothing of it. It has a plug of its own: whoever
 * pulls it sees what a day without a network is like.
 */
export class DemoPlug {
  readonly #needs: PlugNeeds;
  #pulledAt: string | null = null;

  constructor(needs: PlugNeeds) {
    this.#needs = needs;
  }

  pulledAt(): string | null {
    return this.#pulledAt;
  }

  pull(isPulled: boolean): void {
    if (isPulled === (this.#pulledAt !== null)) return;
    this.#pulledAt = isPulled ? this.#needs.clock.now().toISOString() : null;
    this.#needs.onChange();
  }

  behind(transport: GraphTransport): GraphTransport {
    return {
      send: async (request, signal) => {
        if (this.#pulledAt !== null)
          throw new AppError('offline', 'The plug of the demo agency is pulled: see Settings.', {
            sent: false,
            mayRetry: false,
          });
        return transport.send(request, signal);
      },
      close: () => transport.close(),
    };
  }
}
