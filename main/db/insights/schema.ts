import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

// The columns as drizzle sees them. The migrations are the truth; a test compares the two.

export const accountDay = sqliteTable(
  'account_day',
  {
    clientId: text('client_id').notNull(),
    assetId: text('asset_id').notNull(),
    day: text('day').notNull(),
    currency: text('currency').notNull(),
    spendMicros: integer('spend_micros').notNull(),
    impressions: integer('impressions').notNull(),
    asOf: text('as_of').notNull(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.assetId, t.day] })],
);

export const pageNow = sqliteTable(
  'page_now',
  {
    clientId: text('client_id').notNull(),
    assetId: text('asset_id').notNull(),
    followers: integer('followers'),
    asOf: text('as_of').notNull(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.assetId] })],
);

export const syncRun = sqliteTable(
  'sync_run',
  {
    clientId: text('client_id').notNull(),
    id: text('id').notNull(),
    startedAt: text('started_at').notNull(),
    endedAt: text('ended_at'),
    outcome: text('outcome', { enum: ['running', 'done', 'partial', 'failed', 'cancelled'] }).notNull(),
    calls: integer('calls').notNull(),
    sentence: text('sentence').notNull(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] })],
);
