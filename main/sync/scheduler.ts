import { AppError, failureOf } from '../../shared/failure.ts';
import type { SyncKind, SyncWhy } from '../../shared/model/sync.ts';
import type { Clock, Log, Wake } from '../ports.ts';
import { dueNow, firstOf, isWaitedFor, retrySeconds, type Standing } from './queue.ts';
import type { SyncResult } from './use-cases.ts';

export interface SchedulerNeeds {
  readonly clock: Clock;
  readonly log: Log;
  readonly background: Wake;
  /** The clients whose turn may come: those that whoever is signed in may sync. Throws when nobody is. */
  readonly standings: () => Standing[];
  readonly everyMs: () => number;
  /** Meta wants the whole app to stay away. */
  readonly isBlocked: () => boolean;
  readonly run: (ask: RunOne) => Promise<SyncResult>;
  readonly onChange: (clientId: string, ended: boolean) => void;
}

export interface RunOne {
  readonly clientId: string;
  readonly why: SyncWhy;
  readonly part: 'fresh' | 'history';
  /** Nobody sits in front of it: it may wait for Meta's budgets and for its turn. */
  readonly isPatient: boolean;
  readonly signal: AbortSignal;
  /** Somebody asked for it, at its start or since. */
  readonly wasAsked: () => boolean;
  readonly onStep: (kind: SyncKind, done: number, of: number) => void;
}

export interface Doing {
  readonly kind: SyncKind;
  readonly done: number;
  readonly of: number;
}

interface Job {
  readonly clientId: string;
  why: SyncWhy;
  readonly part: 'fresh' | 'history';
  isPatient: boolean;
  readonly stop: AbortController;
  readonly result: PromiseWithResolvers<SyncResult>;
  isRunning: boolean;
  doing: Doing | null;
}

/** At once in the background. The brake of the Graph client decides how many calls; this, how many clients are open. */
const mostAtOnce = 16;
const firstLookMs = 1_000;
const lookEveryMs = 60_000;
const soonMs = 100;

/** Who is synced when: what somebody asked for, then the open client, then the stalest. One run a client at a time. */
export class SyncScheduler {
  readonly #needs: SchedulerNeeds;
  #jobs: Job[] = [];
  #cancelLook: (() => void) | null = null;
  #cancelRetry: (() => void) | null = null;
  #offlineTries = 0;
  /** Whose runs the network cut short: their turn has been, but they got nothing of it. */
  readonly #cutShort = new Set<string>();

  constructor(needs: SchedulerNeeds) {
    this.#needs = needs;
  }

  /** From here on clients are synced by themselves, shortly after the window has what it needs. */
  start(): void {
    this.#lookIn(firstLookMs);
  }

  /** SECURITY: with the workspace locked nothing runs and nothing waits. */
  stop(): void {
    this.#cancelLook?.();
    this.#cancelRetry?.();
    this.#cancelLook = null;
    this.#cancelRetry = null;
    this.#offlineTries = 0;
    this.#cutShort.clear();
    for (const job of this.#jobs) this.#drop(job);
  }

  /** Joins a run of the same kind that is under way, or waits for its turn. */
  request(
    clientId: string,
    why: SyncWhy,
    {
      part = 'fresh',
      isPatient = !isWaitedFor(why),
    }: { part?: 'fresh' | 'history'; isPatient?: boolean } = {},
  ): Promise<SyncResult> {
    const known = this.#jobs.find((job) => job.clientId === clientId && job.part === part);
    if (known) {
      if (firstOf([known, { why, isPatient }]) !== known) Object.assign(known, { why, isPatient });
      this.#pump();
      return known.result.promise;
    }
    const job: Job = {
      clientId,
      why,
      part,
      isPatient,
      stop: new AbortController(),
      result: Promise.withResolvers<SyncResult>(),
      isRunning: false,
      doing: null,
    };
    // Whoever does not wait for it must not hear of its failure as a crash; the run's record says what happened.
    job.result.promise.catch(() => undefined);
    this.#jobs.push(job);
    this.#needs.onChange(clientId, false);
    this.#pump();
    return job.result.promise;
  }

  /** False when there was nothing to cancel. */
  cancel(clientId: string): boolean {
    const found = this.#jobs.filter((job) => job.clientId === clientId);
    for (const job of found) this.#drop(job);
    return found.length > 0;
  }

  doing(clientId: string): { doing: Doing | null; why: SyncWhy; isRunning: boolean } | null {
    const own = this.#jobs.filter((job) => job.clientId === clientId);
    const job = own.find(({ isRunning }) => isRunning) ?? own[0];
    return job ? { doing: job.doing, why: job.why, isRunning: job.isRunning } : null;
  }

  /** The machine woke, or the network came back: what could not be done may be possible now. */
  comeBack(why: 'woke' | 'online'): void {
    if (why === 'online') this.#backOnline();
    else this.#look(why);
    this.#pump();
  }

  get isOffline(): boolean {
    return this.#offlineTries > 0;
  }

  #lookIn(ms: number): void {
    this.#cancelLook?.();
    this.#cancelLook = this.#needs.background(ms, () => {
      this.#look('schedule');
      this.#lookIn(lookEveryMs);
    });
  }

  #look(why: SyncWhy): void {
    const { clock, standings, everyMs, isBlocked, log } = this.#needs;
    if (this.isOffline || isBlocked()) return;
    try {
      for (const due of dueNow(standings(), everyMs(), clock.now().getTime())) {
        if (this.#jobs.some(({ clientId }) => clientId === due.clientId)) continue;
        void this.request(due.clientId, due.why === 'schedule' ? why : due.why, { part: due.part });
      }
    } catch (error) {
      // Between a lock and the next sign-in there is nobody to sync for.
      if (failureOf(error).code === 'internal') log.error('sync.not_scheduled', error);
    }
  }

  #pump(): void {
    for (;;) {
      const running = this.#jobs.filter(({ isRunning }) => isRunning);
      const busy = new Set(running.map(({ clientId }) => clientId));
      const waiting = this.#jobs.filter((job) => !job.isRunning && !busy.has(job.clientId));
      const next = firstOf(waiting);
      if (!next) return;
      const isFull = running.length >= mostAtOnce || (this.isOffline && next.why !== 'retry');
      if (isFull && next.isPatient) return;
      this.#run(next);
    }
  }

  #run(job: Job): void {
    const { clientId, why, part, isPatient, stop } = job;
    job.isRunning = true;
    const onStep = (kind: SyncKind, done: number, of: number) => {
      job.doing = { kind, done, of };
      this.#needs.onChange(clientId, false);
    };
    this.#needs
      .run({
        clientId,
        why,
        part,
        isPatient,
        signal: stop.signal,
        wasAsked: () => job.why === 'asked',
        onStep,
      })
      .then((result) => {
        if (result.stoppedBy === 'offline') this.#wentOffline(clientId);
        else {
          this.#cutShort.delete(clientId);
          if (this.isOffline) this.#backOnline();
        }
        job.result.resolve(result);
        if (!result.hasMore || result.stoppedBy !== null) return;
        // Even while the schedule is off: somebody asked for this client.
        this.#needs.background(soonMs, () => void this.request(clientId, 'first_fill', { part: 'history' }));
      })
      .catch((error: unknown) => {
        const { code } = failureOf(error);
        if (code === 'offline') this.#wentOffline(clientId);
        if (code === 'internal') this.#needs.log.error('sync.failed', error, { client: clientId });
        job.result.reject(error);
      })
      .finally(() => {
        this.#jobs = this.#jobs.filter((one) => one !== job);
        this.#needs.onChange(clientId, true);
        this.#pump();
      });
  }

  #drop(job: Job): void {
    job.stop.abort();
    if (job.isRunning) return;
    this.#jobs = this.#jobs.filter((one) => one !== job);
    job.result.reject(new AppError('cancelled', 'Cancelled.'));
    this.#needs.onChange(job.clientId, true);
  }

  /** One client asks whether the network is back; everybody else waits for its answer. */
  #wentOffline(clientId: string): void {
    const seconds = retrySeconds(this.#offlineTries);
    this.#offlineTries += 1;
    this.#cutShort.add(clientId);
    this.#cancelRetry?.();
    this.#cancelRetry = this.#needs.background(seconds * 1000, () => {
      this.#cancelRetry = null;
      void this.request(clientId, 'retry');
    });
  }

  #backOnline(): void {
    this.#offlineTries = 0;
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    const again = [...this.#cutShort];
    this.#cutShort.clear();
    for (const clientId of again) void this.request(clientId, 'online');
    this.#look('online');
  }
}
