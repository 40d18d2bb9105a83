import { z } from '../zod.ts';
import { ClientId, Instant } from './ids.ts';

/** What a sync fetches, in the words of its calls: the kinds of gaps, of counted calls and of progress. */
export const syncKinds = [
  'account',
  'floors',
  'campaigns',
  'ad_sets',
  'ads',
  'account_days',
  'campaign_days',
  'ad_set_days',
  'months',
  'periods',
  'breakdowns',
  'activities',
  'page',
  'page_metrics',
  'posts',
  'comments',
  'pictures',
] as const;
export const SyncKind = z.enum(syncKinds);
export type SyncKind = z.infer<typeof SyncKind>;

/** Why a client is synced: somebody asked, opened it, its turn came, its history is being filled, … */
export const SyncWhy = z.enum(['asked', 'opened', 'schedule', 'first_fill', 'woke', 'online', 'retry']);
export type SyncWhy = z.infer<typeof SyncWhy>;

export const SyncOutcome = z.enum(['running', 'done', 'partial', 'failed', 'cancelled', 'interrupted']);
export type SyncOutcome = z.infer<typeof SyncOutcome>;

export const GapWhy = z.enum([
  'not_permitted',
  'gone',
  'retired',
  'too_few_likes',
  'throttled',
  'token',
  'failed',
]);
export type GapWhy = z.infer<typeof GapWhy>;

/** What did not come, from which asset, why, and what to do about it. */
export const SyncGap = z.object({
  assetId: z.string(),
  asset: z.string(),
  kind: z.string(),
  why: GapWhy,
  sentence: z.string(),
});
export type SyncGap = z.infer<typeof SyncGap>;

const amount = z.int().nonnegative();
/** What a run brought; null where the client has no such asset or it did not come. */
export const SyncCounts = z.object({
  metrics: amount.nullable(),
  posts: amount.nullable(),
  followers: amount.nullable(),
  campaigns: amount.nullable(),
  adSets: amount.nullable(),
  ads: amount.nullable(),
  days: amount.nullable(),
});
export type SyncCounts = z.infer<typeof SyncCounts>;

export const nothingCounted: SyncCounts = {
  metrics: null,
  posts: null,
  followers: null,
  campaigns: null,
  adSets: null,
  ads: null,
  days: null,
};

/** The sentence that a sync ends with: "16 metrics, 50 posts, 1,234 followers, 5 campaigns, …". */
export function countsSentence(counts: SyncCounts): string {
  const words: [number | null, string, string][] = [
    [counts.metrics, 'metric', 'metrics'],
    [counts.posts, 'post', 'posts'],
    [counts.followers, 'follower', 'followers'],
    [counts.campaigns, 'campaign', 'campaigns'],
    [counts.adSets, 'ad set', 'ad sets'],
    [counts.ads, 'ad', 'ads'],
    [counts.days, 'day of figures', 'days of figures'],
  ];
  return words
    .filter(([count]) => count !== null)
    .map(([count, one, many]) => `${(count ?? 0).toLocaleString('en')} ${count === 1 ? one : many}`)
    .join(', ');
}

/** Of a client, what the scheduler knows; every screen's freshness. */
export const ClientSync = z.object({
  clientId: ClientId,
  doing: z.object({ kind: SyncKind, done: amount, of: amount, why: SyncWhy }).nullable(),
  isQueued: z.boolean(),
  /** Everything came, and anything came. */
  completeAt: Instant.nullable(),
  freshAt: Instant.nullable(),
  triedAt: Instant.nullable(),
  outcome: SyncOutcome.nullable(),
  sentence: z.string(),
  counts: SyncCounts,
  /** Whether its wanted history is there. */
  isFilled: z.boolean(),
  /** Meta asked for a pause until then. */
  notBefore: Instant.nullable(),
  /** Null while the schedule is off or the client has nothing to sync. */
  nextAt: Instant.nullable(),
  gaps: z.array(SyncGap),
});
export type ClientSync = z.infer<typeof ClientSync>;

export const SyncRun = z.object({
  clientId: ClientId,
  id: z.uuid(),
  clientName: z.string(),
  why: SyncWhy,
  startedAt: Instant,
  endedAt: Instant.nullable(),
  outcome: SyncOutcome,
  calls: amount,
  rows: amount,
  durationMs: amount.nullable(),
  callsByKind: z.record(z.string(), amount),
  gaps: z.array(SyncGap),
  sentence: z.string(),
});
export type SyncRun = z.infer<typeof SyncRun>;
