import type { Written } from './upsert.ts';

// The columns of each table in the order in which rows.ts and the fetchers give the values.

const figures = [
  'currency',
  'spend_micros',
  'impressions',
  'clicks',
  'link_clicks',
  'reach',
  'actions',
  'action_values',
  'as_of',
];

const table = (name: string, key: readonly string[], rest: readonly string[]): Written => ({
  name,
  columns: [...key, ...rest],
  key: key.length,
});

export const insightDay = table('insight_day', ['client_id', 'level', 'day', 'object_id'], figures);
export const insightMonth = table('insight_month', ['client_id', 'level', 'month', 'object_id'], figures);
export const insightPeriod = table(
  'insight_period',
  ['client_id', 'level', 'from_day', 'to_day', 'object_id'],
  figures,
);
export const breakdownSet = table(
  'breakdown_set',
  ['client_id', 'object_id', 'kind', 'from_day', 'to_day'],
  ['as_of'],
);
export const breakdownRow = table(
  'breakdown_row',
  ['client_id', 'object_id', 'kind', 'from_day', 'to_day', 'first', 'second'],
  figures,
);

export const accountCard = table(
  'account_card',
  ['client_id', 'asset_id'],
  [
    'name',
    'currency',
    'timezone',
    'status',
    'disable_reason',
    'amount_spent_minor',
    'balance_minor',
    'spend_cap_minor',
    'min_daily_budget_minor',
    'min_budgets',
    'min_budgets_as_of',
    'tasks',
    'as_of',
  ],
);

const times = ['created_time', 'updated_time'];
const ends = ['issues', 'gone_at', 'as_of'];

export const campaign = table(
  'campaign',
  ['client_id', 'id'],
  [
    'asset_id',
    'name',
    'status',
    'effective_status',
    'objective',
    'buying_type',
    'bid_strategy',
    'daily_budget_minor',
    'lifetime_budget_minor',
    'budget_remaining_minor',
    'spend_cap_minor',
    'start_time',
    'stop_time',
    ...times,
    'smart_promotion_type',
    'shares_ad_set_budgets',
    'has_budget_schedule',
    ...ends,
  ],
);

export const adSet = table(
  'ad_set',
  ['client_id', 'id'],
  [
    'asset_id',
    'campaign_id',
    'name',
    'status',
    'effective_status',
    'optimization_goal',
    'billing_event',
    'daily_budget_minor',
    'lifetime_budget_minor',
    'budget_remaining_minor',
    'start_time',
    'end_time',
    ...times,
    'recurring_budget',
    'learning',
    ...ends,
  ],
);

export const ad = table(
  'ad',
  ['client_id', 'id'],
  [
    'asset_id',
    'campaign_id',
    'ad_set_id',
    'name',
    'status',
    'effective_status',
    ...times,
    'creative_id',
    'creative_title',
    'creative_body',
    ...ends,
  ],
);

export const activity = table(
  'activity',
  ['client_id', 'asset_id', 'event_time', 'key'],
  [
    'event_type',
    'object_id',
    'object_kind',
    'object_name',
    'actor_id',
    'actor_name',
    'application_id',
    'application_name',
    'before_minor',
    'after_minor',
    'extra',
    'as_of',
  ],
);

export const pageCard = table(
  'page_card',
  ['client_id', 'asset_id'],
  ['name', 'username', 'link', 'category', 'followers', 'likes', 'is_published', 'as_of'],
);

export const pageDay = table(
  'page_day',
  ['client_id', 'asset_id', 'metric', 'period', 'day'],
  ['value', 'parts', 'as_of'],
);

export const post = table(
  'post',
  ['client_id', 'id'],
  [
    'asset_id',
    'created_time',
    'message',
    'permalink',
    'kind',
    'is_published',
    'reactions',
    'shares',
    'views',
    'viewers',
    'clicks',
    'gone_at',
    'as_of',
  ],
);

export const postDay = table(
  'post_day',
  ['client_id', 'post_id', 'day'],
  ['reactions', 'shares', 'views', 'viewers', 'clicks', 'as_of'],
);

export const coveredDay = table('covered_day', ['client_id', 'asset_id', 'kind', 'day'], ['as_of']);
export const syncMark = table('sync_mark', ['client_id', 'asset_id', 'kind'], ['reached', 'as_of']);
