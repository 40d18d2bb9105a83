import type { Clock, GraphTransport, Log, Wake } from '../ports.ts';
import { Governor } from './governor.ts';
import type { SavedGovernor } from './governor-state.ts';
import { type Owners, ownersInMemory } from './owners.ts';
import { PageTokens } from './page-tokens.ts';
import { Redactor } from './redact.ts';
import { Breaker, RetryBudget } from './retry.ts';
import { Trace } from './trace.ts';
import type { Verdict } from './verdict.ts';
import type { VersionNotice } from './version.ts';

export interface EngineNeeds {
  readonly transport: GraphTransport;
  readonly log: Log;
  readonly clock: Clock;
  readonly owners?: Owners;
  /** What `onPause` handed out in an earlier process. */
  readonly savedGovernor?: unknown;
  readonly onPause?: (saved: SavedGovernor) => void;
  /** The app's secret, if it is known: every call is then signed with a proof. A copy: it is wiped after each signature. */
  readonly appSecret?: () => Uint8Array | null;
  readonly onNotice?: (notice: VersionNotice) => void;
  /** Every answer of Meta's, so that the vault learns of a dead token from whatever call it was. */
  readonly onReply?: (heard: Heard) => void;
  readonly wake: Wake;
  readonly random?: () => number;
}

export interface Heard {
  /** The token that was given for the call; for a Page token the one that it came from. Not to be kept. */
  readonly token: Buffer;
  readonly endpoint: string;
  readonly verdict: Verdict | null;
}

/** Everything that calls share: one for each workspace, as long as it is open. */
export interface Engine {
  readonly transport: GraphTransport;
  readonly log: Log;
  readonly now: () => number;
  readonly governor: Governor;
  readonly breaker: Breaker;
  readonly retries: RetryBudget;
  readonly owners: Owners;
  readonly pageTokens: PageTokens;
  readonly redactor: Redactor;
  readonly trace: Trace;
  readonly appSecret: () => Uint8Array | null;
  readonly notice: (notice: VersionNotice) => void;
  readonly onReply: (heard: Heard) => void;
  /** Each different thing that Meta said about its version, once. */
  readonly notices: () => VersionNotice[];
  readonly wake: Wake;
  readonly random: () => number;
  readonly metaClock: MetaClock;
}

/** What Meta's answers say of the time, as against this computer's. */
export interface MetaClock {
  heard(date: string | undefined): void;
  /** How far Meta's clock is ahead of ours, by its last answer; null while it has told none. */
  aheadMs(): number | null;
}

function metaClock(now: () => number): MetaClock {
  let ahead: number | null = null;
  return {
    heard: (date) => {
      const at = Date.parse(date ?? '');
      if (!Number.isNaN(at)) ahead = at - now();
    },
    aheadMs: () => ahead,
  };
}

export function engineOf(needs: EngineNeeds): Engine {
  const { transport, log, clock, wake, random = Math.random } = needs;
  const notices = new Map<string, VersionNotice>();
  const kept = { saved: needs.savedGovernor, ...(needs.onPause ? { onPause: needs.onPause } : {}) };
  return {
    transport,
    log,
    now: () => clock.now().getTime(),
    governor: new Governor({ clock, wake, ...kept }),
    breaker: new Breaker(),
    retries: new RetryBudget(),
    owners: needs.owners ?? ownersInMemory(),
    pageTokens: new PageTokens(),
    redactor: new Redactor(),
    trace: new Trace(),
    appSecret: needs.appSecret ?? (() => null),
    onReply: needs.onReply ?? (() => undefined),
    notice: (notice) => {
      const key = `${notice.answered}/${notice.warning}`;
      if (notices.has(key) || notices.size === 20) return;
      notices.set(key, notice);
      log.info('graph.version_warned', { answered: notice.answered, warning: notice.warning });
      needs.onNotice?.(notice);
    },
    notices: () => [...notices.values()],
    wake,
    random,
    metaClock: metaClock(() => clock.now().getTime()),
  };
}
