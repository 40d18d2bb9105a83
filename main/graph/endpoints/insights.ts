import type { Day } from '../../../shared/model/ids.ts';
import { z } from '../../../shared/zod.ts';
import { accountsNamed, idOf, type ListAsk, listOf, listQuery, ofClient } from './endpoint.ts';

const text = z.string();
const maybe = text.optional();

export type InsightLevel = 'account' | 'campaign' | 'adset' | 'ad';
export type InsightBreakdown =
  | 'age'
  | 'gender'
  | 'country'
  | 'publisher_platform'
  | 'platform_position'
  | 'device_platform';

const Actions = z.array(z.object({ action_type: text, value: text })).optional();

/** All scalars are decimal strings; money is in major units; a ratio that cannot be computed is absent. */
export const InsightRow = z.object({
  account_id: text,
  account_currency: maybe,
  campaign_id: maybe,
  campaign_name: maybe,
  adset_id: maybe,
  adset_name: maybe,
  ad_id: maybe,
  ad_name: maybe,
  date_start: text,
  date_stop: text,
  spend: maybe,
  impressions: maybe,
  reach: maybe,
  frequency: maybe,
  clicks: maybe,
  inline_link_clicks: maybe,
  ctr: maybe,
  cpc: maybe,
  cpm: maybe,
  actions: Actions,
  action_values: Actions,
  age: maybe,
  gender: maybe,
  country: maybe,
  publisher_platform: maybe,
  platform_position: maybe,
  device_platform: maybe,
});
export type InsightRow = z.infer<typeof InsightRow>;
export type InsightField = Exclude<
  keyof InsightRow,
  'account_id' | 'date_start' | 'date_stop' | InsightBreakdown
>;

export interface InsightsQuestion {
  readonly level: InsightLevel;
  readonly fields: readonly InsightField[];
  readonly since: Day;
  readonly until: Day;
  /** A row for each day, one for each calendar month, or one for the whole range. */
  readonly by: 'day' | 'month' | 'range';
  /** Several ranges in one answer; `since` and `until` are then their first and last day. */
  readonly ranges?: readonly { readonly since: Day; readonly until: Day }[];
  readonly breakdowns?: readonly InsightBreakdown[];
}

const increments = { day: { time_increment: '1' }, month: { time_increment: 'monthly' }, range: {} };

// Attribution windows are never named: Meta documents their default in two ways, and mirrors Ads Manager without them.
function questionQuery(ask: InsightsQuestion): Record<string, string> {
  return {
    fields: ['account_id', ...ask.fields].join(','),
    level: ask.level,
    ...(ask.ranges
      ? { time_ranges: JSON.stringify(ask.ranges.map(({ since, until }) => ({ since, until }))) }
      : { time_range: JSON.stringify({ since: ask.since, until: ask.until }) }),
    ...increments[ask.by],
    ...(ask.breakdowns === undefined ? {} : { breakdowns: ask.breakdowns.join(',') }),
  };
}

/** Meta ignores a range it dislikes and answers for another: such an answer is none. */
export function isWithin(ask: { since: string; until: string }, rows: readonly InsightRow[]): boolean {
  return rows.every((row) => row.date_start >= ask.since && row.date_stop <= ask.until);
}

export interface AccountInsightsAsk extends InsightsQuestion, ListAsk {
  readonly accountId: string;
}

export const accountInsights = ofClient({
  name: 'account/insights',
  path: (ask: AccountInsightsAsk) => `act_${idOf(ask.accountId)}/insights`,
  query: (ask) => ({ ...questionQuery(ask), ...listQuery(ask, 200) }),
  reply: listOf(InsightRow),
  owner: { by: 'account', id: (ask) => ask.accountId },
  isInsights: true,
  names: accountsNamed,
});

/** Of a campaign, an ad set or an ad. */
export const objectInsights = ofClient({
  name: 'object/insights',
  path: (ask: InsightsQuestion & ListAsk & { objectId: string }) => `${idOf(ask.objectId)}/insights`,
  query: (ask) => ({ ...questionQuery(ask), ...listQuery(ask, 200) }),
  reply: listOf(InsightRow),
  owner: { by: 'object', id: (ask) => ask.objectId },
  isInsights: true,
  names: accountsNamed,
});

/** Starts a run at Meta; nothing of the account changes. */
export const startReport = ofClient({
  name: 'account/insights run',
  method: 'POST',
  path: (ask: InsightsQuestion & { accountId: string }) => `act_${idOf(ask.accountId)}/insights`,
  query: questionQuery,
  reply: z.object({ report_run_id: text }),
  owner: { by: 'account', id: (ask) => ask.accountId },
  isInsights: true,
  names: () => [],
  teaches: (reply) => [reply.report_run_id],
});

export const reportRun = ofClient({
  name: 'report run',
  path: (ask: { runId: string }) => idOf(ask.runId),
  query: () => ({
    fields:
      'id,account_id,async_status,async_percent_completion,is_running,error_code,error_subcode,error_message,error_user_msg',
  }),
  reply: z.object({
    id: text,
    account_id: text,
    async_status: text,
    async_percent_completion: z.number(),
    error_code: z.number().optional(),
    error_subcode: z.number().optional(),
    error_message: maybe,
    error_user_msg: maybe,
  }),
  owner: { by: 'object', id: (ask) => ask.runId },
  isInsights: true,
  names: (reply) => [reply.account_id],
});

export const reportRows = ofClient({
  name: 'report run/insights',
  path: (ask: ListAsk & { runId: string }) => `${idOf(ask.runId)}/insights`,
  query: (ask) => listQuery(ask, 500),
  reply: listOf(InsightRow),
  owner: { by: 'object', id: (ask) => ask.runId },
  isInsights: true,
  names: accountsNamed,
});

const Spend = z.object({
  account_id: text,
  account_currency: maybe,
  spend: text,
  impressions: maybe,
  date_start: text,
});

/** Spend and impressions of each day: the smallest useful question. */
export const accountDays = ofClient({
  name: 'account/insights days',
  path: (ask: { accountId: string; since: Day; until: Day }) => `act_${idOf(ask.accountId)}/insights`,
  query: (ask) => ({
    fields: 'account_id,account_currency,spend,impressions',
    level: 'account',
    time_increment: '1',
    time_range: JSON.stringify({ since: ask.since, until: ask.until }),
    limit: '100',
  }),
  reply: listOf(Spend),
  owner: { by: 'account', id: (ask) => ask.accountId },
  isInsights: true,
  names: accountsNamed,
});
