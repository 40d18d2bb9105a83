import type { Migration } from '../../migrate.ts';
import { keepClient } from './keep-client.ts';

const figures = `
  currency text not null,
  spend_micros integer not null,
  impressions integer not null,
  clicks integer not null,
  link_clicks integer not null,
  -- Estimated by Meta and never added up; null where Meta does not give it.
  reach integer,
  -- JSON: action type to count, and action type to value in micros. Every type that Meta named, so that a client's
  -- results can be named later; one sale stands under several types, so a reader chooses one tier and never adds them.
  actions text not null,
  action_values text not null,
  as_of text not null,`;

const owned = [
  'sync_run',
  'sync_state',
  'sync_gap',
  'covered_day',
  'account_card',
  'campaign',
  'ad_set',
  'ad',
  'insight_day',
  'insight_month',
  'insight_period',
  'breakdown_set',
  'breakdown_row',
  'activity',
];

export const adsAndRuns: Migration = {
  name: '0002_ads_and_runs',
  sql: `
-- Runs: what each fetched, in how many calls, and what did not come.
create table sync_run_2 (
  client_id text not null,
  id text not null,
  why text not null check (why in ('asked', 'opened', 'schedule', 'first_fill', 'woke', 'online', 'retry')),
  started_at text not null,
  ended_at text,
  outcome text not null check (outcome in ('running', 'done', 'partial', 'failed', 'cancelled', 'interrupted')),
  calls integer not null,
  rows integer not null,
  duration_ms integer,
  -- JSON: kind of call to how many; JSON list of {asset, kind, why, sentence}.
  calls_by_kind text not null,
  gaps text not null,
  -- The failure's code when nothing came.
  code text,
  sentence text not null,
  primary key (client_id, id)
) strict, without rowid;
insert into sync_run_2
  select client_id, id, 'asked', started_at, ended_at, outcome, calls, 0, null, '{}', '[]', null, sentence from sync_run;
drop table sync_run;
alter table sync_run_2 rename to sync_run;
create index sync_run_by_time on sync_run (started_at);

-- One row a client: what the scheduler and every freshness mark read.
create table sync_state (
  client_id text not null primary key,
  -- The last run that brought everything, and the last that brought anything.
  complete_at text,
  fresh_at text,
  tried_at text,
  outcome text,
  sentence text not null,
  failures integer not null,
  not_before text,
  -- History back to its wanted start is there.
  filled_at text
) strict, without rowid;

-- What is missing now and why; a row goes when its kind comes again.
create table sync_gap (
  client_id text not null,
  asset_id text not null,
  kind text not null,
  why text not null check (why in ('not_permitted', 'gone', 'retired', 'too_few_likes', 'throttled', 'token', 'failed')),
  sentence text not null,
  since text not null,
  as_of text not null,
  primary key (client_id, asset_id, kind)
) strict, without rowid;

-- A day that was asked for: without a row of figures it is a true zero; a day that is not here was never fetched.
create table covered_day (
  client_id text not null,
  asset_id text not null,
  kind text not null check (kind in ('account', 'campaign', 'ad_set', 'page')),
  day text not null,
  as_of text not null,
  primary key (client_id, asset_id, kind, day)
) strict, without rowid;

-- Amounts of the account and of budgets are minor units by Meta's own offsets.
create table account_card (
  client_id text not null,
  asset_id text not null,
  name text not null,
  currency text not null,
  timezone text not null,
  status integer,
  disable_reason integer,
  amount_spent_minor integer,
  balance_minor integer,
  -- null: no cap.
  spend_cap_minor integer,
  min_daily_budget_minor integer,
  -- JSON: Meta's floors by what is bid for, and the token's own tasks on the account.
  min_budgets text not null,
  min_budgets_as_of text,
  tasks text not null,
  as_of text not null,
  primary key (client_id, asset_id)
) strict, without rowid;

-- A budget that an object does not use is null, whether Meta said "0" or nothing. gone_at: no longer in Meta's list.
create table campaign (
  client_id text not null,
  id text not null,
  asset_id text not null,
  name text not null,
  status text not null,
  effective_status text not null,
  objective text,
  buying_type text,
  bid_strategy text,
  daily_budget_minor integer,
  lifetime_budget_minor integer,
  budget_remaining_minor integer,
  spend_cap_minor integer,
  start_time text,
  stop_time text,
  created_time text,
  updated_time text,
  smart_promotion_type text,
  shares_ad_set_budgets integer check (shares_ad_set_budgets in (0, 1)),
  has_budget_schedule integer check (has_budget_schedule in (0, 1)),
  issues text not null,
  gone_at text,
  as_of text not null,
  primary key (client_id, id)
) strict, without rowid;

create table ad_set (
  client_id text not null,
  id text not null,
  asset_id text not null,
  campaign_id text not null,
  name text not null,
  status text not null,
  effective_status text not null,
  optimization_goal text,
  billing_event text,
  daily_budget_minor integer,
  lifetime_budget_minor integer,
  budget_remaining_minor integer,
  start_time text,
  end_time text,
  created_time text,
  updated_time text,
  -- 1: a day may exceed the budget, a week may not exceed seven.
  recurring_budget integer check (recurring_budget in (0, 1)),
  learning text,
  issues text not null,
  gone_at text,
  as_of text not null,
  primary key (client_id, id)
) strict, without rowid;

create table ad (
  client_id text not null,
  id text not null,
  asset_id text not null,
  campaign_id text not null,
  ad_set_id text not null,
  name text not null,
  status text not null,
  effective_status text not null,
  created_time text,
  updated_time text,
  creative_id text,
  creative_title text,
  creative_body text,
  picture_id text,
  issues text not null,
  gone_at text,
  as_of text not null,
  primary key (client_id, id)
) strict, without rowid;

-- Days are the ad account's own. object_id: the asset's id at account level, Meta's own below it.
-- Day before object: every screen asks for a period of a level.
create table insight_day (
  client_id text not null,
  level text not null check (level in ('account', 'campaign', 'ad_set')),
  day text not null,
  object_id text not null,${figures}
  primary key (client_id, level, day, object_id)
) strict, without rowid;
insert into insight_day
  select client_id, 'account', day, asset_id, currency, spend_micros, impressions, 0, 0, null, '{}', '{}', as_of
  from account_day;
drop table account_day;

-- A whole calendar month of the account (YYYY-MM); the one in which as_of lies is not over. Its reach is Meta's own.
create table insight_month (
  client_id text not null,
  level text not null check (level in ('account', 'campaign')),
  month text not null,
  object_id text not null,${figures}
  primary key (client_id, level, month, object_id)
) strict, without rowid;

-- A period as Meta itself adds it up: the only honest source of reach over several days.
create table insight_period (
  client_id text not null,
  level text not null check (level in ('account', 'campaign', 'ad_set', 'ad')),
  from_day text not null,
  to_day text not null,
  object_id text not null,${figures}
  primary key (client_id, level, from_day, to_day, object_id)
) strict, without rowid;

-- Asked for by a person, answered by Meta's report. object_id as above: the account's asset, or a campaign.
create table breakdown_set (
  client_id text not null,
  object_id text not null,
  kind text not null check (kind in ('age_gender', 'placement', 'country')),
  from_day text not null,
  to_day text not null,
  as_of text not null,
  primary key (client_id, object_id, kind, from_day, to_day)
) strict, without rowid;
create table breakdown_row (
  client_id text not null,
  object_id text not null,
  kind text not null,
  from_day text not null,
  to_day text not null,
  -- Age and gender; platform and position; country and nothing.
  first text not null,
  second text not null,${figures}
  primary key (client_id, object_id, kind, from_day, to_day, first, second),
  foreign key (client_id, object_id, kind, from_day, to_day)
    references breakdown_set (client_id, object_id, kind, from_day, to_day) on delete cascade
) strict, without rowid;

-- Meta's own log of who changed what. Meta gives its rows no id; key is a hash of all that it says.
create table activity (
  client_id text not null,
  asset_id text not null,
  event_time text not null,
  key text not null,
  event_type text not null,
  object_id text,
  object_kind text not null check (object_kind in ('account', 'campaign', 'ad_set', 'ad', 'other')),
  object_name text,
  actor_id text,
  actor_name text,
  application_id text,
  application_name text,
  -- Of a budget change, minor units; null for everything else.
  before_minor integer,
  after_minor integer,
  extra text not null,
  as_of text not null,
  primary key (client_id, asset_id, event_time, key)
) strict, without rowid;

${keepClient(owned)}
`,
};
