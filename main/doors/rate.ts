import { minuteMs } from '../../shared/model/durations.ts';

/** So many calls in any sixty seconds. */
export class MinuteRate {
  #taken: number[] = [];

  take(now: number, most: number): boolean {
    // A clock that went back would otherwise keep the door shut until it has caught up.
    this.#taken = this.#taken.filter((at) => at > now - minuteMs && at <= now);
    if (this.#taken.length >= most) return false;
    this.#taken.push(now);
    return true;
  }
}
