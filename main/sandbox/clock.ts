export interface SandboxClock {
  now(): number;
  /** Jumps to an instant; a frozen clock stays there, a running one goes on from it. */
  set(at: number): void;
  advance(seconds: number): void;
}

/** `start` null follows `base`; else time starts there and, unless frozen, runs on at the pace of `base`. */
export function makeClock(base: () => number, start: number | null, frozen: boolean): SandboxClock {
  let origin = base();
  let from = start ?? origin;
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
  };
}
