import { answerGraph, type Outcome } from './answer.ts';
import { foreignWrite } from './changes.ts';
import { makeClock, type SandboxClock } from './clock.ts';
import { changeConfig, type Config } from './config.ts';
import { answerControl } from './control.ts';
import { type Listening, type ListenOptions, listenOn, nodeTools } from './door.ts';
import { type ArmedFault, type Fault, type Match, readFault } from './faults.ts';
import { describe, type Description } from './description.ts';
import { pictureAsked } from './pictures.ts';
import { drawPoster } from './png.ts';
import type { AppliedRecord, RequestRecord } from './records.ts';
import { type SandboxReply, type SandboxRequest, urlOf } from './request.ts';
import { makeState, type State } from './state.ts';
import { statusPage } from './status-page.ts';
import { type Truth, truthOf } from './truth.ts';

export interface SandboxOptions {
  readonly seed?: number;
  /** An instant at which the clock stands until it is moved, or a clock to follow; the system's by default. */
  readonly now?: string | (() => Date);
  /** With an instant as `now`: time runs on from there. */
  readonly running?: boolean;
  readonly clients?: number;
  readonly config?: Partial<Config>;
}

export interface Sandbox {
  /** In process, no listener: the reply as it would go over the wire, or a rejection that looks like a lost one. */
  handle(request: SandboxRequest): Promise<SandboxReply>;
  listen(options?: ListenOptions): Promise<Listening>;
  readonly clock: SandboxClock;
  /** App, tokens by name, clients with their accounts and Pages. */
  describe(): Description;
  fault(match: Match, fault: Fault, times?: number, skip?: number): ArmedFault;
  clearFaults(): void;
  configure(change: Partial<Config>): void;
  foreignWrite(object: string, field: string, value: string | number): void;
  /** Takes back, or gives, the agency's access to an account (`act_…`) or a Page. */
  withdraw(asset: string, withdrawn?: boolean): void;
  requests(): readonly RequestRecord[];
  applied(): readonly AppliedRecord[];
  truth(object: string, since?: string, until?: string): Truth;
  /** Back to the first instant: same seed, same world, nothing remembered. */
  reset(): void;
}

const defaultSeed = 7;
const demoSize = 12;

export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const made = {
    seed: options.seed ?? defaultSeed,
    clients: options.clients ?? demoSize,
    config: options.config ?? {},
  };
  if (!Number.isInteger(made.clients) || made.clients < 1 || made.clients > 2000) {
    throw new Error('A sandbox has 1 to 2000 clients.');
  }
  const { now } = options;
  const base = typeof now === 'function' ? () => now().getTime() : () => Date.now();
  const start = typeof now === 'string' ? Date.parse(now) : null;
  if (start !== null && Number.isNaN(start)) throw new Error(`${String(now)} is not an instant.`);
  const clock = makeClock(base, start, start !== null && options.running !== true);
  const startedAt = clock.now();
  const state = makeState(clock, nodeTools, made, startedAt);
  const sandbox: Sandbox = {
    handle: async (request) => deliver(await later(dispatch(sandbox, state, request))),
    listen: (asked) => listenOn((request) => dispatch(sandbox, state, request), asked),
    clock,
    describe: () => describe(state),
    fault: (match, fault, times, skip) => {
      const armed = readFault({ match, fault, times, skip });
      state.faults.push(armed);
      return armed;
    },
    clearFaults: () => {
      state.faults = [];
    },
    configure: (change) => changeConfig(state.config, change),
    foreignWrite: (object, field, value) => foreignWrite(state, budgetOwner(state, object), field, value),
    withdraw: (asset, withdrawn = true) => withdraw(state, asset, withdrawn),
    requests: () => state.records.requests,
    applied: () => state.records.applied,
    truth: (object, since, until) => truthOf(state, object, since, until),
    reset: () => {
      clock.restart();
      Object.assign(state, makeState(clock, nodeTools, made, startedAt));
    },
  };
  return sandbox;
}

function budgetOwner(state: State, id: string) {
  const object = state.world.objects.get(id);
  if (!object || object.kind === 'ad') throw new Error(`There is no campaign or ad set ${id}.`);
  return object;
}

function withdraw(state: State, asset: string, withdrawn: boolean): void {
  const id = asset.replace(/^act_/, '');
  if (!state.world.accounts.has(id) && !state.world.pages.has(id))
    throw new Error(`There is no asset ${asset}.`);
  if (withdrawn) state.withdrawn.add(id);
  else state.withdrawn.delete(id);
}

/** Everything behind the one port: the Graph, its pictures, the control door and the page for people. */
function dispatch(sandbox: Sandbox, state: State, request: SandboxRequest): Outcome {
  const url = urlOf(request);
  if (url.pathname.startsWith('/__sandbox/')) return plain(answerControl(sandbox, request, url));
  if (url.pathname.startsWith('/__pictures/')) return plain(picture(state, url));
  if (url.pathname === '/' && request.method === 'GET' && !url.searchParams.has('ids'))
    return plain(statusPage(sandbox, state));
  const outcome = answerGraph(state, request);
  // As Meta does: whoever asks learns what time it is there.
  const date = new Date(state.clock.now()).toUTCString();
  return { ...outcome, reply: { ...outcome.reply, headers: { ...outcome.reply.headers, date } } };
}

function plain(reply: SandboxReply): Outcome {
  return { reply, delayMs: 0, cut: 'none' };
}

function picture(state: State, url: URL): SandboxReply {
  const asked = pictureAsked(state, url);
  if (!asked)
    return { status: 403, headers: { 'content-type': 'text/plain' }, body: 'URL signature expired' };
  return {
    status: 200,
    headers: { 'content-type': 'image/png', 'cache-control': 'max-age=1209600, no-transform' },
    body: drawPoster(asked.seed, asked.size),
  };
}

async function later(outcome: Outcome): Promise<Outcome> {
  if (outcome.delayMs > 0) await new Promise((done) => setTimeout(done, outcome.delayMs).unref());
  return outcome;
}

/** A lost reply in process looks as it does over a socket. */
function deliver({ reply, cut }: Outcome): SandboxReply {
  if (cut === 'none' || cut === 'trickle') return reply;
  if (cut === 'truncate') return { ...reply, body: reply.body.slice(0, Math.floor(reply.body.length / 2)) };
  throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
}
