import { AppError } from '../../../shared/failure.ts';
import type { Life } from '../../../shared/rpc.ts';

export interface Patience {
  /** For a change of money or keys to be read back; past it, whoever makes it records it as unknown. */
  readonly changeMs: number;
  /** For every other call to notice that it was stopped. */
  readonly callMs: number;
}
/** What goes on beside the calls. */
export interface Beside {
  /** Resolves when no change is in flight, or after so long. */
  readonly changesQuiet: (ms: number) => Promise<void>;
  readonly backgroundQuiet: () => Promise<void>;
}

const usualPatience: Patience = { changeMs: 10_000, callMs: 2_000 };

export interface Busy {
  readonly isQuiet: () => boolean;
  /** Resolves when it is quiet, or after so long; what is in flight by then is recorded as unknown. */
  readonly quiet: (ms: number) => Promise<void>;
}

export function allOf(busy: readonly Busy[]): Busy {
  return {
    isQuiet: () => busy.every(({ isQuiet }) => isQuiet()),
    quiet: async (ms) => void (await Promise.all(busy.map(({ quiet }) => quiet(ms)))),
  };
}

/** The calls and changes of one session, from unlock to lock. */
export class InFlight implements Life {
  readonly #patience: Patience;
  readonly #calls = new Set<AbortController>();
  readonly #changes = new Set<AbortController>();
  #state: 'open' | 'ending' | 'over' = 'open';
  readonly #used = new Set<string>();
  #onLeave: () => void = () => undefined;

  constructor(patience: Patience = usualPatience) {
    this.#patience = patience;
  }

  get isOver(): boolean {
    return this.#state === 'over';
  }

  join(stop: AbortController): void {
    if (this.#state !== 'open') throw new AppError('locked', 'Steward is locking at this moment.');
    this.#calls.add(stop);
  }

  leave(stop: AbortController): void {
    this.#calls.delete(stop);
    this.#onLeave();
  }

  /** A client that somebody opened in this session. */
  use(clientId: string): void {
    this.#used.add(clientId);
  }

  takeUsed(): readonly string[] {
    const used = [...this.#used];
    this.#used.clear();
    return used;
  }

  /**
   * Runs what must not be cut in half: a lock waits for it. Its signal, unlike that of the call, is aborted only when the
   * wait is over; by then it must have recorded what it does not know.
   */
  async finish<T>(change: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const stop = new AbortController();
    if (this.#state !== 'open') throw new AppError('locked', 'Steward is locking at this moment.');
    this.#changes.add(stop);
    try {
      return await change(stop.signal);
    } finally {
      this.#changes.delete(stop);
      this.#onLeave();
    }
  }

  /** Whether ending takes any waiting; `own` is the call that ends the session. */
  isQuiet(own?: AbortSignal): boolean {
    return this.#changes.size === 0 && this.#others(own).length === 0;
  }

  /** Nothing new begins; what runs is told to stop. Call `over` afterwards. */
  async end(own: AbortSignal | undefined, beside: Beside): Promise<void> {
    if (this.#state !== 'open') return;
    this.#state = 'ending';
    const reason = new AppError('locked', 'Steward was locked meanwhile. Unlock it and try again.');
    for (const call of this.#others(own)) call.abort(reason);
    const { changeMs, callMs } = this.#patience;
    const others = beside.changesQuiet(changeMs);
    await this.#until(() => this.#changes.size === 0, changeMs);
    await others;
    for (const change of this.#changes) change.abort(reason);
    let isBackgroundQuiet = false;
    void beside.backgroundQuiet().then(() => {
      isBackgroundQuiet = true;
      this.#onLeave();
    });
    await this.#until(() => this.isQuiet(own) && isBackgroundQuiet, callMs);
  }

  over(): void {
    this.#state = 'over';
  }

  #others(own?: AbortSignal): AbortController[] {
    return [...this.#calls].filter(({ signal }) => signal !== own);
  }

  #until(isDone: () => boolean, ms: number): Promise<void> {
    if (isDone()) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#onLeave = () => undefined;
        resolve();
      };
      const timer = setTimeout(end, ms);
      this.#onLeave = () => {
        if (isDone()) end();
      };
    });
  }
}
