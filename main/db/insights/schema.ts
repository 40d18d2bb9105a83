import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

// The columns as drizzle sees them: runs, Pages and posts here, ads in ads-schema.ts. The migrations are the truth; a
// test compares the two. Bulk writes and hot reads are prepared statements beside the code that needs them.

const clientId = () => text('client_id').notNull();
const assetId = () => text('asset_id').notNull();
const asOf = () => text('as_of').notNull();

export const syncRun = sqliteTable(
  'sync_run',
  {
    clientId: clientId(),
    id: text('id').notNull(),
    why: text('why', {
      enum: ['asked', 'opened', 'schedule', 'first_fill', 'woke', 'online', 'retry'],
    }).notNull(),
    startedAt: text('started_at').notNull(),
    endedAt: text('ended_at'),
    outcome: text('outcome', {
      enum: ['running', 'done', 'partial', 'failed', 'cancelled', 'interrupted'],
    }).notNull(),
    calls: integer('calls').notNull(),
    rows: integer('rows').notNull(),
    durationMs: integer('duration_ms'),
    callsByKind: text('calls_by_kind').notNull(),
    gaps: text('gaps').notNull(),
    code: text('code'),
    sentence: text('sentence').notNull(),
    counts: text('counts').notNull(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] }), index('sync_run_by_time').on(t.startedAt)],
);

export const syncState = sqliteTable('sync_state', {
  clientId: text('client_id').primaryKey(),
  completeAt: text('complete_at'),
  freshAt: text('fresh_at'),
  triedAt: text('tried_at'),
  outcome: text('outcome'),
  sentence: text('sentence').notNull(),
  failures: integer('failures').notNull(),
  notBefore: text('not_before'),
  filledAt: text('filled_at'),
  counts: text('counts').notNull(),
});

export const syncMark = sqliteTable(
  'sync_mark',
  {
    clientId: clientId(),
    assetId: assetId(),
    kind: text('kind').notNull(),
    reached: text('reached'),
    asOf: asOf(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.assetId, t.kind] })],
);

export const syncGap = sqliteTable(
  'sync_gap',
  {
    clientId: clientId(),
    assetId: assetId(),
    kind: text('kind').notNull(),
    why: text('why', {
      enum: ['not_permitted', 'gone', 'retired', 'too_few_likes', 'throttled', 'token', 'failed'],
    }).notNull(),
    sentence: text('sentence').notNull(),
    since: text('since').notNull(),
    asOf: asOf(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.assetId, t.kind] })],
);

export const coveredDay = sqliteTable(
  'covered_day',
  {
    clientId: clientId(),
    assetId: assetId(),
    kind: text('kind', { enum: ['account', 'campaign', 'ad_set', 'page'] }).notNull(),
    day: text('day').notNull(),
    asOf: asOf(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.assetId, t.kind, t.day] })],
);

export const pageCard = sqliteTable(
  'page_card',
  {
    clientId: clientId(),
    assetId: assetId(),
    name: text('name'),
    username: text('username'),
    link: text('link'),
    category: text('category'),
    followers: integer('followers'),
    likes: integer('likes'),
    isPublished: integer('is_published', { mode: 'boolean' }),
    pictureId: text('picture_id'),
    asOf: asOf(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.assetId] })],
);

export const pageMetric = sqliteTable(
  'page_metric',
  {
    clientId: clientId(),
    assetId: assetId(),
    metric: text('metric').notNull(),
    state: text('state', {
      enum: ['alive', 'retired', 'not_permitted', 'too_few_likes', 'failed'],
    }).notNull(),
    retiredAt: text('retired_at'),
    lastDay: text('last_day'),
    sentence: text('sentence').notNull(),
    asOf: asOf(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.assetId, t.metric] })],
);

export const pageDay = sqliteTable(
  'page_day',
  {
    clientId: clientId(),
    assetId: assetId(),
    metric: text('metric').notNull(),
    period: text('period', { enum: ['day', 'week', 'days_28'] }).notNull(),
    day: text('day').notNull(),
    value: integer('value'),
    parts: text('parts'),
    asOf: asOf(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.assetId, t.metric, t.period, t.day] })],
);

export const followerDay = sqliteTable(
  'follower_day',
  {
    clientId: clientId(),
    assetId: assetId(),
    day: text('day').notNull(),
    followers: integer('followers').notNull(),
    source: text('source', { enum: ['metric', 'card'] }).notNull(),
    asOf: asOf(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.assetId, t.day] })],
);

const postFigures = () => ({
  reactions: integer('reactions'),
  comments: integer('comments'),
  shares: integer('shares'),
  views: integer('views'),
  viewers: integer('viewers'),
  clicks: integer('clicks'),
});

export const post = sqliteTable(
  'post',
  {
    clientId: clientId(),
    id: text('id').notNull(),
    assetId: assetId(),
    createdTime: text('created_time').notNull(),
    message: text('message'),
    permalink: text('permalink'),
    kind: text('kind'),
    isPublished: integer('is_published', { mode: 'boolean' }),
    ...postFigures(),
    pictureId: text('picture_id'),
    goneAt: text('gone_at'),
    asOf: asOf(),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.id] }),
    index('post_by_time').on(t.clientId, t.assetId, t.createdTime),
  ],
);

export const postDay = sqliteTable(
  'post_day',
  {
    clientId: clientId(),
    postId: text('post_id').notNull(),
    day: text('day').notNull(),
    ...postFigures(),
    asOf: asOf(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.postId, t.day] })],
);

export const picture = sqliteTable(
  'picture',
  {
    clientId: clientId(),
    id: text('id').notNull(),
    shows: text('shows').notNull(),
    type: text('type').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    bytes: blob('bytes', { mode: 'buffer' }).notNull(),
    asOf: asOf(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] }), index('picture_by_what').on(t.clientId, t.shows)],
);
