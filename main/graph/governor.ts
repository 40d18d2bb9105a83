import { AppError } from '../../shared/failure.ts';
import type { Clock, Wake } from '../ports.ts';
import {
  type GovernorView,
  lanesOf,
  minutesUntil,
  type SavedGovernor,
  savedOf,
  viewOf,
} from './governor-state.ts';
import { type Lane, newLane, observed, started, startOf, stopped, went } from './lanes.ts';
import { sentences } from './classes.ts';
import type { Tier, Usage } from './usage.ts';
import type { Verdict } from './verdict.ts';
import { type Call, type Waiting, WaitingRoom } from './waiting.ts';

export interface GovernorNeeds {
  readonly clock: Clock;
  readonly wake: Wake;
  /** What an earlier process kept. */
  readonly saved?: unknown;
  /** Called when a pause begins, so that it can be kept. */
  readonly onPause?: (saved: SavedGovernor) => void;
}

/** How one call ended, as far as the governor cares. */
export interface Ended {
  readonly usage: Usage | null;
  readonly verdict: Verdict | null;
}

/** The brake: decides when each call may go. Shared by all that use one app at Meta. */
export class Governor {
  readonly #needs: GovernorNeeds;
  readonly #lanes: Map<string, Lane>;
  readonly #room = new WaitingRoom();
  #tier: Tier | null;
  #cancelWake: (() => void) | null = null;

  constructor(needs: GovernorNeeds) {
    this.#needs = needs;
    const { lanes, tier } = lanesOf(needs.saved);
    this.#lanes = lanes;
    this.#tier = tier;
  }

  /** Resolves when the call may be sent. Whoever entered must `leave`. */
  enter(call: Call, signal: AbortSignal): Promise<void> | null {
    if (signal.aborted) throw new AppError('cancelled', 'Cancelled.');
    if (this.#room.isEmpty && this.#startOf(call, this.#now()).at === 0) {
      this.#take(call);
      return null;
    }
    return new Promise((resolve, reject) => this.#wait(call, signal, resolve, reject));
  }

  leave(call: Call, ended: Ended): void {
    const now = this.#now();
    const { usage, verdict } = ended;
    for (const key of call.lanes) {
      const lane = this.#lane(key);
      lane.inFlight -= 1;
      if (usage) this.#observe(lane, usage, verdict, now);
      if (verdict === null) went(lane, now);
    }
    if (usage?.tier) this.#tier = usage.tier;
    if (verdict && verdict.pauseSeconds > 0) this.#pause(call, verdict, usage, now);
    if (this.#room.isEmpty) return;
    // Only a new pause can make somebody late who was not; looking at everybody each time would be slow.
    if (verdict !== null) this.#refuseLate(now);
    this.#pump();
  }

  /** Until when calls with this effect have to stay away, in whole minutes; null when they need not. */
  minutesToRegain(call: Call): number | null {
    const { at } = this.#startOf(call, this.#now());
    return at === 0 || at === Infinity ? null : minutesUntil(at, this.#now());
  }

  /** A person has looked into it: a pause of this lane ends now. */
  release(key: string): void {
    const lane = this.#lane(key);
    lane.notBefore = 0;
    lane.strikes = 0;
    this.#pump();
  }

  save(): SavedGovernor {
    return savedOf(this.#lanes.values(), this.#tier, this.#now());
  }

  view(): GovernorView {
    return viewOf(this.#lanes.values(), this.#tier, this.#room.size, this.#now());
  }

  #now(): number {
    return this.#needs.clock.now().getTime();
  }

  #lane(key: string): Lane {
    let lane = this.#lanes.get(key);
    if (!lane) this.#lanes.set(key, (lane = newLane(key)));
    return lane;
  }

  #startOf(call: Call, now: number): { at: number; lane: string } {
    let latest = { at: 0, lane: '' };
    for (const key of call.lanes) {
      const at = startOf(this.#lane(key), now, call.cost, call.priority, this.#tier ?? 'full');
      // A moment that is known says more than "when something comes back".
      if (at !== 0 && (latest.at === 0 || latest.at === Infinity || (at !== Infinity && at > latest.at)))
        latest = { at, lane: key };
    }
    return latest;
  }

  #take(call: Call): void {
    const now = this.#now();
    for (const key of call.lanes) started(this.#lane(key), now, call.cost, this.#tier ?? 'full');
    this.#room.took(call);
  }

  #wait(call: Call, signal: AbortSignal, resolve: () => void, reject: (error: Error) => void): void {
    const onAbort = () => {
      this.#room.remove(one);
      reject(new AppError('cancelled', 'Cancelled.'));
    };
    const one: Waiting = {
      call,
      go: () => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      },
      refuse: (lane, at) => {
        signal.removeEventListener('abort', onAbort);
        reject(pauseFailure(lane, this.#lane(lane).why, minutesUntil(at, this.#now())));
      },
    };
    signal.addEventListener('abort', onAbort, { once: true });
    this.#room.add(one);
    this.#refuseLate(this.#now(), [one]);
    this.#pump();
  }

  /** Starts whoever may start, in turn, and comes back when the next one may. */
  #pump(): void {
    const now = this.#now();
    let wakeAt = Infinity;
    for (;;) {
      const ready: Waiting[] = [];
      wakeAt = Infinity;
      for (const one of this.#room.heads()) {
        const { at } = this.#startOf(one.call, now);
        if (at === 0) ready.push(one);
        else wakeAt = Math.min(wakeAt, at, one.call.until);
      }
      const next = this.#room.next(ready);
      if (!next) break;
      this.#room.remove(next);
      this.#take(next.call);
      next.go();
    }
    this.#cancelWake?.();
    this.#cancelWake =
      wakeAt === Infinity
        ? null
        : this.#needs.wake(Math.max(1, Math.ceil(wakeAt - now)), () => {
            this.#refuseLate(this.#now());
            this.#pump();
          });
  }

  #refuseLate(now: number, among: Iterable<Waiting> = this.#room.all()): void {
    const late: (() => void)[] = [];
    for (const one of among) {
      const { at, lane } = this.#startOf(one.call, now);
      const isTooLate = at !== 0 && (one.call.until <= now || (at !== Infinity && at > one.call.until));
      if (!isTooLate) continue;
      late.push(() => {
        this.#room.remove(one);
        one.refuse(lane, at === Infinity ? now : at);
      });
    }
    for (const refuse of late) refuse();
  }

  #observe(lane: Lane, usage: Usage, verdict: Verdict | null, now: number): void {
    const { key } = lane;
    if (key === 'app' && usage.app) observed(lane.long, usage.app, now);
    if (key === 'app:insights' && usage.appInsights) observed(lane.long, usage.appInsights, now);
    const owner = ownerOf(key);
    const use = owner === null ? undefined : usage.owners.get(owner);
    if (use) observed(lane.long, use, now);
    // On a refusal the pause that follows takes the hint itself.
    if (use && use.regainSeconds > 0 && !(verdict && verdict.pauseSeconds > 0))
      stopped(lane, now, 'usage', { hintSeconds: use.regainSeconds, guessSeconds: 0 });
    if (key.startsWith('account:') && usage.account) observed(lane.short, usage.account, now);
  }

  #pause(call: Call, verdict: Verdict, usage: Usage | null, now: number): void {
    const key = laneOf(verdict, call);
    if (key === null) return;
    const lane = this.#lane(key);
    const hint = usage?.owners.get(ownerOf(key) ?? '')?.regainSeconds ?? 0;
    stopped(lane, now, `${verdict.code ?? verdict.status}/${verdict.subcode ?? '-'}`, {
      hintSeconds: hint,
      guessSeconds: verdict.pauseSeconds,
    });
    this.#needs.onPause?.(this.save());
  }
}

function ownerOf(key: string): string | null {
  return /^(?:account|page):(\d+)$/.exec(key)?.[1] ?? null;
}

const prefixes: Partial<Record<Verdict['effect'], string>> = {
  app: 'app',
  app_insights: 'app:insights',
  app_writes: 'app:writes',
  account: 'account:',
  page: 'page:',
  object: 'object:',
};

/** A refusal about an account on a call that has none stops the app: better silent than blocked. */
function laneOf(verdict: Verdict, call: Call): string | null {
  const prefix = prefixes[verdict.effect];
  if (prefix === undefined) return null;
  if (!prefix.endsWith(':')) return prefix;
  return call.lanes.find((key) => key.startsWith(prefix)) ?? call.lanes.at(-1) ?? 'app';
}

function pauseFailure(lane: string, why: string | null, minutes: number): AppError {
  if (lane === 'app:writes') return new AppError('graph_refused', sentences.policy_block, { lane, why });
  const who = lane.startsWith('app')
    ? 'Meta'
    : lane.startsWith('page')
      ? 'Meta, for this Page,'
      : 'Meta, for this account,';
  const when = minutes <= 1 ? 'a minute' : `${minutes} minutes`;
  return new AppError(
    'graph_limited',
    `${who} asks for a pause of about ${when}. What is synced stays readable.`,
    {
      lane,
      why,
      regainMinutes: minutes,
      effect: lane.startsWith('app') ? 'app' : 'account',
    },
  );
}
