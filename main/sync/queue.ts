import type { SyncWhy } from '../../shared/model/sync.ts';

// Who is next. Pure: it takes what is known of each client and the moment.

/** Of a client, what decides when it is synced. Moments are epoch milliseconds. */
export interface Standing {
  readonly clientId: string;
  readonly freshAt: number | null;
  readonly triedAt: number | null;
  readonly notBefore: number | null;
  readonly failures: number;
  readonly isFilled: boolean;
}

export interface Due {
  readonly clientId: string;
  readonly why: SyncWhy;
  readonly part: 'fresh' | 'history';
}

/** A client that keeps failing is asked for less and less, but at least every eight turns. */
const mostPatience = 8;

/** When the schedule comes to a client; null while it is off. */
export function nextAt(one: Standing, everyMs: number): number | null {
  if (everyMs === 0) return null;
  const patience = Math.min(mostPatience, 2 ** one.failures);
  const turn = one.triedAt === null ? 0 : one.triedAt + everyMs * patience;
  return Math.max(turn, one.notBefore ?? 0);
}

/** Stalest first; whoever has figures but no history comes after all that need fresh ones. */
export function dueNow(standings: readonly Standing[], everyMs: number, now: number): Due[] {
  const stalest = [...standings].sort(
    (a, b) => (a.freshAt ?? 0) - (b.freshAt ?? 0) || (a.clientId < b.clientId ? -1 : 1),
  );
  const fresh = stalest.filter((one) => {
    const at = nextAt(one, everyMs);
    // A clock that went back must not keep anybody waiting until it has caught up.
    return at !== null && (at <= now || (one.triedAt ?? 0) > now);
  });
  const isDue = new Set(fresh.map(({ clientId }) => clientId));
  const unfilled =
    everyMs === 0
      ? []
      : stalest.filter(
          (one) =>
            !one.isFilled &&
            !isDue.has(one.clientId) &&
            one.freshAt !== null &&
            one.failures === 0 &&
            (one.notBefore ?? 0) <= now,
        );
  return [
    ...fresh.map(({ clientId }): Due => ({ clientId, why: 'schedule', part: 'fresh' })),
    ...unfilled.map(({ clientId }): Due => ({ clientId, why: 'first_fill', part: 'history' })),
  ];
}

const rank: Readonly<Record<SyncWhy, number>> = {
  asked: 0,
  opened: 1,
  retry: 2,
  online: 4,
  woke: 4,
  schedule: 4,
  first_fill: 5,
};
const patientRank = 3;

/** The one that somebody waits for first; among equals, the one that came first. */
export function firstOf<T extends Waits>(waiting: readonly T[]): T | undefined {
  return waiting.reduce<T | undefined>(
    (best, one) => (best === undefined || placeOf(one) < placeOf(best) ? one : best),
    undefined,
  );
}

interface Waits {
  readonly why: SyncWhy;
  readonly isPatient?: boolean;
}

/** Three hundred clients that one person asked for in one go do not come before the one that another is looking at. */
function placeOf({ why, isPatient = false }: Waits): number {
  return isPatient && isWaitedFor(why) ? patientRank : rank[why];
}

export function isWaitedFor(why: SyncWhy): boolean {
  return rank[why] <= 1;
}

/** Seconds until the network is tried again, the longer it stays away. */
export function retrySeconds(tries: number): number {
  return [5, 15, 30, 60, 120][Math.min(tries, 4)] ?? 120;
}
