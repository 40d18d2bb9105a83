import { offsetOf } from '../../shared/model/money.ts';

import type { Sandbox } from '../../main/sandbox/sandbox.ts';

/** What ads did, added up from the sandbox's own numbers without a line of the code that is tested. */
export interface AdTruth {
  spendMicros: number;
  impressions: number;
  clicks: number;
  linkClicks: number;
  purchases: number;
  valueMicros: number;
  leads: number;
  conversations: number;
  landings: number;
}

export function adTruth(sandbox: Sandbox, objects: readonly string[], from: string, to: string): AdTruth {
  const sum = {
    spendMicros: 0,
    impressions: 0,
    clicks: 0,
    linkClicks: 0,
    purchases: 0,
    valueMicros: 0,
    leads: 0,
    conversations: 0,
    landings: 0,
  };
  for (const object of objects) {
    const truth = sandbox.truth(object, from, to);
    if (truth.kind === 'page') throw new Error('A Page has no ads.');
    const micros = (minor: number) => Math.round((minor * 1_000_000) / (offsetOf(truth.currency) ?? 1));
    const { total } = truth;
    sum.spendMicros += micros(total.spend);
    sum.impressions += total.impressions;
    sum.clicks += total.clicks;
    sum.linkClicks += total.linkClicks;
    sum.purchases += total.purchases;
    sum.valueMicros += micros(total.purchaseValue);
    sum.leads += total.leads;
    sum.conversations += total.messages;
    sum.landings += total.landings;
  }
  return sum;
}

/** How many of what an objective is bought for; null where it names nothing. */
function resultsOf(truth: AdTruth, kind: string | null): number | null {
  const counts: Readonly<Record<string, number>> = {
    purchases: truth.purchases,
    leads: truth.leads,
    conversations: truth.conversations,
    landing_page_views: truth.landings,
  };
  return kind === null ? null : (counts[kind] ?? null);
}

/** The figures of a screen in the same shape, each derived here once more. */
export function asShown(truth: AdTruth, kind: string | null) {
  const results = resultsOf(truth, kind);
  return {
    spendMicros: truth.spendMicros,
    impressions: truth.impressions,
    clicks: truth.clicks,
    linkClicks: truth.linkClicks,
    results,
    costMicros: results ? Math.round(truth.spendMicros / results) : null,
    valueMicros: truth.purchases > 0 ? truth.valueMicros : null,
    roas: truth.purchases > 0 && truth.spendMicros > 0 ? truth.valueMicros / truth.spendMicros : null,
  };
}

/** What each metric is in the sandbox's own days. */
export const pageMetricNames = {
  page_media_view: 'views',
  page_total_media_view_unique: 'viewers',
  page_follows: 'followers',
  page_daily_follows: 'follows',
  page_daily_follows_unique: 'follows',
  page_daily_unfollows_unique: 'unfollows',
  page_post_engagements: 'engagements',
  page_total_actions: 'actions',
  page_views_total: 'visits',
  page_video_views: 'plays',
  page_video_views_paid: 'playsPaid',
  page_video_complete_views_30s: 'completePlays',
  page_video_repeat_views: 'repeatPlays',
  page_video_view_time: 'playMs',
} as const;
