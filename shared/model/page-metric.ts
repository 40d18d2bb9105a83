/** The figures of a Page that a sync asks for, in the order of the screens. Meta still answered them in autumn 2026. */
export const pageMetrics = [
  'page_media_view',
  'page_total_media_view_unique',
  'page_follows',
  'page_daily_follows',
  'page_daily_follows_unique',
  'page_daily_unfollows_unique',
  'page_post_engagements',
  'page_total_actions',
  'page_views_total',
  'page_video_views',
  'page_video_views_paid',
  'page_video_views_organic',
  'page_video_complete_views_30s',
  'page_video_repeat_views',
  'page_video_view_time',
  'page_actions_post_reactions_total',
] as const;
export type PageMetric = (typeof pageMetrics)[number];

/**
 * How days become a period: counts are added, people only as Meta itself adds them (week, days_28), a level is its last
 * day, times are milliseconds that add up.
 */
export type MetricNature = 'count' | 'people' | 'level' | 'milliseconds';

const others: Partial<Record<PageMetric, MetricNature>> = {
  page_total_media_view_unique: 'people',
  page_daily_follows_unique: 'people',
  page_daily_unfollows_unique: 'people',
  page_follows: 'level',
  page_video_view_time: 'milliseconds',
};

export function natureOf(metric: PageMetric): MetricNature {
  return others[metric] ?? 'count';
}

/** Page days end at midnight there, whatever zone the client is in. */
export const pacificZone = 'America/Los_Angeles';
