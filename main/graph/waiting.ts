import type { Priority } from './lanes.ts';

export interface Call {
  /** Whose turn it uses up; calls that belong to no client share one turn. */
  readonly client: string;
  readonly priority: Priority;
  /** Every lane that it needs, the narrowest last. */
  readonly lanes: readonly string[];
  readonly cost: number;
  /** It is refused rather than started after this moment. */
  readonly until: number;
}

export interface Waiting {
  readonly call: Call;
  readonly go: () => void;
  readonly refuse: (lane: string, at: number) => void;
}

/** How many calls of people who wait may pass before one of the background does. */
const patience = 8;

/**
 * Who is next. A queue for each client and narrowest lane, so that a paused account does not hold up its client, and a
 * turn count for each client, so that a large one does not hold up the others.
 */
export class WaitingRoom {
  readonly #queues = new Map<string, Waiting[]>();
  readonly #turns = new Map<string, number>();
  #least = 0;
  #streak = 0;

  get size(): number {
    let size = 0;
    for (const queue of this.#queues.values()) size += queue.length;
    return size;
  }

  get isEmpty(): boolean {
    return this.#queues.size === 0;
  }

  add(one: Waiting): void {
    const key = keyOf(one.call);
    const queue = this.#queues.get(key);
    if (queue) queue.push(one);
    else this.#queues.set(key, [one]);
  }

  remove(one: Waiting): void {
    const key = keyOf(one.call);
    const queue = this.#queues.get(key);
    const at = queue?.indexOf(one) ?? -1;
    if (!queue || at < 0) return;
    queue.splice(at, 1);
    if (queue.length === 0) this.#queues.delete(key);
  }

  /** The first of each queue: nobody behind it could start before it. */
  *heads(): Generator<Waiting> {
    for (const queue of this.#queues.values()) if (queue[0]) yield queue[0];
  }

  *all(): Generator<Waiting> {
    for (const queue of this.#queues.values()) yield* queue;
  }

  /** Of those who may start now, the one whose turn it is. */
  next(ready: readonly Waiting[]): Waiting | null {
    const wanted: Priority = this.#streak >= patience ? 'background' : 'interactive';
    let best: Waiting | null = null;
    for (const one of ready) if (best === null || this.#isBefore(one.call, best.call, wanted)) best = one;
    return best;
  }

  #isBefore(a: Call, b: Call, wanted: Priority): boolean {
    if (a.priority !== b.priority) return a.priority === wanted;
    return this.#turnOf(a.client) < this.#turnOf(b.client);
  }

  /** Whoever was away does not come back with a credit. */
  #turnOf(client: string): number {
    return Math.max(this.#turns.get(client) ?? 0, this.#least);
  }

  took({ client, priority, cost }: Call): void {
    const turn = this.#turnOf(client);
    this.#turns.set(client, turn + cost);
    if (!this.isEmpty) this.#least = Math.max(this.#least, turn - patience);
    this.#streak = priority === 'interactive' ? this.#streak + 1 : 0;
  }
}

function keyOf({ client, priority, lanes }: Call): string {
  return `${priority}|${client}|${lanes.at(-1) ?? ''}`;
}
