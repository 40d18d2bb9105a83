import { z } from '../../../shared/zod.ts';
import { accountsNamed, idOf, idsNamed, type ListAsk, listOf, listQuery, ofClient } from './endpoint.ts';

const text = z.string();
const maybe = text.optional();
/** Meta's reason why an object does not deliver as it should. */
const Issues = z
  .array(
    z.object({ level: maybe, error_code: z.number().optional(), error_summary: maybe, error_message: maybe }),
  )
  .optional();

const Base = z.object({
  id: text,
  account_id: text,
  name: maybe,
  status: maybe,
  effective_status: maybe,
  updated_time: maybe,
  created_time: maybe,
  issues_info: Issues,
});

export const Campaign = Base.extend({
  objective: maybe,
  buying_type: maybe,
  bid_strategy: maybe,
  /** Minor units. "0" and absent mean the same: the other field, or the ad sets, hold the budget. */
  daily_budget: maybe,
  lifetime_budget: maybe,
  budget_remaining: maybe,
  spend_cap: maybe,
  start_time: maybe,
  stop_time: maybe,
  smart_promotion_type: maybe,
  is_adset_budget_sharing_enabled: z.boolean().optional(),
  is_budget_schedule_enabled: z.boolean().optional(),
});
export type Campaign = z.infer<typeof Campaign>;

export const AdSet = Base.extend({
  campaign_id: text,
  daily_budget: maybe,
  lifetime_budget: maybe,
  budget_remaining: maybe,
  start_time: maybe,
  end_time: maybe,
  optimization_goal: maybe,
  billing_event: maybe,
  recurring_budget_semantics: z.boolean().optional(),
  learning_stage_info: z.object({ status: maybe }).optional(),
  is_budget_schedule_enabled: z.boolean().optional(),
});
export type AdSet = z.infer<typeof AdSet>;

const Ad = Base.extend({
  campaign_id: text,
  adset_id: text,
  /** The thumbnail's address is signed and dead after some days. */
  creative: z.object({ id: text, title: maybe, body: maybe, thumbnail_url: maybe }).optional(),
});
export type Ad = z.infer<typeof Ad>;

const campaignFields = Object.keys(Campaign.shape).join(',');
const adSetFields = Object.keys(AdSet.shape)
  .filter((name) => name !== 'is_budget_schedule_enabled')
  .join(',');
const adFields = Object.keys(Ad.shape).join(',').replace('creative', 'creative{id,title,body,thumbnail_url}');

export interface OfAccountList extends ListAsk {
  readonly accountId: string;
  /** Without it, Meta leaves out what is archived or deleted. */
  readonly statuses?: readonly string[];
}

function statusQuery({ statuses }: { readonly statuses?: readonly string[] }): Record<string, string> {
  return statuses === undefined ? {} : { effective_status: JSON.stringify(statuses) };
}

const ownAccount = { by: 'account', id: (ask: { readonly accountId: string }) => ask.accountId } as const;

export const accountCampaigns = ofClient({
  name: 'account/campaigns',
  path: (ask: OfAccountList) => `act_${idOf(ask.accountId)}/campaigns`,
  query: (ask) => ({ fields: campaignFields, ...statusQuery(ask), ...listQuery(ask) }),
  reply: listOf(Campaign),
  owner: ownAccount,
  names: accountsNamed,
  teaches: idsNamed,
});

export const accountAdSets = ofClient({
  name: 'account/adsets',
  path: (ask: OfAccountList) => `act_${idOf(ask.accountId)}/adsets`,
  query: (ask) => ({ fields: adSetFields, ...statusQuery(ask), ...listQuery(ask) }),
  reply: listOf(AdSet),
  owner: ownAccount,
  names: accountsNamed,
  teaches: idsNamed,
});

export const accountAds = ofClient({
  name: 'account/ads',
  path: (ask: OfAccountList) => `act_${idOf(ask.accountId)}/ads`,
  query: (ask) => ({ fields: adFields, ...statusQuery(ask), ...listQuery(ask) }),
  reply: listOf(Ad),
  owner: ownAccount,
  names: accountsNamed,
  teaches: idsNamed,
});

interface OfCampaignList extends ListAsk {
  readonly campaignId: string;
  readonly statuses?: readonly string[];
}

export const campaignAdSets = ofClient({
  name: 'campaign/adsets',
  path: (ask: OfCampaignList) => `${idOf(ask.campaignId)}/adsets`,
  query: (ask) => ({ fields: adSetFields, ...statusQuery(ask), ...listQuery(ask) }),
  reply: listOf(AdSet),
  owner: { by: 'object', id: (ask) => ask.campaignId },
  names: accountsNamed,
  teaches: idsNamed,
});

export const campaignAds = ofClient({
  name: 'campaign/ads',
  path: (ask: OfCampaignList) => `${idOf(ask.campaignId)}/ads`,
  query: (ask) => ({ fields: adFields, ...statusQuery(ask), ...listQuery(ask) }),
  reply: listOf(Ad),
  owner: { by: 'object', id: (ask) => ask.campaignId },
  names: accountsNamed,
  teaches: idsNamed,
});

export const campaign = ofClient({
  name: 'campaign',
  path: (ask: { campaignId: string }) => idOf(ask.campaignId),
  query: () => ({ fields: campaignFields }),
  reply: Campaign,
  owner: { by: 'object', id: (ask) => ask.campaignId },
  names: (reply) => [reply.account_id],
});

export const adSet = ofClient({
  name: 'adset',
  path: (ask: { adSetId: string }) => idOf(ask.adSetId),
  query: () => ({ fields: adSetFields }),
  reply: AdSet,
  owner: { by: 'object', id: (ask) => ask.adSetId },
  names: (reply) => [reply.account_id],
});
