import { z } from '../../../shared/zod.ts';
import { idOf, type ListAsk, listOf, listQuery, ofClient } from './endpoint.ts';

interface OfAccount {
  readonly accountId: string;
}
const ownAccount = { by: 'account', id: (ask: OfAccount) => ask.accountId } as const;
const text = z.string();
const maybe = text.optional();
const either = z.union([z.string(), z.number()]).optional();

export const accountCard = ofClient({
  name: 'account',
  path: (ask: OfAccount) => `act_${idOf(ask.accountId)}`,
  query: () => ({
    fields:
      'account_id,name,currency,timezone_name,timezone_offset_hours_utc,account_status,disable_reason,amount_spent,balance,spend_cap,min_daily_budget,user_tasks',
  }),
  reply: z.object({
    account_id: text,
    name: text,
    currency: text,
    timezone_name: text,
    timezone_offset_hours_utc: z.number().optional(),
    account_status: z.number().optional(),
    disable_reason: z.number().optional(),
    /** Minor units, all four. */
    amount_spent: either,
    balance: either,
    spend_cap: either,
    min_daily_budget: either,
    user_tasks: z.array(text).optional(),
  }),
  owner: ownAccount,
  names: (reply) => [reply.account_id],
});

/** Its rows name no account: what they hold is a currency's floor, no client's data. */
export const minimumBudgets = ofClient({
  name: 'account/minimum_budgets',
  path: (ask: OfAccount) => `act_${idOf(ask.accountId)}/minimum_budgets`,
  query: () => ({}),
  reply: z.object({
    data: z.array(
      z.object({
        currency: text,
        min_daily_budget_imp: z.number().optional(),
        min_daily_budget_high_freq: z.number().optional(),
        min_daily_budget_low_freq: z.number().optional(),
        min_daily_budget_video_views: z.number().optional(),
      }),
    ),
  }),
  owner: ownAccount,
  names: () => [],
});

interface ActivitiesAsk extends OfAccount, ListAsk {
  /** Days of the account's own calendar; at most 30, larger windows fail at Meta. */
  readonly since: string;
  readonly until: string;
  readonly objectId?: string;
}

const Activity = z.object({
  actor_id: maybe,
  actor_name: maybe,
  application_id: maybe,
  application_name: maybe,
  event_time: text,
  event_type: text,
  object_id: maybe,
  object_name: maybe,
  /** Meta's old words: CAMPAIGN_GROUP is a campaign, CAMPAIGN an ad set. */
  object_type: maybe,
  /** JSON in a text, nested or flat. */
  extra_data: maybe,
});
export type Activity = z.infer<typeof Activity>;

const activityFields =
  'actor_id,actor_name,application_id,application_name,event_time,event_type,object_id,object_type,extra_data';

/** Its rows name no account either; whoever reads them matches `object_id` with what the client has. */
export const budgetActivities = ofClient({
  name: 'account/activities',
  path: (ask: ActivitiesAsk) => `act_${idOf(ask.accountId)}/activities`,
  query: (ask) => ({
    category: 'BUDGET',
    fields: activityFields,
    since: ask.since,
    until: ask.until,
    ...(ask.objectId === undefined ? {} : { oid: idOf(ask.objectId) }),
    ...listQuery(ask),
  }),
  reply: listOf(Activity),
  owner: ownAccount,
  names: () => [],
});

/** The whole log, whatever was changed. */
export const accountActivities = ofClient({
  name: 'account/activities all',
  path: (ask: OfAccount & ListAsk & { since: string; until: string }) =>
    `act_${idOf(ask.accountId)}/activities`,
  query: (ask) => ({
    fields: `${activityFields},object_name`,
    since: ask.since,
    until: ask.until,
    ...listQuery(ask),
  }),
  reply: listOf(Activity),
  owner: ownAccount,
  names: () => [],
});
