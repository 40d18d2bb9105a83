import type { Config } from './config.ts';
import { type Scope, type ThrottleMode, throttled, throttleOf } from './throttles.ts';
import { hourMs } from './zones.ts';

/** Who pays for a call: the app always, and the account or Page that it is about. */
export interface Target {
  readonly accountId: string | null;
  readonly pageId: string | null;
  readonly insights: boolean;
  readonly write: boolean;
  /** Followers stand in for engaged users: a tiny Page has a tiny quota. */
  readonly engaged: number;
}

interface Block {
  readonly mode: ThrottleMode;
  until: number;
  /** Whether a reply has said so; from then on the client owes silence. */
  told: boolean;
}

/** A count that leaks away evenly over its window. */
interface Bucket {
  level: number;
  at: number;
}

export interface Limits {
  readonly blocks: Map<string, Block>;
  readonly buckets: Map<string, Bucket>;
}

export function makeLimits(): Limits {
  return { blocks: new Map(), buckets: new Map() };
}

const scoreDecayMs = 300_000;
/** A call made while blocked pushes the end further away by this much. */
const stretchMs = 30_000;

function levelOf(limits: Limits, key: string, perWindow: number, windowMs: number, now: number): number {
  const bucket = limits.buckets.get(key);
  if (!bucket) return 0;
  return Math.max(0, bucket.level - ((now - bucket.at) * perWindow) / windowMs);
}

function fill(
  limits: Limits,
  key: string,
  cost: number,
  perWindow: number,
  windowMs: number,
  now: number,
): number {
  const level = levelOf(limits, key, perWindow, windowMs, now) + cost;
  limits.buckets.set(key, { level, at: now });
  return level;
}

function keyOf(scope: Scope, target: Target): string | null {
  if (scope === 'app') return 'app';
  if (scope === 'account') return target.accountId === null ? null : `account:${target.accountId}`;
  return target.pageId === null ? null : `page:${target.pageId}`;
}

export function block(limits: Limits, key: string, mode: ThrottleMode, until: number): void {
  limits.blocks.set(`${key}|${mode}`, { mode, until, told: false });
}

function scoreMax(config: Config): number {
  return config.tier === 'full' ? 9000 : 60;
}

function pageQuota(target: Target): number {
  return 4800 * Math.max(1, Math.round(target.engaged * 0.03));
}

/** The block that stops this call, if any. */
function standing(limits: Limits, target: Target, now: number): Block | null {
  for (const [key, one] of limits.blocks) {
    if (one.until <= now) {
      limits.blocks.delete(key);
      continue;
    }
    const { scope, edge } = throttleOf(one.mode);
    const owner = keyOf(scope, target);
    if (owner === null || !key.startsWith(`${owner}|`)) continue;
    if (edge === 'insights' && !target.insights) continue;
    return one;
  }
  return null;
}

/** Counts a call, or refuses it. A call against a block that was told makes the block longer. */
export function admit(
  limits: Limits,
  config: Config,
  target: Target,
  now: number,
  onDisobeyed: () => void,
): void {
  const held = standing(limits, target, now);
  fill(limits, 'app', 1, config.appCallsPerHour, hourMs, now);
  if (held) {
    if (held.told) {
      held.until += stretchMs;
      onDisobeyed();
    }
    held.told = true;
    throw throttled(held.mode);
  }
  const { accountId, pageId } = target;
  if (accountId !== null) {
    const score = fill(
      limits,
      `score:${accountId}`,
      target.write ? 3 : 1,
      scoreMax(config),
      scoreDecayMs,
      now,
    );
    const use = `${target.insights ? 'insights' : 'management'}:${accountId}`;
    const calls = fill(limits, use, 1, config.accountCallsPerHour, hourMs, now);
    if (score > scoreMax(config)) {
      stop(limits, `account:${accountId}`, '17/2446079', now + (config.tier === 'full' ? 60_000 : 300_000));
    }
    if (calls > config.accountCallsPerHour) {
      stop(limits, `account:${accountId}`, target.insights ? '80000' : '80004', now + 300_000);
    }
  }
  if (pageId !== null) {
    const calls = fill(limits, `page:${pageId}`, 1, pageQuota(target), 24 * hourMs, now);
    if (calls > pageQuota(target)) stop(limits, `page:${pageId}`, '80001', now + hourMs);
  }
  if (levelOf(limits, 'app', config.appCallsPerHour, hourMs, now) > config.appCallsPerHour) {
    stop(limits, 'app', '4', now + 300_000);
  }
}

function stop(limits: Limits, key: string, mode: ThrottleMode, until: number): never {
  limits.blocks.set(`${key}|${mode}`, { mode, until, told: true });
  throw throttled(mode);
}

function percent(level: number, max: number): number {
  return Math.floor((level / max) * 100);
}

/** The usage headers of one reply, as graph-api 6.1 describes them. */
export function usageHeaders(
  limits: Limits,
  config: Config,
  target: Target,
  now: number,
): Record<string, string> {
  const appCalls = percent(
    levelOf(limits, 'app', config.appCallsPerHour, hourMs, now),
    config.appCallsPerHour,
  );
  const headers: Record<string, string> = {
    'x-app-usage': usage(appCalls),
  };
  const tier = config.tier === 'full' ? 'standard_access' : 'development_access';
  const { accountId, pageId } = target;
  if (accountId !== null) {
    const score = percent(
      levelOf(limits, `score:${accountId}`, scoreMax(config), scoreDecayMs, now),
      scoreMax(config),
    );
    headers['x-ad-account-usage'] = JSON.stringify({
      acc_id_util_pct: score,
      reset_time_duration: score === 0 ? 0 : Math.ceil((score / 100) * 300),
      ads_api_access_tier: tier,
    });
    const use = target.insights ? 'insights' : 'management';
    const held = regainMinutes(limits, `account:${accountId}`, now);
    const calls = percent(
      levelOf(limits, `${use}:${accountId}`, config.accountCallsPerHour, hourMs, now),
      config.accountCallsPerHour,
    );
    headers['x-business-use-case-usage'] = JSON.stringify({
      [accountId]: [useCase(`ads_${use}`, held > 0 ? Math.max(calls, 100) : calls, held, tier)],
    });
    if (target.insights) {
      headers['x-fb-ads-insights-throttle'] = JSON.stringify({
        app_id_util_pct: appCalls,
        acc_id_util_pct: calls,
        ads_api_access_tier: tier,
      });
    }
  } else if (pageId !== null) {
    const calls = percent(
      levelOf(limits, `page:${pageId}`, pageQuota(target), 24 * hourMs, now),
      pageQuota(target),
    );
    const held = regainMinutes(limits, `page:${pageId}`, now);
    headers['x-business-use-case-usage'] = JSON.stringify({
      [pageId]: [useCase('pages', calls, held, null)],
    });
  }
  return headers;
}

function usage(calls: number): string {
  return JSON.stringify({
    call_count: calls,
    total_cputime: Math.floor(calls * 0.6),
    total_time: Math.floor(calls * 0.8),
  });
}

function useCase(type: string, calls: number, regain: number, tier: string | null) {
  return {
    type,
    call_count: calls,
    total_cputime: Math.floor(calls * 0.5),
    total_time: Math.floor(calls * 0.7),
    estimated_time_to_regain_access: regain,
    ...(tier === null ? {} : { ads_api_access_tier: tier }),
  };
}

function regainMinutes(limits: Limits, owner: string, now: number): number {
  let until = 0;
  for (const [key, one] of limits.blocks) if (key.startsWith(`${owner}|`)) until = Math.max(until, one.until);
  return until > now ? Math.ceil((until - now) / 60_000) : 0;
}
