import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

// The second half of schema.ts: accounts, what runs in them, and their figures.

const clientId = () => text('client_id').notNull();
const assetId = () => text('asset_id').notNull();
const asOf = () => text('as_of').notNull();
const flag = (name: string) => integer(name, { mode: 'boolean' });

export const accountCard = sqliteTable(
  'account_card',
  {
    clientId: clientId(),
    assetId: assetId(),
    name: text('name').notNull(),
    currency: text('currency').notNull(),
    timezone: text('timezone').notNull(),
    status: integer('status'),
    disableReason: integer('disable_reason'),
    amountSpentMinor: integer('amount_spent_minor'),
    balanceMinor: integer('balance_minor'),
    spendCapMinor: integer('spend_cap_minor'),
    minDailyBudgetMinor: integer('min_daily_budget_minor'),
    minBudgets: text('min_budgets').notNull(),
    minBudgetsAsOf: text('min_budgets_as_of'),
    tasks: text('tasks').notNull(),
    asOf: asOf(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.assetId] })],
);

export const campaign = sqliteTable(
  'campaign',
  {
    clientId: clientId(),
    id: text('id').notNull(),
    assetId: assetId(),
    name: text('name').notNull(),
    status: text('status').notNull(),
    effectiveStatus: text('effective_status').notNull(),
    objective: text('objective'),
    buyingType: text('buying_type'),
    bidStrategy: text('bid_strategy'),
    dailyBudgetMinor: integer('daily_budget_minor'),
    lifetimeBudgetMinor: integer('lifetime_budget_minor'),
    budgetRemainingMinor: integer('budget_remaining_minor'),
    spendCapMinor: integer('spend_cap_minor'),
    startTime: text('start_time'),
    stopTime: text('stop_time'),
    createdTime: text('created_time'),
    updatedTime: text('updated_time'),
    smartPromotionType: text('smart_promotion_type'),
    sharesAdSetBudgets: flag('shares_ad_set_budgets'),
    hasBudgetSchedule: flag('has_budget_schedule'),
    issues: text('issues').notNull(),
    goneAt: text('gone_at'),
    asOf: asOf(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] })],
);

export const adSet = sqliteTable(
  'ad_set',
  {
    clientId: clientId(),
    id: text('id').notNull(),
    assetId: assetId(),
    campaignId: text('campaign_id').notNull(),
    name: text('name').notNull(),
    status: text('status').notNull(),
    effectiveStatus: text('effective_status').notNull(),
    optimizationGoal: text('optimization_goal'),
    billingEvent: text('billing_event'),
    dailyBudgetMinor: integer('daily_budget_minor'),
    lifetimeBudgetMinor: integer('lifetime_budget_minor'),
    budgetRemainingMinor: integer('budget_remaining_minor'),
    startTime: text('start_time'),
    endTime: text('end_time'),
    createdTime: text('created_time'),
    updatedTime: text('updated_time'),
    recurringBudget: flag('recurring_budget'),
    learning: text('learning'),
    issues: text('issues').notNull(),
    goneAt: text('gone_at'),
    asOf: asOf(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] })],
);

export const ad = sqliteTable(
  'ad',
  {
    clientId: clientId(),
    id: text('id').notNull(),
    assetId: assetId(),
    campaignId: text('campaign_id').notNull(),
    adSetId: text('ad_set_id').notNull(),
    name: text('name').notNull(),
    status: text('status').notNull(),
    effectiveStatus: text('effective_status').notNull(),
    createdTime: text('created_time'),
    updatedTime: text('updated_time'),
    creativeId: text('creative_id'),
    creativeTitle: text('creative_title'),
    creativeBody: text('creative_body'),
    pictureId: text('picture_id'),
    issues: text('issues').notNull(),
    goneAt: text('gone_at'),
    asOf: asOf(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] })],
);

const figures = () => ({
  currency: text('currency').notNull(),
  spendMicros: integer('spend_micros').notNull(),
  impressions: integer('impressions').notNull(),
  clicks: integer('clicks').notNull(),
  linkClicks: integer('link_clicks').notNull(),
  reach: integer('reach'),
  actions: text('actions').notNull(),
  actionValues: text('action_values').notNull(),
  asOf: asOf(),
});

export const insightDay = sqliteTable(
  'insight_day',
  {
    clientId: clientId(),
    level: text('level', { enum: ['account', 'campaign', 'ad_set'] }).notNull(),
    day: text('day').notNull(),
    objectId: text('object_id').notNull(),
    ...figures(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.level, t.day, t.objectId] })],
);

export const insightMonth = sqliteTable(
  'insight_month',
  {
    clientId: clientId(),
    level: text('level', { enum: ['account', 'campaign'] }).notNull(),
    month: text('month').notNull(),
    objectId: text('object_id').notNull(),
    ...figures(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.level, t.month, t.objectId] })],
);

export const insightPeriod = sqliteTable(
  'insight_period',
  {
    clientId: clientId(),
    level: text('level', { enum: ['account', 'campaign', 'ad_set', 'ad'] }).notNull(),
    fromDay: text('from_day').notNull(),
    toDay: text('to_day').notNull(),
    objectId: text('object_id').notNull(),
    ...figures(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.level, t.fromDay, t.toDay, t.objectId] })],
);

const breakdownKey = () => ({
  clientId: clientId(),
  objectId: text('object_id').notNull(),
  kind: text('kind', { enum: ['age_gender', 'placement', 'country'] }).notNull(),
  fromDay: text('from_day').notNull(),
  toDay: text('to_day').notNull(),
});

export const breakdownSet = sqliteTable('breakdown_set', { ...breakdownKey(), asOf: asOf() }, (t) => [
  primaryKey({ columns: [t.clientId, t.objectId, t.kind, t.fromDay, t.toDay] }),
]);

export const breakdownRow = sqliteTable(
  'breakdown_row',
  {
    ...breakdownKey(),
    first: text('first').notNull(),
    second: text('second').notNull(),
    ...figures(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.objectId, t.kind, t.fromDay, t.toDay, t.first, t.second] })],
);

export const activity = sqliteTable(
  'activity',
  {
    clientId: clientId(),
    assetId: assetId(),
    eventTime: text('event_time').notNull(),
    key: text('key').notNull(),
    eventType: text('event_type').notNull(),
    objectId: text('object_id'),
    objectKind: text('object_kind', { enum: ['account', 'campaign', 'ad_set', 'ad', 'other'] }).notNull(),
    objectName: text('object_name'),
    actorId: text('actor_id'),
    actorName: text('actor_name'),
    applicationId: text('application_id'),
    applicationName: text('application_name'),
    beforeMinor: integer('before_minor'),
    afterMinor: integer('after_minor'),
    extra: text('extra').notNull(),
    asOf: asOf(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.assetId, t.eventTime, t.key] })],
);
