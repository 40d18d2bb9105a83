import { buildWorld } from './build.ts';
import type { SandboxClock } from './clock.ts';
import { type Config, defaultConfig } from './config.ts';
import type { GraphError } from './errors.ts';
import type { ArmedFault, Fault } from './faults.ts';
import { block, type Limits, makeLimits } from './limits.ts';
import { makeRecords, type Records, type RequestRecord } from './records.ts';
import type { Ask } from './request.ts';
import { buildTokens, type Token, type TokenBook } from './tokens.ts';
import type { AdsObject, World } from './world.ts';

export interface Report {
  readonly id: string;
  readonly object: AdsObject;
  readonly params: Readonly<Record<string, string>>;
  readonly token: Token;
  readonly createdAt: number;
  readonly mode: 'normal' | 'failed' | 'skipped' | 'stuck' | 'notFoundFirst';
  polls: number;
}

/** What only Node can do, handed in, so that the state machine needs none of it. */
export interface Tools {
  /** Lower-case hex HMAC-SHA256. */
  readonly hmac: (key: string, message: string) => string;
  readonly gzip: (text: string) => Uint8Array;
}

/** Everything that the fake Meta knows and that a reset forgets. */
export interface State {
  readonly clock: SandboxClock;
  readonly tools: Tools;
  world: World;
  tokens: TokenBook;
  config: Config;
  limits: Limits;
  faults: ArmedFault[];
  records: Records;
  reports: Map<string, Report>;
  /** Ids of accounts and Pages whose access the client has taken back. */
  withdrawn: Set<string>;
  /** Ad sets whose budget was changed too often, and until when they refuse. */
  budgetBlocks: Map<string, number>;
}

export interface Made {
  readonly seed: number;
  readonly clients: number;
  readonly config: Partial<Config>;
}

export function makeState(clock: SandboxClock, tools: Tools, made: Made, startedAt: number): State {
  const world = buildWorld(made.seed, startedAt, made.clients);
  const state: State = {
    clock,
    tools,
    world,
    tokens: buildTokens(world),
    config: { ...defaultConfig, ...made.config },
    limits: makeLimits(),
    faults: [],
    records: makeRecords(),
    reports: new Map(),
    withdrawn: new Set(),
    budgetBlocks: new Map(),
  };
  for (const account of world.accounts.values()) {
    if (account.revoked) state.withdrawn.add(account.id);
    if (account.throttledAtStart) {
      block(state.limits, `account:${account.id}`, '80004', startedAt + 47 * 60_000);
    }
  }
  return state;
}

/** One request on its way through the state machine. */
export interface Ctx {
  readonly state: State;
  readonly ask: Ask;
  readonly token: Token;
  readonly now: number;
  readonly record: RequestRecord;
  /** Faults that act inside: ignored writes, stale reads, null items. */
  readonly faults: readonly Fault[];
}

export function hasScope(ctx: Ctx, ...anyOf: readonly string[]): boolean {
  return anyOf.some((scope) => ctx.token.scopes.includes(scope));
}

export function needScope(ctx: Ctx, error: () => GraphError, ...anyOf: readonly string[]): void {
  if (!hasScope(ctx, ...anyOf)) throw error();
}
