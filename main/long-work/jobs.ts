import { AppError } from '../../shared/failure.ts';
import { mayDo, type Session } from '../../shared/model/access.ts';
import type { ClientId, PersonId } from '../../shared/model/ids.ts';
import type { LongWork, LongWorkKind } from '../../shared/model/long-work.ts';
import type { Clock, Ids } from '../ports.ts';
import { remainingSeconds } from './rules.ts';

export interface JobAsk {
  readonly kind: LongWorkKind;
  /** Null for the work of several clients or none: then whoever began it and super admins see it. */
  readonly clientId?: ClientId | null;
  /** Null when the app began it by itself. */
  readonly by: PersonId | null;
  /** False for what must not stop half-way. */
  readonly mayCancel?: boolean;
  /** The caller's own, of the handler: whichever stops first stops the work. */
  readonly signal?: AbortSignal;
}

/** What the work gets: it says how far it is, and ends when the signal says so. */
export interface Job {
  readonly signal: AbortSignal;
  progress(done: number, total: number | null, at?: ClientId | null): void;
}

interface Running {
  readonly ask: JobAsk;
  readonly stop: AbortController;
  readonly ended: Promise<void>;
  state: Omit<LongWork, 'remaining'>;
}

const quietMs = 250;

/** Everything that takes long, for the bars on screen and their Cancel. Only in memory: what must survive is the work's own. */
export class Jobs {
  readonly #clock: Clock;
  readonly #ids: Ids;
  readonly #onChange: () => void;
  readonly #running = new Map<string, Running>();
  #lastTold = Number.NEGATIVE_INFINITY;

  constructor(needs: { clock: Clock; ids: Ids; onChange: () => void }) {
    this.#clock = needs.clock;
    this.#ids = needs.ids;
    this.#onChange = needs.onChange;
  }

  async run<T>(ask: JobAsk, task: (job: Job) => Promise<T>): Promise<T> {
    const id = this.#ids.next();
    const stop = new AbortController();
    const { kind, clientId = null, mayCancel = true } = ask;
    const startedAt = this.#clock.now().toISOString();
    const begun = { id, kind, clientId, at: clientId, done: 0, total: null, startedAt };
    const state = { ...begun, mayCancel, cancelling: false };
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    const running: Running = { ask, stop, state, ended };
    this.#running.set(id, running);
    this.#onChange();
    const signal = ask.signal ? AbortSignal.any([stop.signal, ask.signal]) : stop.signal;
    try {
      return await task({ signal, progress: (...step) => this.#step(running, ...step) });
    } finally {
      this.#running.delete(id);
      end();
      this.#onChange();
    }
  }

  list(session: Session): LongWork[] {
    const now = this.#clock.now();
    return [...this.#running.values()]
      .filter(({ ask }) => maySee(session, ask))
      .map(({ state }) => ({ ...state, remaining: remainingSeconds(state, now) }));
  }

  cancel(session: Session, id: string): void {
    const found = this.#running.get(id);
    if (!found || !maySee(session, found.ask)) throw new AppError('not_found', 'That has ended already.');
    if (!found.state.mayCancel) throw new AppError('not_allowed', 'That cannot be stopped half-way.');
    this.#stop(found);
    this.#onChange();
  }

  get isQuiet(): boolean {
    return this.#running.size === 0;
  }

  /** Resolves once nothing runs any more. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.#running.values()].map(({ ended }) => ended));
  }

  /** At lock: nothing goes on behind a closed door. */
  stopAll(): void {
    const locked = new AppError('locked', 'Steward was locked meanwhile.');
    for (const running of this.#running.values()) this.#stop(running, locked);
  }

  #stop(running: Running, why = new AppError('cancelled', 'Cancelled.')): void {
    running.state = { ...running.state, cancelling: true };
    running.stop.abort(why);
  }

  #step(running: Running, done: number, total: number | null, at?: ClientId | null): void {
    running.state = { ...running.state, done, total, at: at === undefined ? running.state.at : at };
    const now = this.#clock.now().getTime();
    if (now - this.#lastTold < quietMs && now >= this.#lastTold && done !== total) return;
    this.#lastTold = now;
    this.#onChange();
  }
}

/** SECURITY: that a client is being synced is that client's business. */
function maySee(session: Session, { clientId = null, by }: JobAsk): boolean {
  if (clientId !== null) return mayDo(session, 'view', clientId);
  return session.isSuperAdmin || by === session.personId;
}
