import { minorOf } from './currencies.ts';
import { between, split, unit } from './hash.ts';
import type { Ad, AdAccount, AdSet, Campaign, Objective } from './world.ts';
import { adSetsOf, budgetOn } from './world.ts';
import { dayIn, dayMs, type DayNumber, elapsed, weekday } from './zones.ts';

/** What one object did in some days. Money is in minor units of the account; every field adds up across objects and days. */
export interface Figures {
  spend: number;
  impressions: number;
  clicks: number;
  linkClicks: number;
  landings: number;
  engagements: number;
  plays: number;
  purchases: number;
  purchaseValue: number;
  leads: number;
  messages: number;
}

export function noFigures(): Figures {
  return {
    spend: 0,
    impressions: 0,
    clicks: 0,
    linkClicks: 0,
    landings: 0,
    engagements: 0,
    plays: 0,
    purchases: 0,
    purchaseValue: 0,
    leads: 0,
    messages: 0,
  };
}

export const figureNames = Object.keys(noFigures()) as readonly (keyof Figures)[];

export function add(into: Figures, from: Figures): void {
  into.spend += from.spend;
  into.impressions += from.impressions;
  into.clicks += from.clicks;
  into.linkClicks += from.linkClicks;
  into.landings += from.landings;
  into.engagements += from.engagements;
  into.plays += from.plays;
  into.purchases += from.purchases;
  into.purchaseValue += from.purchaseValue;
  into.leads += from.leads;
  into.messages += from.messages;
}

/** Share of the year's demand by month: hotels live in summer, clinics in winter. */
const season = {
  hotel: [0.82, 0.9, 0.88, 0.94, 1.0, 1.08, 1.12, 1.1, 0.98, 0.92, 0.86, 1.02],
  clinic: [1.1, 1.06, 1.02, 0.98, 0.97, 0.92, 0.86, 0.88, 1.0, 1.05, 1.06, 0.9],
} as const;
/** Sunday first. */
const week = {
  hotel: [1.12, 0.92, 0.9, 0.92, 0.98, 1.08, 1.1],
  clinic: [0.86, 1.12, 1.1, 1.06, 1.02, 0.96, 0.86],
} as const;

/** Cost of 1,000 impressions in euros, link click rate, and how many clicks become the wanted result. */
const economics: Record<Objective, { cpm: number; ctr: number; result: number }> = {
  OUTCOME_SALES: { cpm: 8.4, ctr: 0.014, result: 0.021 },
  OUTCOME_LEADS: { cpm: 10.2, ctr: 0.011, result: 0.07 },
  OUTCOME_TRAFFIC: { cpm: 4.6, ctr: 0.019, result: 0.004 },
  OUTCOME_AWARENESS: { cpm: 2.6, ctr: 0.003, result: 0.002 },
  OUTCOME_ENGAGEMENT: { cpm: 3.8, ctr: 0.008, result: 0.09 },
};

/** A whole number near a small expectation, so that rare results stay rare instead of rounding away. */
function whole(expected: number, luck: number): number {
  return Math.floor(expected + luck);
}

function runs(adSet: AdSet, day: DayNumber): boolean {
  const { campaign } = adSet;
  return day >= campaign.startDay && (campaign.stopDay === null || day <= campaign.stopDay);
}

function wantedSpend(adSet: AdSet, day: DayNumber): number {
  const { campaign } = adSet;
  const budget = adSet.budget ?? campaign.budget;
  if (!budget) return 0;
  const share = adSet.budget ? 1 : adSet.share;
  if (budget.kind === 'daily') return budgetOn(budget, day) * share;
  const days = (campaign.stopDay ?? campaign.startDay + 30) - campaign.startDay + 1;
  // 0.9: noise and weekdays must not carry a lifetime budget over its end.
  return ((budgetOn(budget, day) * share) / days) * 0.9;
}

/** The settled truth of one ad set on one day of its account: what Meta will say once it stops revising. */
export function settledDay(adSet: AdSet, day: DayNumber): Figures {
  const figures = noFigures();
  if (!runs(adSet, day)) return figures;
  const { key, campaign } = adSet;
  const { account } = campaign;
  if (unit(key, day, 10) < 0.012) return figures;
  const { trade } = account.client;
  const month = new Date(day * dayMs).getUTCMonth();
  const demand = (season[trade][month] ?? 1) * (week[trade][weekday(day)] ?? 1);
  const pace = Math.min(1.18, between(key, day, 11, 0.86, 1.02) * (0.55 + 0.45 * demand));
  figures.spend = Math.round(wantedSpend(adSet, day) * pace);
  if (figures.spend === 0) return figures;
  const made = economics[campaign.objective];
  const dear = month === 10 || month === 11 ? 1.18 : 1;
  const cpm = minorOf(account.currency, made.cpm * 100) / 100;
  const price = cpm * between(key, 0, 12, 0.75, 1.3) * between(key, day, 13, 0.88, 1.12) * dear;
  figures.impressions = Math.max(1, Math.round((figures.spend / price) * 1000));
  const rate = made.ctr * between(key, 0, 14, 0.7, 1.35) * between(key, day, 15, 0.85, 1.15);
  figures.linkClicks = whole(figures.impressions * rate, unit(key, day, 16));
  figures.clicks = figures.linkClicks + whole(figures.linkClicks * 0.7, unit(key, day, 17));
  figures.landings = whole(figures.linkClicks * 0.78, unit(key, day, 18));
  figures.plays = whole(figures.impressions * 0.21 * between(key, day, 19, 0.8, 1.2), 0.5);
  figures.engagements =
    figures.clicks + whole(figures.impressions * 0.012, unit(key, day, 20)) + figures.plays;
  results(adSet, figures, made.result * between(key, 0, 21, 0.6, 1.4) * demand, day);
  return figures;
}

function results(adSet: AdSet, figures: Figures, rate: number, day: DayNumber): void {
  const { key, campaign } = adSet;
  const luck = unit(key, day, 22);
  const wanted = whole(figures.linkClicks * rate, luck);
  if (campaign.objective === 'OUTCOME_ENGAGEMENT') {
    figures.messages = wanted;
    return;
  }
  // A clinic sells nothing on its website: whoever comes by another campaign becomes a lead too.
  if (campaign.objective === 'OUTCOME_LEADS' || campaign.account.client.trade === 'clinic') {
    figures.leads = wanted;
    return;
  }
  figures.purchases = wanted;
  const euros = between(key, 0, 23, 140, 320) * between(key, day, 24, 0.7, 1.5);
  figures.purchaseValue = wanted * minorOf(campaign.account.currency, euros);
}

/** How much of a day Meta has counted so far: delivery settles in two days, results in 28. */
function counted(zone: string, day: DayNumber, now: number): { delivery: number; results: number } {
  const today = dayIn(zone, now);
  if (day > today) return { delivery: 0, results: 0 };
  const part = day === today ? elapsed(zone, day, now) : 1;
  const age = today - day;
  const delivery = age >= 2 ? 1 : 0.985 + 0.0075 * age;
  const late = age >= 28 ? 1 : 1 - 0.28 * Math.exp(-age / 6) * (1 - age / 28);
  return { delivery: part * delivery, results: part * late };
}

/** What Meta would report now about one ad set on one day. */
function reportedDay(adSet: AdSet, day: DayNumber, now: number): Figures {
  const figures = settledDay(adSet, day);
  if (figures.impressions === 0) return figures;
  const so = counted(adSet.campaign.account.timezone, day, now);
  if (so.delivery === 1 && so.results === 1) return figures;
  const value = figures.purchases === 0 ? 0 : figures.purchaseValue / figures.purchases;
  for (const name of figureNames) {
    const isResult = name === 'purchases' || name === 'leads' || name === 'messages';
    // The luck keeps a single booking from being rounded away for 28 days; it is fixed, so counts only grow.
    const luck = isResult ? unit(adSet.key, day, 25) : 0;
    figures[name] = Math.floor(figures[name] * (isResult ? so.results : so.delivery) + luck);
  }
  figures.purchaseValue = Math.round(figures.purchases * value);
  return figures;
}

/** One ad's part of its ad set's day, cut so that the ads of an ad set add up to it. */
function reportedAdDay(ad: Ad, day: DayNumber, now: number): Figures {
  const whole = reportedDay(ad.adSet, day, now);
  if (whole.impressions === 0) return whole;
  const index = ad.adSet.ads.indexOf(ad);
  const weights = ad.adSet.ads.map((one) => one.share * between(one.key, day, 30, 0.8, 1.2));
  const part = noFigures();
  for (const name of figureNames) part[name] = split(whole[name], weights)[index] ?? 0;
  return part;
}

/** What Meta would report now about an object over whole days of its account, both ends included. */
export function reported(
  object: AdAccount | Campaign | AdSet | Ad,
  from: DayNumber,
  to: DayNumber,
  now: number,
): Figures {
  const sum = noFigures();
  if (object.kind === 'ad') {
    for (let day = from; day <= to; day += 1) add(sum, reportedAdDay(object, day, now));
    return sum;
  }
  for (const adSet of adSetsOf(object)) {
    const first = Math.max(from, adSet.campaign.startDay);
    const last = Math.min(to, adSet.campaign.stopDay ?? to);
    for (let day = first; day <= last; day += 1) add(sum, reportedDay(adSet, day, now));
  }
  return sum;
}

/**
 * People reached. Estimated and deliberately not additive: a level's people overlap with its neighbour's, so the
 * parent never has more than its parts together, nor a week more than its days.
 */
export function reach(
  object: AdAccount | Campaign | AdSet | Ad,
  impressions: (of: AdSet | Ad) => number,
): number {
  if (object.kind === 'account' || object.kind === 'campaign') {
    const parts = (object.kind === 'account' ? object.campaigns : object.adSets).map((p) =>
      reach(p, impressions),
    );
    const sum = parts.reduce((a, b) => a + b, 0);
    return Math.max(0, ...parts, Math.round(sum * 0.82));
  }
  const adSet = object.kind === 'ad' ? object.adSet : object;
  const pool = between(adSet.key, 0, 40, 30_000, 240_000) * (object.kind === 'ad' ? 0.6 : 1);
  const seen = impressions(object);
  return seen === 0 ? 0 : Math.max(1, Math.min(seen, Math.ceil(pool * (1 - Math.exp((-seen * 0.8) / pool)))));
}
