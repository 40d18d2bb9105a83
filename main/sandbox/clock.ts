export interface SandboxClock {
  now(): number;
  /** Jumps to an instant; a frozen clock stays there, a running one goes on from it. */
  set(at: number): void;
  advance(seconds: number): void;
  /** As if nobody had ever moved it. */
  restart(): void;
}

/** `start` null follows `base`; else time starts there and, unless frozen, runs on at the pace of `base`. */
export function makeClock(base: () => number, start: number | null, frozen: boolean): SandboxClock {
  const first = base();
  let origin = first;
  let from = start ?? first;
  const now = () => (frozen ? from : from + (base() - origin));
  return {
    now,
    set(at) {
      from = at;
      origin = base();
    },
    advance(seconds) {
      from = now() + seconds * 1000;
      origin = base();
    },
    restart() {
      from = start ?? first;
      origin = start === null ? first : base();
    },
  };
}
