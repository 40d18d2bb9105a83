import { roundBudget } from './currencies.ts';
import { planOf } from './demo.ts';
import { between, digits, hash32, unit } from './hash.ts';
import { messagesOf } from './messages.ts';
import type { CampaignPlan, ClientPlan } from './plan.ts';
import { adsManager } from './world.ts';
import type { Ad, AdAccount, AdSet, Budget, Campaign, Client, Page, World } from './world.ts';
import { dayIn, dayMs, type DayNumber, hourMs, startOfDay } from './zones.ts';

/** History that nobody can reach: further back than the 37 months that Meta keeps. */
const longAgo = 1400;

interface Maker {
  readonly seed: number;
  readonly madeAt: number;
}

export function buildWorld(seed: number, madeAt: number, clientCount: number): World {
  const maker = { seed, madeAt };
  const clients = Array.from({ length: clientCount }, (_, index) => buildClient(maker, index));
  const accounts = new Map<string, AdAccount>();
  const objects = new Map<string, Campaign | AdSet | Ad>();
  const creatives = new Map<string, Ad>();
  const pages = new Map<string, Page>();
  const businesses = new Map<string, Client>();
  for (const client of clients) {
    businesses.set(client.businessId, client);
    for (const page of client.pages) pages.set(page.id, page);
    for (const account of client.accounts) {
      accounts.set(account.id, account);
      for (const campaign of account.campaigns) indexCampaign(objects, campaign);
    }
  }
  for (const object of objects.values()) if (object.kind === 'ad') creatives.set(object.creativeId, object);
  const agency = { id: `90${digits('agency', seed, 13)}`, name: 'Northlight Agency' };
  return { seed, madeAt, agency, clients, accounts, objects, creatives, pages, businesses };
}

function indexCampaign(objects: Map<string, Campaign | AdSet | Ad>, campaign: Campaign): void {
  objects.set(campaign.id, campaign);
  for (const adSet of campaign.adSets) {
    objects.set(adSet.id, adSet);
    for (const ad of adSet.ads) objects.set(ad.id, ad);
  }
}

/** Ids are unique by construction: kind, client and ordinals have digits of their own. */
function idOf(maker: Maker, prefix: string, client: number, rest: string, length: number): string {
  const tail = `${String(client).padStart(4, '0')}${rest}`;
  return prefix + digits(prefix + tail, maker.seed, length - prefix.length - tail.length) + tail;
}

function buildClient(maker: Maker, index: number): Client {
  const plan = planOf(index, maker.seed);
  const client: Client = {
    index,
    slug: plan.slug,
    name: plan.name,
    trade: plan.trade,
    businessId: idOf(maker, '9', index, '', 15),
    accounts: [],
    pages: [],
    countries: plan.countries,
    ownToken: plan.ownToken ?? 'none',
  };
  client.accounts.push(buildAccount(maker, plan, client, plan.name, 0, false));
  if (plan.revokedAccount)
    client.accounts.push(buildAccount(maker, plan, client, plan.revokedAccount, 1, true));
  client.pages.push(buildPage(maker, plan, client, plan.name, 0, false));
  if (plan.pageWithoutRole) client.pages.push(buildPage(maker, plan, client, plan.pageWithoutRole, 1, true));
  return client;
}

function buildPage(
  maker: Maker,
  plan: ClientPlan,
  client: Client,
  name: string,
  ordinal: number,
  withoutRole: boolean,
): Page {
  const id = idOf(maker, '1', client.index, String(ordinal), 15);
  return {
    kind: 'page',
    id,
    name,
    username: ordinal === 0 ? plan.slug.replaceAll('-', '') : `${plan.slug.replaceAll('-', '')}${ordinal}`,
    category: plan.category,
    client,
    followers: ordinal === 0 ? plan.followers : 1240,
    withoutRole,
    key: hash32(`page/${id}`, maker.seed),
    messages: messagesOf(plan),
  };
}

function buildAccount(
  maker: Maker,
  plan: ClientPlan,
  client: Client,
  name: string,
  ordinal: number,
  revoked: boolean,
): AdAccount {
  const today = dayIn(plan.timezone, maker.madeAt);
  const account: AdAccount = {
    kind: 'account',
    id: idOf(maker, '10', client.index, String(ordinal), 16),
    name,
    client,
    currency: plan.currency,
    timezone: plan.timezone,
    status: 1,
    campaigns: [],
    revoked,
    throttledAtStart: plan.throttled === true,
    createdDay: today - longAgo,
  };
  const plans = ordinal === 0 ? plan.campaigns : plan.campaigns.slice(0, 1);
  for (const [i, campaign] of plans.entries())
    account.campaigns.push(buildCampaign(maker, account, campaign, ordinal * 50 + i, today));
  return account;
}

function buildCampaign(
  maker: Maker,
  account: AdAccount,
  plan: CampaignPlan,
  ordinal: number,
  today: DayNumber,
): Campaign {
  const rest = String(ordinal).padStart(2, '0');
  const id = idOf(maker, '12021', account.client.index, rest, 18);
  const key = hash32(`campaign/${id}`, maker.seed);
  const startDay = today - (plan.startedAgo ?? 420 + Math.floor(unit(key, 0, 1) * 500));
  const createdAt = startOfDay(account.timezone, startDay - 1) + 10 * hourMs + (key % 20_000_000);
  const campaign: Campaign = {
    kind: 'campaign',
    id,
    account,
    name: plan.name,
    objective: plan.objective,
    status: plan.status ?? 'ACTIVE',
    budget: plan.held === 'campaign' ? budgetFrom(account, plan, key, startDay, today, plan.euros) : null,
    spendCap: null,
    startDay,
    stopDay: plan.endsIn === undefined ? null : today + plan.endsIn,
    smartPromotion: plan.legacy ? 'AUTOMATED_SHOPPING_ADS' : 'GUIDED_CREATION',
    adSets: [],
    createdAt,
    updatedAt: createdAt + (key % 40) * dayMs,
  };
  const weights = plan.sets.map((_, i) => between(key, i, 2, 0.6, 1.4));
  const total = weights.reduce((a, b) => a + b, 0);
  for (const [i, name] of plan.sets.entries())
    campaign.adSets.push(buildAdSet(maker, campaign, plan, name, i, (weights[i] ?? 0) / total, today));
  return campaign;
}

function buildAdSet(
  maker: Maker,
  campaign: Campaign,
  plan: CampaignPlan,
  name: string,
  ordinal: number,
  share: number,
  today: DayNumber,
): AdSet {
  const { account } = campaign;
  const rest = campaign.id.slice(-2) + String(ordinal).padStart(2, '0');
  const id = idOf(maker, '12022', account.client.index, rest, 18);
  const key = hash32(`adset/${id}`, maker.seed);
  const euros = plan.euros * between(key, 0, 3, 0.7, 1.3);
  const adSet: AdSet = {
    kind: 'adset',
    id,
    campaign,
    name,
    status: campaign.status,
    budget: plan.held === 'adsets' ? budgetFrom(account, plan, key, campaign.startDay, today, euros) : null,
    share,
    ads: [],
    key,
    updatedAt: campaign.updatedAt,
  };
  const formats = ['Image', 'Video', 'Carousel', 'Story'] as const;
  const many = account.client.index < 12 ? 2 + (key % 3) : 4;
  for (const [i, format] of formats.slice(0, many).entries())
    adSet.ads.push(buildAd(maker, adSet, format, i));
  return adSet;
}

function buildAd(maker: Maker, adSet: AdSet, format: string, ordinal: number): Ad {
  const { account } = adSet.campaign;
  const rest = adSet.id.slice(-4) + String(ordinal).padStart(2, '0');
  const id = idOf(maker, '12023', account.client.index, rest, 18);
  const key = hash32(`ad/${id}`, maker.seed);
  return {
    kind: 'ad',
    id,
    adSet,
    name: `${format} ${ordinal + 1} – ${adSet.name}`,
    status: adSet.status,
    share: between(key, 0, 4, 0.4, 1.6),
    creativeId: idOf(maker, '12024', account.client.index, rest, 18),
    key,
  };
}

/** A budget with the changes that people made to it before today; the newest one is the plan's. */
function budgetFrom(
  account: AdAccount,
  plan: CampaignPlan,
  key: number,
  startDay: DayNumber,
  today: DayNumber,
  euros: number,
): Budget {
  const kind = plan.kind ?? 'daily';
  const wanted = roundBudget(account.currency, euros);
  const first = startOfDay(account.timezone, startDay);
  const ended = plan.endsIn !== undefined && plan.endsIn < 0;
  if (kind === 'lifetime' || ended)
    return { kind, changes: [{ at: first, day: startDay, minor: wanted, by: adsManager }] };
  const edits = key % 4;
  const minors = Array.from({ length: edits }, (_, i) =>
    roundBudget(account.currency, euros * between(key, i, 5, 0.65, 1.15)),
  );
  const changes = [{ at: first, day: startDay, minor: minors[0] ?? wanted, by: adsManager }];
  const room = Math.min(today - startDay, 330) - 4;
  for (let i = 1; i <= edits && room > edits; i += 1) {
    const day = today - 3 - Math.floor((room * (edits - i)) / edits) - (key % 2);
    const at = startOfDay(account.timezone, day) + Math.round(between(key, i, 6, 9, 17.5) * hourMs);
    const minor = minors[i] ?? wanted;
    if (minor !== changes.at(-1)?.minor) changes.push({ at, day, minor, by: adsManager });
  }
  if (changes.length > 1) return { kind, changes };
  return { kind, changes: [{ at: first, day: startDay, minor: wanted, by: adsManager }] };
}
