import type { Wake } from '../../main/ports.ts';

/** Time that passes only when everything that could happen now has happened: a day takes as long as its work. */
export class FastTime {
  #now: number;
  #timers: { at: number; run: () => void }[] = [];

  constructor(start: string) {
    this.#now = Date.parse(start);
  }

  readonly clock = { now: () => new Date(this.#now) };

  readonly wake: Wake = (ms, then) => {
    const timer = { at: this.#now + ms, run: then };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  };

  sleep(ms: number): Promise<void> {
    return new Promise((done) => void this.wake(ms, done));
  }

  /** Asleep: the clock goes on and nothing runs. */
  skip(ms: number): void {
    this.#now += ms;
  }

  /** Runs timers in their order until none is due before the end. */
  async run(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      await new Promise((done) => setImmediate(done));
      let next: { at: number; run: () => void } | null = null;
      for (const one of this.#timers) if (next === null || one.at < next.at) next = one;
      if (!next || next.at > end) break;
      this.#timers = this.#timers.filter((one) => one !== next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
    this.#now = end;
  }
}
