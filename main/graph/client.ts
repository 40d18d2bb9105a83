import { AppError } from '../../shared/failure.ts';
import type { ClientScope } from '../clients/scope.ts';
import type { Wake } from '../ports.ts';
import { GraphRefusal, verdictOf } from './classify.ts';
import type { Endpoint } from './endpoints/endpoint.ts';
import { type Engine, type EngineNeeds, engineOf } from './engine.ts';
import type { GovernorView, SavedGovernor } from './governor-state.ts';
import { guard, type Guarded } from './guard.ts';
import type { ApprovedIntent } from './intent.ts';
import type { Priority } from './lanes.ts';
import { pageTokenOf } from './page-tokens.ts';
import { backoffMs, mostTries } from './retry.ts';
import { sleep } from './sleep.ts';
import type { TraceEntry } from './trace.ts';
import type { VersionNotice } from './version.ts';
import { sendOnce } from './wire.ts';
import { sendBudget } from './write.ts';

export interface ReadOptions {
  /** SECURITY: its owner wipes it; it is never kept here. */
  readonly token: Buffer;
  readonly signal: AbortSignal;
  /** Whether a person waits for it. */
  readonly priority?: Priority;
  /** An app secret that is tried and not yet kept. Its owner wipes it. */
  readonly proofBy?: Uint8Array;
  /** Epoch milliseconds: a job that may wait longer than a person says until when. */
  readonly until?: number;
}

export interface WriteOptions extends ReadOptions {
  /**
   * SECURITY: called after any wait for a turn, right before the first byte: a write may wait for a minute, and what was
   * stopped meanwhile is not sent. Throws with `sent: false`.
   */
  readonly lastLook?: () => void;
}

/** The only holder of a transport. Reads what an endpoint describes, for whoever may ask for it. */
export interface GraphClient {
  /** How it waits; who waits for Meta beside it waits the same way. */
  readonly wake: Wake;
  /** What belongs to no client: the token itself, the list of what it reaches. */
  read<Ask, Reply>(endpoint: Endpoint<Ask, Reply>, ask: Ask, options: ReadOptions): Promise<Reply>;
  /** What belongs to one client: refused before anything is sent unless the scope owns the object. */
  readFor<Ask, Reply>(
    scope: ClientScope,
    endpoint: Endpoint<Ask, Reply>,
    ask: Ask,
    options: ReadOptions,
  ): Promise<Reply>;
  /**
   * The one door for writes, for approved intents only. `validate` lets Meta check without changing anything. Sent at
   * most once; `outcome_unknown` says that nobody knows whether it was applied, and only a read can tell.
   */
  writeFor(
    scope: ClientScope,
    intent: ApprovedIntent,
    mode: 'validate' | 'apply',
    options: WriteOptions,
  ): Promise<void>;
  /** For a screen: how full Meta's budgets are, what is paused and until when. */
  limits(): GovernorView;
  saveLimits(): SavedGovernor;
  /** A person has dealt with Meta's stop of a lane, such as `app:writes`. */
  releaseLimit(lane: string): void;
  /** The way to Meta was found open again: nothing waits for the circuit breaker to try by itself. */
  backOnline(): void;
  /** The last calls, redacted, for support. */
  recentCalls(): TraceEntry[];
  /** How far Meta's clock is ahead of this computer's, by its last answer; null while it has told none. */
  clockAheadMs(): number | null;
  versionNotices(): VersionNotice[];
  /** SECURITY: forgets and wipes every Page token. Called when the workspace is locked. */
  forgetSecrets(): void;
}

/** How long one call may take with all its tries, unless its job says otherwise. */
const callMs = 90_000;
/** One try. Longer than Meta's own patience with a synchronous report. */
const tryMs = 60_000;

export function graphClient(needs: EngineNeeds): GraphClient {
  const engine = engineOf(needs);
  const { governor, pageTokens, trace, redactor } = engine;
  return {
    wake: engine.wake,
    read: (endpoint, ask, options) => {
      if (endpoint.owner.by !== 'nobody')
        throw new Error(`${endpoint.name} belongs to a client and needs its scope.`);
      return withLive(engine, options, () => readGuarded(engine, endpoint, ask, options, null));
    },
    readFor: (scope, endpoint, ask, options) =>
      withLive(engine, options, () => readFor(engine, scope, endpoint, ask, options)),
    writeFor: (scope, intent, mode, options) =>
      withLive(engine, options, () => sendBudget(engine, scope, intent, mode, options)),
    limits: () => governor.view(),
    saveLimits: () => governor.save(),
    releaseLimit: (lane) => governor.release(lane),
    backOnline: () => engine.breaker.answered(),
    recentCalls: () => trace.entries(redactor),
    clockAheadMs: () => engine.metaClock.aheadMs(),
    versionNotices: () => engine.notices(),
    forgetSecrets: () => pageTokens.clear(),
  };
}

/** SECURITY: while a token is in use, the redactor knows it by heart. */
async function withLive<T>({ redactor }: Engine, { token }: ReadOptions, work: () => Promise<T>): Promise<T> {
  const forget = redactor.know(token);
  try {
    return await work();
  } finally {
    forget();
  }
}

async function readFor<Ask, Reply>(
  engine: Engine,
  scope: ClientScope,
  endpoint: Endpoint<Ask, Reply>,
  ask: Ask,
  options: ReadOptions,
): Promise<Reply> {
  const look = guard(engine, scope, endpoint, ask);
  const guarded =
    look.known ?? (await look.find((lookup, of) => readGuarded(engine, lookup, of, options, null)));
  if (endpoint.token === 'given') return readGuarded(engine, endpoint, ask, options, guarded);
  const pageId = guarded.owner;
  const parent = options.token;
  const ofPage = async () => ({ ...options, token: await pageToken(), asker: parent });
  const pageToken = () => pageTokens(engine, scope, pageId, options);
  try {
    return await readGuarded(engine, endpoint, ask, await ofPage(), guarded);
  } catch (error) {
    // A Page token that has ended is fetched anew, once. The token that it came from is healthy.
    const verdict = verdictOf(error);
    if (verdict?.kind !== 'auth_dead' && verdict?.kind !== 'wrong_token_kind') throw error;
    engine.pageTokens.forget(pageId, parent);
    return readGuarded(engine, endpoint, ask, await ofPage(), guarded);
  }
}

function pageTokens(
  engine: Engine,
  scope: ClientScope,
  pageId: string,
  options: ReadOptions,
): Promise<Buffer> {
  return engine.pageTokens.get(pageId, options.token, async () => {
    const reply = await readFor(engine, scope, pageTokenOf, { pageId }, options);
    if (reply.access_token === undefined)
      throw new AppError(
        'graph_refused',
        'The access token has no role on this Page. Ask its owner to assign it.',
      );
    return Buffer.from(reply.access_token);
  });
}

async function readGuarded<Ask, Reply>(
  engine: Engine,
  endpoint: Endpoint<Ask, Reply>,
  ask: Ask,
  options: ReadOptions & { readonly asker?: Buffer },
  guarded: Guarded | null,
): Promise<Reply> {
  const { token, signal, asker = token, priority = 'interactive' } = options;
  const until = options.until ?? engine.now() + callMs;
  const client = guarded?.clientId ?? null;
  const call = {
    client: client ?? '-',
    priority,
    lanes: lanesOf(endpoint.isInsights, guarded),
    cost: 1,
    until: Math.min(until, engine.now() + (priority === 'interactive' ? callMs : Infinity)),
  };
  const about = { withPageToken: endpoint.token === 'page' };
  engine.retries.called();
  for (let attempt = 0; ; attempt += 1) {
    try {
      const value = await sendOnce(
        engine,
        {
          endpoint: endpoint.name,
          method: endpoint.method,
          path: endpoint.path(ask),
          params: endpoint.query(ask),
          token,
          asker,
          proofBy: options.proofBy,
          isSecret: endpoint.isSecret,
          about,
          call,
          client,
          attempt,
          withinMs: Math.max(1, Math.min(tryMs, until - engine.now())),
        },
        signal,
      );
      return accept(engine, endpoint, value, guarded);
    } catch (error) {
      const wait = backoffMs(attempt + 1, engine.random);
      const isOver = attempt + 1 >= mostTries || engine.now() + wait > until;
      if (endpoint.method !== 'GET' || isOver || !isPassing(error) || !engine.retries.take()) throw error;
      await sleep(engine.wake, wait, signal);
    }
  }
}

/** Whether the same read may do better in a moment. A throttle is not: the governor says when. */
function isPassing(error: unknown): boolean {
  if (error instanceof GraphRefusal) return error.verdict.mayRetry;
  return error instanceof AppError && error.details['mayRetry'] === true;
}

function lanesOf(isInsights: boolean, guarded: Guarded | null): string[] {
  const lanes = isInsights ? ['app', 'app:insights'] : ['app'];
  if (guarded) lanes.push(`${guarded.kind}:${guarded.owner}`);
  return lanes;
}

function accept<Ask, Reply>(
  engine: Engine,
  endpoint: Endpoint<Ask, Reply>,
  value: unknown,
  guarded: Guarded | null,
): Reply {
  const parsed = endpoint.reply.safeParse(value);
  if (!parsed.success) {
    throw new AppError('graph_failed', 'Meta answered in a shape that Steward does not know.', {
      endpoint: endpoint.name,
    });
  }
  const reply = parsed.data;
  if (!guarded) return reply;
  // SECURITY: the answer must be about the owner that was asked for, or nothing of it is used.
  for (const named of endpoint.names(reply)) {
    if (named !== undefined && named !== guarded.owner)
      throw new AppError('graph_failed', 'Meta answered about another account. Nothing was stored.');
  }
  if (endpoint.teaches) for (const id of endpoint.teaches(reply)) engine.owners.remember(id, guarded.owner);
  return reply;
}
