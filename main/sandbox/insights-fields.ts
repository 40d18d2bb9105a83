import { decimalText, majorText, offsetOf } from './currencies.ts';
import type { Figures } from './history.ts';
import type { Row } from './request.ts';
import { type AdsObject, accountOf, type Campaign } from './world.ts';
import { isoDay } from './zones.ts';

/** One row of a report before its fields are chosen. */
export interface Source {
  readonly entity: AdsObject;
  readonly from: number;
  readonly to: number;
  readonly figures: Figures;
  readonly reach: () => number | null;
  readonly windows: readonly string[];
}

interface Counted {
  readonly type: string;
  readonly count: number;
}

/** One sale appears under several names: whoever adds them up counts it three times (graph-api 8). */
function actionCounts(figures: Figures): Counted[] {
  const { purchases, leads, messages } = figures;
  return [
    { type: 'link_click', count: figures.linkClicks },
    { type: 'landing_page_view', count: figures.landings },
    { type: 'video_view', count: figures.plays },
    { type: 'post_engagement', count: figures.engagements },
    { type: 'page_engagement', count: figures.engagements },
    { type: 'omni_purchase', count: purchases },
    { type: 'purchase', count: purchases },
    { type: 'offsite_conversion.fb_pixel_purchase', count: purchases },
    { type: 'lead', count: leads },
    { type: 'offsite_conversion.fb_pixel_lead', count: leads },
    { type: 'onsite_conversion.messaging_conversation_started_7d', count: messages },
  ].filter((one) => one.count > 0);
}

const valueTypes = ['omni_purchase', 'purchase', 'offsite_conversion.fb_pixel_purchase'];

/** What a window of attribution gets of the whole; Meta ended the two view windows without an error. */
const windowShare: Readonly<Record<string, number>> = {
  '1d_click': 0.72,
  '7d_click': 0.91,
  '28d_click': 1,
  '1d_view': 0.09,
  '1d_ev': 0.03,
};

function action(source: Source, type: string, value: number, print: (value: number) => string): Row {
  const row: Row = { action_type: type, value: print(value) };
  for (const window of source.windows) {
    const share = windowShare[window];
    if (share !== undefined) row[window] = print(Math.round(value * share));
  }
  return row;
}

const whole = (value: number) => String(value);

function list(rows: Row[]): Row[] | undefined {
  return rows.length === 0 ? undefined : rows;
}

function money(source: Source, minor: number): string {
  return majorText(accountOf(source.entity).currency, Math.round(minor));
}

/** Costs keep more digits than the currency has, as Meta prints them. */
function cost(source: Source, minor: number): string {
  return decimalText(minor / offsetOf(accountOf(source.entity).currency));
}

function ratio(over: number, under: number): string | undefined {
  return under === 0 ? undefined : decimalText(over / under);
}

export function campaignOf(entity: AdsObject): Campaign | null {
  switch (entity.kind) {
    case 'account':
      return null;
    case 'campaign':
      return entity;
    case 'adset':
      return entity.campaign;
    case 'ad':
      return entity.adSet.campaign;
  }
}

function adSetOf(entity: AdsObject) {
  return entity.kind === 'ad' ? entity.adSet : entity.kind === 'adset' ? entity : null;
}

/** The result that an objective is bought for, and the name that Meta gives it. */
function resultOf(source: Source): { indicator: string; count: number } | null {
  const objective = campaignOf(source.entity)?.objective;
  const { figures } = source;
  switch (objective) {
    case 'OUTCOME_SALES':
      return { indicator: 'actions:offsite_conversion.fb_pixel_purchase', count: figures.purchases };
    case 'OUTCOME_LEADS':
      return { indicator: 'actions:lead', count: figures.leads };
    case 'OUTCOME_TRAFFIC':
      return { indicator: 'actions:landing_page_view', count: figures.landings };
    case 'OUTCOME_ENGAGEMENT':
      return {
        indicator: 'actions:onsite_conversion.messaging_conversation_started_7d',
        count: figures.messages,
      };
    case 'OUTCOME_AWARENESS':
      return { indicator: 'reach', count: source.reach() ?? 0 };
    case undefined:
      return null;
  }
}

function resultRows(source: Source, value: (count: number) => string | undefined): Row[] | undefined {
  const result = resultOf(source);
  if (!result) return undefined;
  const printed = value(result.count);
  const values =
    printed === undefined ? {} : { values: [{ value: printed, attribution_windows: ['default'] }] };
  return [{ indicator: result.indicator, ...values }];
}

type Read = (source: Source) => unknown;

const videoShares: Readonly<Record<string, number>> = {
  video_play_actions: 1,
  video_p25_watched_actions: 0.52,
  video_p50_watched_actions: 0.31,
  video_p75_watched_actions: 0.19,
  video_p95_watched_actions: 0.12,
  video_p100_watched_actions: 0.1,
  video_thruplay_watched_actions: 0.22,
};

const videos: Record<string, Read> = Object.fromEntries(
  Object.entries(videoShares).map(([name, share]): [string, Read] => [
    name,
    (s) => {
      const plays = Math.floor(s.figures.plays * share);
      return plays === 0 ? undefined : [action(s, 'video_view', plays, whole)];
    },
  ]),
);

const ranking: Read = (s) => (s.figures.impressions < 500 ? 'UNKNOWN' : 'AVERAGE');

export const insightReaders: Readonly<Record<string, Read>> = {
  account_id: (s) => accountOf(s.entity).id,
  account_name: (s) => accountOf(s.entity).name,
  account_currency: (s) => accountOf(s.entity).currency,
  campaign_id: (s) => campaignOf(s.entity)?.id,
  campaign_name: (s) => campaignOf(s.entity)?.name,
  adset_id: (s) => adSetOf(s.entity)?.id,
  adset_name: (s) => adSetOf(s.entity)?.name,
  ad_id: (s) => (s.entity.kind === 'ad' ? s.entity.id : undefined),
  ad_name: (s) => (s.entity.kind === 'ad' ? s.entity.name : undefined),
  objective: (s) => campaignOf(s.entity)?.objective,
  buying_type: (s) => (campaignOf(s.entity) ? 'AUCTION' : undefined),
  attribution_setting: (s) => (adSetOf(s.entity) ? '7d_click_1d_view' : undefined),
  optimization_goal: (s) => (adSetOf(s.entity) ? 'OFFSITE_CONVERSIONS' : undefined),
  date_start: (s) => isoDay(s.from),
  date_stop: (s) => isoDay(s.to),
  spend: (s) => money(s, s.figures.spend),
  impressions: (s) => String(s.figures.impressions),
  reach: (s) => text(s.reach()),
  frequency: (s) => ratio(s.figures.impressions, s.reach() ?? 0),
  clicks: (s) => String(s.figures.clicks),
  unique_clicks: (s) => (s.reach() === null ? undefined : String(Math.round(s.figures.clicks * 0.93))),
  inline_link_clicks: (s) => (s.figures.linkClicks === 0 ? undefined : String(s.figures.linkClicks)),
  inline_link_click_ctr: (s) => ratio(s.figures.linkClicks * 100, s.figures.impressions),
  outbound_clicks: (s) =>
    s.figures.linkClicks === 0 ? undefined : [action(s, 'outbound_click', s.figures.linkClicks, whole)],
  ctr: (s) => ratio(s.figures.clicks * 100, s.figures.impressions),
  cpc: (s) => (s.figures.clicks === 0 ? undefined : cost(s, s.figures.spend / s.figures.clicks)),
  cpm: (s) => cost(s, (s.figures.spend * 1000) / s.figures.impressions),
  cpp: (s) => (s.reach() ? cost(s, (s.figures.spend * 1000) / (s.reach() ?? 1)) : undefined),
  cost_per_inline_link_click: (s) =>
    s.figures.linkClicks === 0 ? undefined : cost(s, s.figures.spend / s.figures.linkClicks),
  inline_post_engagement: (s) => String(s.figures.engagements),
  actions: (s) => list(actionCounts(s.figures).map((one) => action(s, one.type, one.count, whole))),
  action_values: (s) =>
    s.figures.purchases === 0
      ? undefined
      : valueTypes.map((type) => action(s, type, s.figures.purchaseValue, (minor) => money(s, minor))),
  conversions: (s) =>
    s.figures.leads === 0
      ? undefined
      : [action(s, 'submit_application_total', Math.round(s.figures.leads / 3), whole)],
  conversion_values: () => undefined,
  cost_per_action_type: (s) =>
    list(
      actionCounts(s.figures).map((one) => ({
        action_type: one.type,
        value: cost(s, s.figures.spend / one.count),
      })),
    ),
  cost_per_conversion: () => undefined,
  purchase_roas: (s) => roas(s, 'omni_purchase'),
  website_purchase_roas: (s) => roas(s, 'offsite_conversion.fb_pixel_purchase'),
  results: (s) => resultRows(s, (count) => (count === 0 ? undefined : String(count))),
  cost_per_result: (s) =>
    resultRows(s, (count) => (count === 0 ? undefined : cost(s, s.figures.spend / count))),
  ...videos,
  video_avg_time_watched_actions: (s) =>
    s.figures.plays === 0 ? undefined : [{ action_type: 'video_view', value: '6' }],
  quality_ranking: ranking,
  engagement_rate_ranking: ranking,
  conversion_rate_ranking: ranking,
  creative_fatigue_summary: () => undefined,
};

function text(value: number | null): string | undefined {
  return value === null ? undefined : String(value);
}

function roas(source: Source, type: string): Row[] | undefined {
  const { purchaseValue, spend, purchases } = source.figures;
  if (purchases === 0 || spend === 0) return undefined;
  return [{ action_type: type, value: decimalText(purchaseValue / spend) }];
}
