import { hourMs } from '../../shared/model/durations.ts';
import type { Tier, Use } from './usage.ts';

// The rules of one lane: the app, its insights, one account, one Page, one object. They take the moment as an argument
// and touch nothing else, so that a test can walk through a day in a millisecond.

export interface Gauge {
  percent: number;
  at: number;
  windowMs: number;
}

export interface Lane {
  readonly key: string;
  /** Nothing is sent before this moment. */
  notBefore: number;
  /** `code/subcode` of the refusal that stopped it. */
  why: string | null;
  /** Blocks in a row without a good answer between them: each without a hint doubles the pause. */
  strikes: number;
  /** Our own count of Meta's score, which leaks away evenly over five minutes. */
  score: number;
  scoreAt: number;
  /** The score as the headers tell it, and the hourly or daily budget. */
  readonly short: Gauge;
  readonly long: Gauge;
  inFlight: number;
  /** How many calls may be in flight at once. */
  width: number;
}

export type Priority = 'interactive' | 'background';

export const scoreWindowMs = 300_000;
const scoreMax = { limited: 60, full: 9000 } as const;
/** Of any budget of Meta's: background work stops here, a person who waits may go a little further. */
const ceiling = { background: 75, interactive: 90 } as const;
const widest = { app: 20, other: 6 } as const;
const firstWidth = { app: 6, other: 1 } as const;
/** Kept free for a person who waits. */
const reserved = 2;
/** Doubling has an end; what Meta or the table says outright has not. */
const longestDoubledMs = 6 * hourMs;
const lateMs = 60_000;

export function newLane(key: string): Lane {
  return {
    key,
    notBefore: 0,
    why: null,
    strikes: 0,
    score: 0,
    scoreAt: 0,
    short: { percent: 0, at: 0, windowMs: scoreWindowMs },
    long: { percent: 0, at: 0, windowMs: hourMs },
    inFlight: 0,
    width: isApp(key) ? firstWidth.app : firstWidth.other,
  };
}

function isApp(key: string): boolean {
  return key.startsWith('app');
}

/** Now (`0`), at a later moment, or not before something in flight has come back (`Infinity`). */
export function startOf(lane: Lane, now: number, cost: number, priority: Priority, tier: Tier): number {
  if (lane.notBefore > now) return lane.notBefore;
  const width =
    isApp(lane.key) && priority === 'background' ? Math.max(1, lane.width - reserved) : lane.width;
  const full = Math.max(
    fullUntil(lane.short, now, ceiling[priority]),
    fullUntil(lane.long, now, ceiling[priority]),
    scoreFullUntil(lane, now, cost, priority, tier),
  );
  if (full > now) return full;
  return lane.inFlight >= width ? Infinity : 0;
}

function levelOf(gauge: Gauge, now: number): number {
  return gauge.percent - ((now - gauge.at) / gauge.windowMs) * 100;
}

/** Half a percent below the ceiling, so that what follows is a stretch of calls and not a drip. */
function fullUntil(gauge: Gauge, now: number, most: number): number {
  return levelOf(gauge, now) < most ? 0 : gauge.at + ((gauge.percent - most + 0.5) / 100) * gauge.windowMs;
}

function scoreFullUntil(lane: Lane, now: number, cost: number, priority: Priority, tier: Tier): number {
  if (!lane.key.startsWith('account:')) return 0;
  const max = scoreMax[tier];
  const over = scoreAt(lane, now, tier) + cost - (max * ceiling[priority]) / 100;
  return over <= 0 ? 0 : now + Math.ceil((over / max) * scoreWindowMs);
}

function scoreAt(lane: Lane, now: number, tier: Tier): number {
  return Math.max(0, lane.score - ((now - lane.scoreAt) / scoreWindowMs) * scoreMax[tier]);
}

export function started(lane: Lane, now: number, cost: number, tier: Tier): void {
  lane.inFlight += 1;
  if (!lane.key.startsWith('account:')) return;
  lane.score = scoreAt(lane, now, tier) + cost;
  lane.scoreAt = now;
}

export function observed(gauge: Gauge, use: Use, now: number): void {
  gauge.percent = use.percent;
  gauge.at = now;
  gauge.windowMs = use.windowSeconds * 1000;
}

/** A good answer: the lane opens again, wider where there is room and narrower where there is little. */
export function went(lane: Lane, now: number): void {
  const fullest = Math.max(levelOf(lane.short, now), levelOf(lane.long, now));
  const [most, least] = isApp(lane.key) ? [widest.app, 2] : [widest.other, 1];
  if (fullest < 50) lane.width = Math.min(most, lane.width + 1);
  else if (fullest >= 65) lane.width = Math.max(least, Math.floor(lane.width / 2));
  lane.strikes = 0;
  lane.why = null;
}

/** Meta said "later". With its own word on how long, that; otherwise our guess, doubled each time it was too short. */
export function stopped(
  lane: Lane,
  now: number,
  why: string,
  pause: { readonly hintSeconds: number; readonly guessSeconds: number },
): void {
  lane.why = why;
  if (lane.notBefore > now) {
    // It was on its way when the pause began, and Meta counts it against us: a little longer, but no new strike.
    lane.notBefore = Math.max(lane.notBefore, now + pause.hintSeconds * 1000) + lateMs;
    return;
  }
  const guess = pause.guessSeconds * 1000 * 2 ** lane.strikes;
  const ms =
    pause.hintSeconds > 0
      ? pause.hintSeconds * 1000
      : Math.max(pause.guessSeconds * 1000, Math.min(guess, longestDoubledMs));
  lane.notBefore = now + ms;
  lane.strikes += 1;
  // The first call after the pause goes alone: it finds out whether the pause was long enough.
  lane.width = 1;
}

export function fullnessOf(lane: Lane, now: number): number {
  return Math.max(0, Math.round(Math.max(levelOf(lane.short, now), levelOf(lane.long, now))));
}
