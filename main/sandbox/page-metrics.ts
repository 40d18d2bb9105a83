import { followersAt, type PageDay } from './page-history.ts';
import type { Page, World } from './world.ts';
import type { DayNumber } from './zones.ts';

type Value = number | Readonly<Record<string, number>>;

interface Metric {
  readonly title: string;
  readonly periods: readonly string[];
  readonly of: (day: PageDay, world: World, page: Page, at: DayNumber) => Value;
  /** How a week is made of days: people overlap, a level is its last day. */
  readonly over: 'sum' | 'people' | 'last';
  readonly breakdowns?: readonly string[];
}

const all = ['day', 'week', 'days_28'] as const;
const fromAds = ['is_from_ads', 'is_from_followers'] as const;

function counter(title: string, of: (day: PageDay) => Value): Metric {
  return { title, periods: all, of, over: 'sum' };
}

function people(title: string, of: (day: PageDay) => Value): Metric {
  return { title, periods: all, of, over: 'people' };
}

const reactionNames = ['like', 'love', 'wow', 'haha', 'sorry', 'anger'] as const;

function reactionMetrics(): [string, Metric][] {
  return reactionNames.map((name, i) => [
    `page_actions_post_reactions_${name}_total`,
    counter(`Daily Total ${name} Reactions of a post`, (day) => day.reactions[i] ?? 0),
  ]);
}

/** Metrics that Meta still answers (graph-api 3.3). Any other name kills the whole request. */
export const aliveMetrics: ReadonlyMap<string, Metric> = new Map<string, Metric>([
  ['page_media_view', { ...counter('Daily Media Views', (day) => day.views), breakdowns: fromAds }],
  [
    'page_total_media_view_unique',
    { ...people('Daily Unique Media Viewers', (day) => day.viewers), breakdowns: fromAds },
  ],
  [
    'page_follows',
    {
      title: 'Lifetime Total Follows',
      periods: ['day'],
      over: 'last',
      of: (_, world, page, at) => followersAt(world, page, at),
    },
  ],
  ['page_daily_follows', { ...counter('Daily Follows', (day) => day.follows), periods: ['day'] }],
  ['page_daily_follows_unique', people('Daily New Follows', (day) => day.follows)],
  ['page_daily_unfollows_unique', people('Daily Unfollows', (day) => day.unfollows)],
  ['page_post_engagements', counter('Daily Page Post Engagements', (day) => day.engagements)],
  ['page_total_actions', counter('Daily Total Actions', (day) => day.actions)],
  ['page_views_total', counter('Daily Total Page Views', (day) => day.visits)],
  ['page_video_views', counter('Daily Total Video Views', (day) => day.plays)],
  ['page_video_views_paid', counter('Daily Promoted Video Views', (day) => day.playsPaid)],
  ['page_video_views_organic', counter('Daily Organic Video Views', (day) => day.plays - day.playsPaid)],
  [
    'page_video_views_by_paid_non_paid',
    counter('Daily Video Views by Paid', (day) => ({
      total: day.plays,
      paid: day.playsPaid,
      unpaid: day.plays - day.playsPaid,
    })),
  ],
  [
    'page_video_views_autoplayed',
    counter('Daily Auto-Played Video Views', (day) => Math.round(day.plays * 0.8)),
  ],
  [
    'page_video_views_click_to_play',
    counter('Daily Clicked Video Views', (day) => day.plays - Math.round(day.plays * 0.8)),
  ],
  ['page_video_complete_views_30s', counter('Daily 30-Second Video Views', (day) => day.completePlays)],
  [
    'page_video_complete_views_30s_paid',
    counter('Daily Paid 30-Second Views', (day) => Math.round(day.completePlays * 0.3)),
  ],
  [
    'page_video_complete_views_30s_organic',
    counter(
      'Daily Organic 30-Second Views',
      (day) => day.completePlays - Math.round(day.completePlays * 0.3),
    ),
  ],
  ['page_video_repeat_views', counter('Daily Repeat Video Views', (day) => day.repeatPlays)],
  [
    'page_video_view_time',
    { ...counter('Daily Total Video View Time', (day) => day.playMs), periods: ['day'] },
  ],
  ...reactionMetrics(),
  [
    'page_actions_post_reactions_total',
    {
      ...counter('Daily Total Reactions', (day) =>
        Object.fromEntries(reactionNames.map((name, i) => [name, day.reactions[i] ?? 0])),
      ),
      periods: ['day'],
    },
  ],
  [
    'page_lifetime_engaged_followers_unique',
    { ...people('Engaged Followers', (day) => Math.round(day.engagements * 0.6)), periods: ['day'] },
  ],
]);

/** Post metrics are lifetime only (graph-api 3.8). */
export const alivePostMetrics: ReadonlySet<string> = new Set([
  'post_media_view',
  'post_total_media_view_unique',
  'post_clicks',
  'post_clicks_by_type',
  'post_reactions_by_type_total',
  ...reactionNames.map((name) => `post_reactions_${name}_total`),
  'post_activity_by_action_type',
  'post_video_views',
  'post_video_views_organic',
  'post_video_views_paid',
  'post_video_view_time',
  'post_video_avg_time_watched',
]);

/** Adds days into a week; people counted twice are taken out by a fixed overlap. */
export function overDays(metric: Metric, values: readonly Value[]): Value {
  const last = values.at(-1) ?? 0;
  if (metric.over === 'last') return last;
  if (typeof last !== 'number') {
    const sums: Record<string, number> = {};
    for (const value of values) {
      if (typeof value === 'number') continue;
      for (const [name, count] of Object.entries(value)) sums[name] = (sums[name] ?? 0) + count;
    }
    return sums;
  }
  const sum = values.reduce<number>((total, value) => total + (typeof value === 'number' ? value : 0), 0);
  return metric.over === 'people' && values.length > 1 ? Math.round(sum * 0.7) : sum;
}
