import type { ClientNeed, Health, HealthLine } from '../../shared/model/admin-overview.ts';
import { clientNeeds } from '../../shared/model/admin-overview.ts';
import { dayMs } from '../../shared/model/durations.ts';

// Pure: what a client needs, from what is known of it. The moment is an argument.

const warnDays = 14;

export interface ClientStand extends Pick<
  HealthLine,
  'freshAt' | 'outcome' | 'gaps' | 'accounts' | 'pages' | 'members' | 'token'
> {
  /** Assets that the serving token was seen not to reach. */
  readonly lost: number;
  /** Of the client's own token; the shared one is said once, not a thousand times. */
  readonly ownEndsIn: number | null;
  readonly notBefore: string | null;
}

export function needsOf(stand: ClientStand, now: Date): ClientNeed[] {
  const { freshAt, outcome, notBefore, ownEndsIn, accounts, pages } = stand;
  const hasAssets = accounts + pages > 0;
  const is: Readonly<Record<ClientNeed, boolean>> = {
    no_token: stand.token === null,
    access_lost: stand.lost > 0,
    sync_failed: outcome === 'failed',
    no_assets: !hasAssets,
    never_synced: hasAssets && freshAt === null,
    late: freshAt !== null && now.getTime() - Date.parse(freshAt) > dayMs,
    token_ends: ownEndsIn !== null && ownEndsIn <= warnDays,
    paused: notBefore !== null && Date.parse(notBefore) > now.getTime(),
    gaps: stand.gaps > 0,
    nobody: stand.members === 0,
  };
  return clientNeeds.filter((need) => is[need]);
}

const bad: ReadonlySet<ClientNeed> = new Set(['no_token', 'access_lost', 'sync_failed']);

export function healthOf(needs: readonly ClientNeed[]): Health {
  if (needs.some((need) => bad.has(need))) return 'bad';
  return needs.length > 0 ? 'warn' : 'good';
}

/** Whoever needs somebody most comes first. */
export function worstFirst(one: HealthLine, other: HealthLine): number {
  const rank = ({ needs: [first] }: HealthLine) =>
    first === undefined ? clientNeeds.length : clientNeeds.indexOf(first);
  return (
    rank(one) - rank(other) || other.needs.length - one.needs.length || one.name.localeCompare(other.name)
  );
}
