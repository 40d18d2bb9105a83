import { writeObject } from './budgets.ts';
import { budgetSeen, remaining } from './budget-view.ts';
import { effectiveAd, effectiveAdSet, effectiveCampaign } from './statuses.ts';
import { adList, adSetList } from './ads-lists.ts';
import { adsInsights, startReport } from './insights.ts';
import { asField, type NodeType, readNested } from './node.ts';
import { pictureUrl } from './pictures.ts';
import type { Ctx } from './state.ts';
import type { Ad, AdSet, Campaign } from './world.ts';
import { graphTimeIn, startOfDay } from './zones.ts';

const when = (of: { timezone: string }, at: number) => graphTimeIn(of.timezone, at);

function budgetText(ctx: Ctx, of: Campaign | AdSet, kind: 'daily' | 'lifetime'): string | undefined {
  if (!of.budget) return undefined;
  if (of.budget.kind === kind) return String(budgetSeen(ctx, of.budget));
  // Meta prints the unused budget of an ad set as "0" and leaves out that of a campaign.
  return of.kind === 'adset' ? '0' : undefined;
}

export const campaignType: NodeType<Campaign> = {
  name: 'Campaign',
  defaults: ['id'],
  readers: {
    id: (c) => c.id,
    account_id: (c) => c.account.id,
    name: (c) => c.name,
    status: (c) => c.status,
    configured_status: (c) => c.status,
    effective_status: (c) => effectiveCampaign(c),
    objective: (c) => c.objective,
    buying_type: () => 'AUCTION',
    bid_strategy: (c) => (c.budget ? 'LOWEST_COST_WITHOUT_CAP' : undefined),
    daily_budget: (c, ctx) => budgetText(ctx, c, 'daily'),
    lifetime_budget: (c, ctx) => budgetText(ctx, c, 'lifetime'),
    budget_remaining: (c, ctx) => remaining(ctx, c) ?? '0',
    spend_cap: (c) => (c.spendCap === null ? undefined : String(c.spendCap)),
    start_time: (c) => when(c.account, startOfDay(c.account.timezone, c.startDay)),
    stop_time: (c) =>
      c.stopDay === null
        ? undefined
        : when(c.account, startOfDay(c.account.timezone, c.stopDay + 1) - 60_000),
    created_time: (c) => when(c.account, c.createdAt),
    updated_time: (c) => when(c.account, c.updatedAt),
    is_adset_budget_sharing_enabled: () => false,
    is_budget_schedule_enabled: () => false,
    last_budget_toggling_time: () => undefined,
    smart_promotion_type: (c) => c.smartPromotion,
    advantage_state_info: () => undefined,
    pacing_type: () => ['standard'],
    special_ad_categories: () => [],
    issues_info: () => undefined,
    recommendations: () => undefined,
    can_use_spend_cap: () => true,
    source_campaign_id: () => '0',
    adsets: asField<Campaign>(
      (c, ctx, p, place) => adSetList(c.adSets, ctx, p, place, adSetType),
      (c) => c.id,
    ),
    ads: asField<Campaign>(
      (c, ctx, p, place) => adList(c.adSets, ctx, p, place, adType),
      (c) => c.id,
    ),
    insights: asField<Campaign>(adsInsights, (c) => c.id),
  },
  edges: {
    adsets: (c, ctx, p, place) => adSetList(c.adSets, ctx, p, place, adSetType),
    ads: (c, ctx, p, place) => adList(c.adSets, ctx, p, place, adType),
    insights: adsInsights,
  },
  posts: { insights: startReport },
  update: writeObject,
};

export const adSetType: NodeType<AdSet> = {
  name: 'AdSet',
  defaults: ['id'],
  readers: {
    id: (s) => s.id,
    account_id: (s) => s.campaign.account.id,
    campaign_id: (s) => s.campaign.id,
    campaign: (s, ctx, field) => readNested(campaignType, s.campaign, ctx, field),
    name: (s) => s.name,
    status: (s) => s.status,
    configured_status: (s) => s.status,
    effective_status: (s) => effectiveAdSet(s),
    daily_budget: (s, ctx) => budgetText(ctx, s, 'daily'),
    lifetime_budget: (s, ctx) => budgetText(ctx, s, 'lifetime'),
    budget_remaining: (s, ctx) => remaining(ctx, s) ?? '0',
    start_time: (s) => when(s.campaign.account, startOfDay(s.campaign.account.timezone, s.campaign.startDay)),
    end_time: (s) => campaignType.readers['stop_time']?.(s.campaign, undefined as never, undefined as never),
    created_time: (s) => when(s.campaign.account, s.campaign.createdAt),
    updated_time: (s) => when(s.campaign.account, s.updatedAt),
    optimization_goal: (s) => goals[s.campaign.objective],
    billing_event: () => 'IMPRESSIONS',
    bid_strategy: (s) => (s.budget ? 'LOWEST_COST_WITHOUT_CAP' : undefined),
    bid_amount: () => undefined,
    attribution_spec: () => [
      { event_type: 'CLICK_THROUGH', window_days: 7 },
      { event_type: 'VIEW_THROUGH', window_days: 1 },
    ],
    learning_stage_info: (s) => ({
      status: s.key % 9 === 0 ? 'LEARNING' : 'SUCCESS',
      conversions: s.key % 80,
    }),
    recurring_budget_semantics: (s) => s.budget?.kind === 'daily',
    daily_min_spend_target: () => undefined,
    daily_spend_cap: () => undefined,
    lifetime_min_spend_target: () => undefined,
    lifetime_spend_cap: () => undefined,
    targeting: (s) => ({ geo_locations: { countries: s.campaign.account.client.countries } }),
    issues_info: () => undefined,
    ads: asField<AdSet>(
      (s, ctx, p, place) => adList([s], ctx, p, place, adType),
      (s) => s.id,
    ),
    insights: asField<AdSet>(adsInsights, (s) => s.id),
  },
  edges: {
    ads: (s, ctx, p, place) => adList([s], ctx, p, place, adType),
    insights: adsInsights,
  },
  posts: { insights: startReport },
  update: writeObject,
};

const goals: Readonly<Record<Campaign['objective'], string>> = {
  OUTCOME_SALES: 'OFFSITE_CONVERSIONS',
  OUTCOME_LEADS: 'LEAD_GENERATION',
  OUTCOME_TRAFFIC: 'LANDING_PAGE_VIEWS',
  OUTCOME_AWARENESS: 'REACH',
  OUTCOME_ENGAGEMENT: 'CONVERSATIONS',
};

export const creativeType: NodeType<Ad> = {
  name: 'AdCreative',
  defaults: ['id'],
  readers: {
    id: (ad) => ad.creativeId,
    account_id: (ad) => ad.adSet.campaign.account.id,
    name: (ad) => `${ad.name} (creative)`,
    title: (ad) => ad.adSet.campaign.account.client.name,
    body: (ad) => {
      const messages = ad.adSet.campaign.account.client.pages[0]?.messages ?? [];
      return messages[ad.key % Math.max(1, messages.length)];
    },
    object_type: (ad) => (ad.name.startsWith('Video') ? 'VIDEO' : 'SHARE'),
    status: () => 'ACTIVE',
    call_to_action_type: (ad) =>
      ad.adSet.campaign.account.client.trade === 'hotel' ? 'BOOK_TRAVEL' : 'CONTACT_US',
    effective_object_story_id: () => undefined,
    thumbnail_url: (ad, ctx) =>
      pictureUrl(ctx, ad.creativeId, Number(ctx.ask.params['thumbnail_width'] ?? 64)),
    image_url: (ad, ctx) => pictureUrl(ctx, ad.creativeId, 480),
  },
};

export const adType: NodeType<Ad> = {
  name: 'Ad',
  defaults: ['id'],
  readers: {
    id: (ad) => ad.id,
    account_id: (ad) => ad.adSet.campaign.account.id,
    campaign_id: (ad) => ad.adSet.campaign.id,
    adset_id: (ad) => ad.adSet.id,
    campaign: (ad, ctx, field) => readNested(campaignType, ad.adSet.campaign, ctx, field),
    adset: (ad, ctx, field) => readNested(adSetType, ad.adSet, ctx, field),
    name: (ad) => ad.name,
    status: (ad) => ad.status,
    configured_status: (ad) => ad.status,
    effective_status: (ad) => effectiveAd(ad),
    created_time: (ad) => when(ad.adSet.campaign.account, ad.adSet.campaign.createdAt),
    updated_time: (ad) => when(ad.adSet.campaign.account, ad.adSet.campaign.updatedAt),
    creative: (ad, ctx, field) => readNested(creativeType, ad, ctx, field),
    preview_shareable_link: () => undefined,
    issues_info: () => undefined,
    insights: asField<Ad>(adsInsights, (ad) => ad.id),
  },
  edges: { insights: adsInsights },
  posts: { insights: startReport },
};
