import type { PageMetric } from '../../../shared/model/page-metric.ts';
import { z } from '../../../shared/zod.ts';
import { idOf, type ListAsk, type Listed, listOf, listQuery, ofClient, postIdOf } from './endpoint.ts';

interface OfPage {
  readonly pageId: string;
}
const ownPage = { by: 'page', id: (ask: OfPage) => ask.pageId } as const;
const text = z.string();
const maybe = text.optional();
const count = z.number().int().optional();

export const pageCard = ofClient({
  name: 'page',
  path: (ask: OfPage) => idOf(ask.pageId),
  query: () => ({
    fields: 'id,name,username,link,category,fan_count,followers_count,is_published,picture.width(200){url}',
  }),
  reply: z.object({
    id: text,
    name: maybe,
    username: maybe,
    link: maybe,
    category: maybe,
    fan_count: count,
    followers_count: count,
    is_published: z.boolean().optional(),
    picture: z.object({ data: z.object({ url: maybe }) }).optional(),
  }),
  owner: ownPage,
  names: (reply) => [reply.id],
});

export interface PageInsightsAsk extends OfPage {
  /** One retired name refuses the whole request. */
  readonly metrics: readonly PageMetric[];
  /** Left out, every period that a metric has. */
  readonly period?: 'day' | 'week' | 'days_28';
  /** First and last moment, in epoch seconds or as days; at most 90 days apart. */
  readonly since: string;
  readonly until: string;
  readonly breakdown?: 'is_from_ads' | 'is_from_followers';
}

const Value = z.union([z.number(), z.record(z.string(), z.number())]);
const Metric = z.object({
  id: text,
  name: text,
  period: text,
  values: z.array(
    z.object({
      value: Value.optional(),
      end_time: maybe,
      is_from_ads: maybe,
      is_from_followers: maybe,
    }),
  ),
});

export type MetricReply = z.infer<typeof Metric>;

/** Metrics carry `{page}/insights/{metric}/{period}` as their id. */
function* metricOwners(reply: { data: readonly { id: string }[] }): Generator<string> {
  for (const { id } of reply.data) yield id.slice(0, id.indexOf('/'));
}

/** The window's own `next` never ends, so there is no paging here: one call is one window. */
export const pageInsights = ofClient({
  name: 'page/insights',
  path: (ask: PageInsightsAsk) => `${idOf(ask.pageId)}/insights`,
  query: (ask) => ({
    metric: ask.metrics.join(','),
    ...(ask.period ? { period: ask.period } : {}),
    since: ask.since,
    until: ask.until,
    ...(ask.breakdown ? { breakdown: ask.breakdown } : {}),
  }),
  reply: z.object({ data: z.array(Metric) }),
  owner: ownPage,
  token: 'page',
  names: metricOwners,
});

const Summary = z.object({ summary: z.object({ total_count: z.number().int() }).optional() });
const Post = z.object({
  id: text,
  message: maybe,
  created_time: text,
  updated_time: maybe,
  permalink_url: maybe,
  /** Signed, and dead after some days: fetched at once or not at all. */
  full_picture: maybe,
  status_type: maybe,
  is_published: z.boolean().optional(),
  shares: z.object({ count: z.number().int() }).optional(),
  reactions: Summary.optional(),
});

interface PostsAsk extends OfPage, ListAsk {
  /** In epoch seconds. */
  readonly since?: number;
  readonly until?: number;
}

/** A post's id begins with its Page's. */
function* postOwners(reply: Listed<{ id: string }>): Generator<string> {
  for (const { id } of reply.data) yield id.slice(0, id.indexOf('_'));
}

function postsQuery(ask: PostsAsk, fields: string): Record<string, string> {
  return {
    fields,
    ...(ask.since === undefined ? {} : { since: String(ask.since) }),
    ...(ask.until === undefined ? {} : { until: String(ask.until) }),
    ...listQuery(ask, 50),
  };
}

const postFields =
  'id,message,created_time,updated_time,permalink_url,full_picture,status_type,is_published,shares,reactions.summary(total_count).limit(0)';

/** Without comments: asking for those without the scope loses the whole list. */
export const pagePosts = ofClient({
  name: 'page/published_posts',
  path: (ask: PostsAsk) => `${idOf(ask.pageId)}/published_posts`,
  query: (ask) => postsQuery(ask, postFields),
  reply: listOf(Post),
  owner: ownPage,
  token: 'page',
  names: postOwners,
});

const postMetrics = 'post_media_view,post_total_media_view_unique,post_clicks';

/** The same list with each post's lifetime figures, in one call instead of one for each post. */
export const pagePostsWithViews = ofClient({
  name: 'page/published_posts views',
  path: (ask: PostsAsk) => `${idOf(ask.pageId)}/published_posts`,
  query: (ask) => postsQuery(ask, `${postFields},insights.metric(${postMetrics})`),
  reply: listOf(Post.extend({ insights: z.object({ data: z.array(Metric) }).optional() })),
  owner: ownPage,
  token: 'page',
  names: postOwners,
});

export const pagePostComments = ofClient({
  name: 'page/published_posts comments',
  path: (ask: PostsAsk) => `${idOf(ask.pageId)}/published_posts`,
  query: (ask) => postsQuery(ask, 'id,comments.summary(true).limit(0)'),
  reply: listOf(z.object({ id: text, comments: Summary.optional() })),
  owner: ownPage,
  token: 'page',
  names: postOwners,
});

export type PostMetric =
  | 'post_media_view'
  | 'post_total_media_view_unique'
  | 'post_clicks'
  | 'post_reactions_by_type_total'
  | 'post_activity_by_action_type'
  | 'post_video_views'
  | 'post_video_view_time'
  | 'post_video_avg_time_watched';

export const postInsights = ofClient({
  name: 'post/insights',
  path: (ask: { postId: string; metrics: readonly PostMetric[] }) => `${postIdOf(ask.postId)}/insights`,
  query: (ask) => ({ metric: ask.metrics.join(',') }),
  reply: z.object({ data: z.array(Metric) }),
  owner: { by: 'page', id: (ask) => ask.postId.slice(0, ask.postId.indexOf('_')) },
  token: 'page',
  names: function* (reply) {
    for (const { id } of reply.data) yield id.slice(0, id.indexOf('_'));
  },
});
