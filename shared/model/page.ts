import { z } from '../zod.ts';
import { Coverage, Figure, Freshness, Gap } from './figures.ts';
import { Day, Instant } from './ids.ts';

const MetricNature = z.enum(['count', 'people', 'level', 'milliseconds']);

/** One metric of a Page over a period. Counts add up; people never do; a level is what stood at the end. */
export const PageMetricView = z.object({
  metric: z.string(),
  nature: MetricNature,
  state: z.enum(['alive', 'retired', 'not_permitted', 'too_few_likes', 'failed', 'never_read']),
  sentence: z.string(),
  retiredAt: z.string().nullable(),
  lastDay: Day.nullable(),
  total: Figure,
  before: Figure.nullable(),
  days: z.array(z.object({ day: Day, value: z.number().nullable() })),
});
export type PageMetricView = z.infer<typeof PageMetricView>;

export const PagePost = z.object({
  id: z.string(),
  createdAt: Instant,
  message: z.string().nullable(),
  permalink: z.string().nullable(),
  kind: z.string().nullable(),
  isPublished: z.boolean().nullable(),
  /** Since it was published. `null` is a figure that Meta refused. */
  reactions: z.int().nullable(),
  comments: z.int().nullable(),
  shares: z.int().nullable(),
  views: z.int().nullable(),
  viewers: z.int().nullable(),
  clicks: z.int().nullable(),
  pictureId: z.string().nullable(),
  goneAt: Instant.nullable(),
  asOf: Instant,
});
export type PagePost = z.infer<typeof PagePost>;

export const PageScreen = z.object({
  /** Every Page of the client; the figures are of the one that is open. */
  pages: z.array(z.object({ assetId: z.string(), name: z.string() })),
  assetId: z.string().nullable(),
  /** Page days are Pacific days, whatever zone the client is in. */
  timezone: z.string(),
  today: Day,
  card: z
    .object({
      name: z.string().nullable(),
      username: z.string().nullable(),
      link: z.string().nullable(),
      category: z.string().nullable(),
      followers: z.int().nullable(),
      likes: z.int().nullable(),
      isPublished: z.boolean().nullable(),
      pictureId: z.string().nullable(),
      asOf: Instant,
    })
    .nullable(),
  coverage: Coverage,
  beforeCoverage: Coverage.nullable(),
  metrics: z.array(PageMetricView),
  followers: z.array(z.object({ day: Day, followers: z.int().nullable() })),
  followersBefore: z.array(z.object({ day: Day, followers: z.int().nullable() })),
  posts: z.array(PagePost),
  gaps: z.array(Gap),
  freshness: Freshness,
});
export type PageScreen = z.infer<typeof PageScreen>;
