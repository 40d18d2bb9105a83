const baseMs = 500;
const capMs = 20_000;
export const mostTries = 4;

/** Full jitter: anything from nothing to twice as long as the last time. */
export function backoffMs(attempt: number, random: () => number): number {
  return Math.round(random() * Math.min(capMs, baseMs * 2 ** attempt));
}

/** Retries may be a tenth of the traffic and no more, so that an outage is not multiplied. */
export class RetryBudget {
  #credit = most / 2;

  called(): void {
    this.#credit = Math.min(most, this.#credit + share);
  }

  take(): boolean {
    if (this.#credit < 1) return false;
    this.#credit -= 1;
    return true;
  }
}
const share = 0.1;
const most = 10;

export type BreakerState = 'closed' | 'open' | 'trying';

/** For the whole API: when nothing comes back, one call at a time finds out whether that has changed. */
export class Breaker {
  #failures = 0;
  #openUntil = 0;
  #openings = 0;
  #isTrying = false;

  /** Null when a call may go; otherwise the moment of the next try. */
  refusal(now: number): number | null {
    if (this.#failures < tolerated) return null;
    if (now < this.#openUntil) return this.#openUntil;
    if (this.#isTrying) return now + shortestMs;
    this.#isTrying = true;
    return null;
  }

  /** An answer of any kind is an answer. */
  answered(): void {
    this.#failures = 0;
    this.#openings = 0;
    this.#isTrying = false;
  }

  /** Given up before there was an answer or a failure: that says nothing about Meta. */
  abandoned(): void {
    this.#isTrying = false;
  }

  failed(now: number): void {
    this.#failures += 1;
    this.#isTrying = false;
    if (this.#failures < tolerated || now < this.#openUntil) return;
    this.#openUntil = now + Math.min(longestMs, shortestMs * 2 ** this.#openings);
    this.#openings += 1;
  }

  state(now: number): BreakerState {
    if (this.#failures < tolerated) return 'closed';
    return now < this.#openUntil ? 'open' : 'trying';
  }
}
const tolerated = 8;
const shortestMs = 15_000;
const longestMs = 300_000;
