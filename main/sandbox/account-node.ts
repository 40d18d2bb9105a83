import { activities } from './activities.ts';
import { adList, adSetList, campaignList } from './ads-lists.ts';
import { adSetType, adType, campaignType } from './ads-nodes.ts';
import { minimumBudget } from './budgets.ts';
import { noAdsScope } from './errors.ts';
import { reported } from './history.ts';
import { adsInsights, startReport } from './insights.ts';
import { asField, type EdgeHandler, type NodeType } from './node.ts';
import type { Reader } from './fields.ts';
import type { Row } from './request.ts';
import { type Ctx, needScope } from './state.ts';
import { type AdAccount, adSetsOf } from './world.ts';
import { dayIn, graphTimeIn, hourMs, offsetMs, startOfDay } from './zones.ts';

const campaigns: EdgeHandler<AdAccount> = (a, ctx, params, place) =>
  campaignList(a.campaigns, ctx, params, place, campaignType);
const adSets: EdgeHandler<AdAccount> = (a, ctx, params, place) =>
  adSetList(adSetsOf(a), ctx, params, place, adSetType);
const ads: EdgeHandler<AdAccount> = (a, ctx, params, place) =>
  adList(adSetsOf(a), ctx, params, place, adType);

function minimums(account: AdAccount, ctx: Ctx): Row {
  needScope(ctx, noAdsScope, 'ads_read', 'ads_management');
  const one = minimumBudget(account.currency);
  const row = {
    currency: account.currency,
    min_daily_budget_imp: one,
    min_daily_budget_high_freq: one * 5,
    min_daily_budget_low_freq: one * 40,
    min_daily_budget_video_views: one * 5,
  };
  return { data: [row] };
}

/** What was spent since the account exists: the months that the sandbox can tell. */
function amountSpent(account: AdAccount, ctx: Ctx): string {
  const today = dayIn(account.timezone, ctx.now);
  return String(reported(account, today - 400, today, ctx.now).spend);
}

const ofAds = (read: (account: AdAccount, ctx: Ctx) => unknown): Reader<AdAccount, Ctx> => {
  return (account, ctx) => {
    needScope(ctx, noAdsScope, 'ads_read', 'ads_management');
    return read(account, ctx);
  };
};

const idOf = (account: AdAccount) => `act_${account.id}`;

export const accountType: NodeType<AdAccount> = {
  name: 'AdAccount',
  defaults: ['account_id', 'id'],
  readers: {
    id: idOf,
    account_id: (a) => a.id,
    name: ofAds((a) => a.name),
    currency: ofAds((a) => a.currency),
    timezone_name: ofAds((a) => a.timezone),
    timezone_id: ofAds((a) => a.timezone.length),
    timezone_offset_hours_utc: ofAds((a, ctx) => offsetMs(a.timezone, ctx.now) / hourMs),
    account_status: ofAds((a) => a.status),
    disable_reason: ofAds(() => 0),
    amount_spent: ofAds(amountSpent),
    balance: ofAds((a, ctx) => {
      const today = dayIn(a.timezone, ctx.now);
      return String(reported(a, today - 3, today, ctx.now).spend);
    }),
    spend_cap: ofAds(() => '0'),
    min_daily_budget: ofAds((a) => minimumBudget(a.currency)),
    min_campaign_group_spend_cap: ofAds((a) => String(minimumBudget(a.currency) * 100)),
    is_prepay_account: ofAds(() => false),
    funding_source: ofAds((a) => `4${a.id.slice(2)}`),
    age: ofAds((a, ctx) => dayIn(a.timezone, ctx.now) - a.createdDay),
    created_time: ofAds((a) => graphTimeIn(a.timezone, startOfDay(a.timezone, a.createdDay) + 36_000_000)),
    business: ofAds((a) => ({ id: a.client.businessId, name: a.client.name })),
    business_name: ofAds((a) => a.client.name),
    business_country_code: ofAds((a) => a.client.countries[0]),
    owner: ofAds((a) => a.client.businessId),
    user_tasks: ofAds((_, ctx) => ctx.token.tasks),
    user_access_expire_time: ofAds(() => undefined),
    campaigns: asField(campaigns, idOf),
    adsets: asField(adSets, idOf),
    ads: asField(ads, idOf),
    insights: asField<AdAccount>(adsInsights, idOf),
  },
  edges: { campaigns, adsets: adSets, ads, insights: adsInsights, minimum_budgets: minimums, activities },
  posts: { insights: startReport },
};
