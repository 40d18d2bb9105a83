import { microsOf } from '../../shared/model/insight.ts';
import type { Activity } from '../graph/endpoints/accounts.ts';
import type { Ad, AdSet, Campaign } from '../graph/endpoints/ads.ts';
import type { InsightRow } from '../graph/endpoints/insights.ts';
import type { Value } from './upsert.ts';

// Meta's rows as ours, in the order of tables.ts. A figure that Meta left out is null, or 0 where leaving out means 0.

export interface Whose {
  readonly clientId: string;
  readonly assetId: string;
  readonly asOf: string;
}

/** Budgets come as texts of minor units; "0" and nothing mean that another field or level holds it. */
export function budgetOf(text: string | undefined): number | null {
  return text === undefined || text === '' || Number(text) === 0 ? null : wholeOf(text);
}

/** Meta sends some whole numbers as texts and some as numbers. */
export function wholeOf(value: string | number | undefined): number | null {
  if (value === undefined || value === '') return null;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : null;
}

const time = (text: string | undefined) => (text === undefined ? null : instantOf(text));
const flag = (value: boolean | undefined) => (value === undefined ? null : Number(value));

/** From `currency` to `as_of`. A row that Meta did not send is one of zeros: no delivery. */
export function figuresOf(row: InsightRow | null, currency: string, asOf: string): Value[] {
  if (row === null) return [currency, 0, 0, 0, 0, null, '{}', '{}', asOf];
  return [
    row.account_currency ?? currency,
    microsOf(row.spend ?? '0'),
    wholeOf(row.impressions) ?? 0,
    wholeOf(row.clicks) ?? 0,
    wholeOf(row.inline_link_clicks) ?? 0,
    wholeOf(row.reach),
    actionsOf(row.actions, Number),
    actionsOf(row.action_values, microsOf),
    asOf,
  ];
}

function actionsOf(list: InsightRow['actions'], read: (text: string) => number): string {
  if (list === undefined || list.length === 0) return '{}';
  const byType: Record<string, number> = {};
  for (const { action_type: type, value } of list) byType[type] = (byType[type] ?? 0) + read(value);
  return JSON.stringify(byType);
}

export function campaignRow(row: Campaign, { clientId, assetId, asOf }: Whose): Value[] {
  return [
    clientId,
    row.id,
    assetId,
    row.name ?? row.id,
    row.status ?? 'UNKNOWN',
    row.effective_status ?? row.status ?? 'UNKNOWN',
    row.objective ?? null,
    row.buying_type ?? null,
    row.bid_strategy ?? null,
    budgetOf(row.daily_budget),
    budgetOf(row.lifetime_budget),
    wholeOf(row.budget_remaining),
    budgetOf(row.spend_cap),
    time(row.start_time),
    time(row.stop_time),
    time(row.created_time),
    time(row.updated_time),
    row.smart_promotion_type ?? null,
    flag(row.is_adset_budget_sharing_enabled),
    flag(row.is_budget_schedule_enabled),
    JSON.stringify(row.issues_info ?? []),
    null,
    asOf,
  ];
}

export function adSetRow(row: AdSet, { clientId, assetId, asOf }: Whose): Value[] {
  return [
    clientId,
    row.id,
    assetId,
    row.campaign_id,
    row.name ?? row.id,
    row.status ?? 'UNKNOWN',
    row.effective_status ?? row.status ?? 'UNKNOWN',
    row.optimization_goal ?? null,
    row.billing_event ?? null,
    budgetOf(row.daily_budget),
    budgetOf(row.lifetime_budget),
    wholeOf(row.budget_remaining),
    time(row.start_time),
    time(row.end_time),
    time(row.created_time),
    time(row.updated_time),
    flag(row.recurring_budget_semantics),
    row.learning_stage_info?.status ?? null,
    JSON.stringify(row.issues_info ?? []),
    null,
    asOf,
  ];
}

export function adRow(row: Ad, { clientId, assetId, asOf }: Whose): Value[] {
  return [
    clientId,
    row.id,
    assetId,
    row.campaign_id,
    row.adset_id,
    row.name ?? row.id,
    row.status ?? 'UNKNOWN',
    row.effective_status ?? row.status ?? 'UNKNOWN',
    time(row.created_time),
    time(row.updated_time),
    row.creative?.id ?? null,
    row.creative?.title ?? null,
    row.creative?.body ?? null,
    JSON.stringify(row.issues_info ?? []),
    null,
    asOf,
  ];
}

/** Meta's old words: what is a campaign today was a campaign group, and an ad set a campaign. */
const objectKinds: Readonly<Record<string, string>> = {
  CAMPAIGN_GROUP: 'campaign',
  CAMPAIGN: 'ad_set',
  ADGROUP: 'ad',
  AD: 'ad',
  ACCOUNT: 'account',
  ADACCOUNT: 'account',
};

/** Meta gives its log no ids: two rows that say the very same are told apart by their order. */
export function activityRows(rows: readonly Activity[], { clientId, assetId, asOf }: Whose): Value[][] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const time = instantOf(row.event_time);
    const { event_type: type, object_id: object = '', extra_data: extra = '' } = row;
    const same = `${type} ${object} ${row.actor_id ?? ''} ${row.application_id ?? ''} ${hashOf(extra)}`;
    const place = (seen.get(`${time} ${same}`) ?? -1) + 1;
    seen.set(`${time} ${same}`, place);
    const [before, after] = budgetChange(type, extra);
    return [
      clientId,
      assetId,
      time,
      `${same} ${place}`,
      type,
      row.object_id ?? null,
      objectKinds[(row.object_type ?? '').toUpperCase()] ?? 'other',
      row.object_name ?? null,
      row.actor_id ?? null,
      row.actor_name ?? null,
      row.application_id ?? null,
      row.application_name ?? null,
      before,
      after,
      extra,
      asOf,
    ];
  });
}

/** Meta writes offsets as +0000; ours are all in UTC with a Z, so that they sort as text. */
export function instantOf(time: string): string {
  const at = new Date(time.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(at.getTime()) ? time : at.toISOString();
}

/** Not for secrets: tells apart what Meta says in one second about one object. */
function hashOf(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at += 1)
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  return hash.toString(36);
}

/** Old and new budget in minor units. Seen flat and nested, as numbers and as texts; anything else is not understood. */
function budgetChange(type: string, extra: string): [number | null, number | null] {
  if (!/budget|spend_cap/.test(type)) return [null, null];
  try {
    const parsed = JSON.parse(extra) as Record<string, unknown>;
    return [amountIn(parsed['old_value'], 'old_value'), amountIn(parsed['new_value'], 'new_value')];
  } catch {
    return [null, null];
  }
}

function amountIn(value: unknown, key: string): number | null {
  if (typeof value === 'object' && value !== null)
    return amountIn((value as Record<string, unknown>)[key], '');
  return typeof value === 'string' || typeof value === 'number' ? wholeOf(value) : null;
}
