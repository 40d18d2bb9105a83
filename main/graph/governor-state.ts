import { z } from '../../shared/zod.ts';
import { fullnessOf, type Lane, newLane, scoreWindowMs } from './lanes.ts';
import type { Tier } from './usage.ts';

/** What must outlive the process: a restart is no excuse for calling Meta before it said so. */
export const SavedGovernor = z.object({
  version: z.literal(1),
  tier: z.enum(['limited', 'full']).nullable(),
  lanes: z.array(
    z.object({
      key: z.string(),
      notBefore: z.number(),
      why: z.string().nullable(),
      strikes: z.number().int(),
      score: z.number(),
      scoreAt: z.number(),
      gauges: z
        .array(z.object({ percent: z.number(), at: z.number(), windowMs: z.number().positive() }))
        .length(2),
    }),
  ),
});
export type SavedGovernor = z.infer<typeof SavedGovernor>;

export function savedOf(lanes: Iterable<Lane>, tier: Tier | null, now: number): SavedGovernor {
  const kept = [...lanes]
    .filter((lane) => saysSomething(lane, now))
    .map(({ key, notBefore, why, strikes, score, scoreAt, short, long }) => ({
      key,
      notBefore,
      why,
      strikes,
      score,
      scoreAt,
      gauges: [{ ...short }, { ...long }],
    }));
  return { version: 1, tier, lanes: kept };
}

/** An idle lane is one of hundreds, and its next call says all that there is to know. */
function saysSomething(lane: Lane, now: number): boolean {
  const isPaused = lane.notBefore > now || lane.strikes > 0;
  return isPaused || lane.scoreAt + scoreWindowMs > now || fullnessOf(lane, now) > 0;
}

/** What cannot be read is forgotten: Meta says it again with its next answer. */
export function lanesOf(saved: unknown): { lanes: Map<string, Lane>; tier: Tier | null } {
  const parsed = SavedGovernor.safeParse(saved);
  const lanes = new Map<string, Lane>();
  if (!parsed.success) return { lanes, tier: null };
  for (const { gauges, key, ...rest } of parsed.data.lanes) {
    const lane = { ...newLane(key), ...rest };
    Object.assign(lane.short, gauges[0]);
    Object.assign(lane.long, gauges[1]);
    lanes.set(key, lane);
  }
  return { lanes, tier: parsed.data.tier };
}

/** For a screen. */
export interface LaneView {
  /** `app`, `app:insights`, `app:writes`, `account:…`, `page:…`, `object:…` */
  readonly key: string;
  readonly percent: number;
  readonly inFlight: number;
  readonly width: number;
  readonly pausedUntil: string | null;
  readonly minutesLeft: number;
  readonly why: string | null;
}
export interface GovernorView {
  readonly lanes: readonly LaneView[];
  readonly waiting: number;
  /** Limited access is about 60 reads in five minutes and account: the screens say so. */
  readonly tier: Tier | null;
}

export function viewOf(lanes: Iterable<Lane>, tier: Tier | null, waiting: number, now: number): GovernorView {
  return { lanes: [...lanes].map((lane) => laneView(lane, now)), waiting, tier };
}

function laneView(lane: Lane, now: number): LaneView {
  const { key, inFlight, width, notBefore, why } = lane;
  const isPaused = notBefore > now;
  return {
    key,
    percent: fullnessOf(lane, now),
    inFlight,
    width,
    pausedUntil: isPaused ? new Date(notBefore).toISOString() : null,
    minutesLeft: minutesUntil(notBefore, now),
    why: isPaused ? why : null,
  };
}

export function minutesUntil(moment: number, now: number): number {
  return moment > now ? Math.ceil((moment - now) / 60_000) : 0;
}
