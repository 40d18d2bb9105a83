import { AppError } from '../../shared/failure.ts';
import type { Writer } from '../db/access.ts';
import type { InsightField, InsightRow } from '../graph/endpoints/insights.ts';
import { readInsights } from '../graph/reports.ts';
import { breathe, type Came, type Fetching, store, storeAs, whoseOf } from './fetching.ts';
import { figuresOf, type Whose } from './rows.ts';
import { dayOf, numberOf, type Window } from './rules.ts';
import * as tables from './tables.ts';
import { upsert, type Value } from './upsert.ts';

export type Level = 'account' | 'campaign' | 'ad_set' | 'ad';

/** What every question asks for. Reach is Meta's own for exactly the row's days and level. */
export const figureFields: readonly InsightField[] = [
  'account_currency',
  'spend',
  'impressions',
  'reach',
  'clicks',
  'inline_link_clicks',
  'actions',
  'action_values',
];

/** Names and parents beside the figures: an archived object is in no list, but its figures still come. */
const named: Readonly<Record<Level, readonly InsightField[]>> = {
  account: [],
  campaign: ['campaign_id', 'campaign_name'],
  ad_set: ['campaign_id', 'campaign_name', 'adset_id', 'adset_name'],
  ad: ['campaign_id', 'campaign_name', 'adset_id', 'adset_name', 'ad_id', 'ad_name'],
};

export const metaLevel = { account: 'account', campaign: 'campaign', ad_set: 'adset', ad: 'ad' } as const;

export function fieldsAt(level: Level): InsightField[] {
  return [...figureFields, ...named[level]];
}

export function objectOf(row: InsightRow, level: Level, assetId: string): string {
  if (level === 'account') return assetId;
  const id = { campaign: row.campaign_id, ad_set: row.adset_id, ad: row.ad_id }[level];
  if (id === undefined)
    throw new AppError(
      'graph_failed',
      'Meta sent figures without saying whose they are. Nothing was stored.',
    );
  return id;
}

/** Amounts without a currency cannot be read: the card says it, or the rows do. */
export function currencyOf({ asset, work, scope }: Fetching, rows: readonly InsightRow[]): string {
  const card = work.insights.raw
    .prepare('select currency from account_card where client_id = ? and asset_id = ?')
    .pluck()
    .get(scope.clientId, asset.id) as string | undefined;
  const currency = card ?? asset.currency ?? rows[0]?.account_currency;
  if (!currency) throw new AppError('graph_failed', 'Meta named no currency, so the amounts cannot be read.');
  return currency;
}

/** One level's days of one stretch: what came replaces what was there, and every day of it is covered from then on. */
export async function fetchDays(fetching: Fetching, level: 'account' | 'campaign' | 'ad_set'): Promise<Came> {
  const { graph, scope, asset, options, step, now, wake } = fetching;
  const { since, until } = step;
  const question = {
    accountId: asset.metaId,
    level: metaLevel[level],
    fields: fieldsAt(level),
    since,
    until,
  };
  const got = await readInsights(graph, scope, { ...question, by: 'day' }, options, {
    now,
    ...(wake ? { wake } : {}),
  });
  const whose = whoseOf(fetching);
  const currency = currencyOf(fetching, got);
  const days = daysOf(step);
  store(fetching, (w) => noteUnlisted(w, level, whose, got));
  const missing = missingOf(fetching, level, got);
  await breathe();
  const zero = level === 'account' ? daysWithout(days, got) : [];
  const valuesOf = (row: InsightRow | string): Value[] => {
    const isZero = typeof row === 'string';
    const day = isZero ? row : row.date_start;
    const object = isZero ? asset.id : objectOf(row, level, asset.id);
    return [whose.clientId, level, day, object, ...figuresOf(isZero ? null : row, currency, whose.asOf)];
  };
  const stored = await storeAs(fetching, tables.insightDay, [...got, ...zero], valuesOf, (w) => {
    const drop = w.raw.prepare(
      'delete from insight_day where client_id = ? and level = ? and day = ? and object_id = ?',
    );
    for (const { day, id } of missing) drop.run(whose.clientId, level, day, id);
    upsert(
      w,
      tables.coveredDay,
      days.map((day) => [whose.clientId, asset.id, level, day, whose.asOf]),
    );
  });
  return { rows: stored, counts: level === 'account' ? { days: daysKept(fetching) } : {} };
}

function daysKept({ work, scope, asset }: Fetching): number {
  return work.insights.raw
    .prepare(`select count(*) from covered_day where client_id = ? and asset_id = ? and kind = 'account'`)
    .pluck()
    .get(scope.clientId, asset.id) as number;
}

/** Meta leaves out days without delivery: a missing row is a true zero, because the account was readable. */
function daysWithout(days: readonly string[], got: readonly InsightRow[]): string[] {
  const has = new Set(got.map((row) => row.date_start));
  return days.filter((day) => !has.has(day));
}

export function daysOf({ since, until }: Window): string[] {
  const first = numberOf(since);
  return Array.from({ length: numberOf(until) - first + 1 }, (_, index) => dayOf(first + index));
}

/** Meta can revise a row away. Only this account's: the client may have another one. */
function missingOf(
  { work, scope, asset, step }: Fetching,
  level: 'account' | 'campaign' | 'ad_set',
  got: readonly InsightRow[],
): { day: string; id: string }[] {
  if (level === 'account') return [];
  const keys = new Set(got.map((row) => `${row.date_start} ${objectOf(row, level, asset.id)}`));
  const kept = work.insights.raw
    .prepare(
      `select day, object_id as id from insight_day
       where client_id = ? and level = ? and day between ? and ?
         and object_id in (select id from ${level} where client_id = ? and asset_id = ?)`,
    )
    .all(scope.clientId, level, step.since, step.until, scope.clientId, asset.id) as {
    day: string;
    id: string;
  }[];
  return kept.filter(({ day, id }) => !keys.has(`${day} ${id}`));
}

/** Whatever has figures has a row of its own, if only with its name: figures without an owner would be lost to screens. */
export function noteUnlisted(w: Writer, level: Level, whose: Whose, rows: readonly InsightRow[]): void {
  const { clientId, assetId, asOf } = whose;
  const campaigns = new Map(rows.map((row) => [row.campaign_id, row.campaign_name]));
  if (level === 'account') return;
  const campaign = w.raw.prepare(
    `insert into campaign (client_id, id, asset_id, name, status, effective_status, issues, gone_at, as_of)
     values (?, ?, ?, ?, 'GONE', 'GONE', '[]', ?, ?) on conflict do nothing`,
  );
  for (const [id, name] of campaigns) if (id) campaign.run(clientId, id, assetId, name ?? id, asOf, asOf);
  if (level === 'campaign') return;
  const adSet = w.raw.prepare(
    `insert into ad_set (client_id, id, asset_id, campaign_id, name, status, effective_status, issues, gone_at, as_of)
     values (?, ?, ?, ?, ?, 'GONE', 'GONE', '[]', ?, ?) on conflict do nothing`,
  );
  const adSets = new Map(rows.map((row) => [row.adset_id, row]));
  for (const [id, row] of adSets)
    if (id) adSet.run(clientId, id, assetId, row.campaign_id ?? '', row.adset_name ?? id, asOf, asOf);
  if (level === 'ad_set') return;
  const ad = w.raw.prepare(
    `insert into ad (client_id, id, asset_id, campaign_id, ad_set_id, name, status, effective_status, issues, gone_at, as_of)
     values (?, ?, ?, ?, ?, ?, 'GONE', 'GONE', '[]', ?, ?) on conflict do nothing`,
  );
  for (const row of new Map(rows.map((one) => [one.ad_id, one])).values())
    if (row.ad_id) {
      const { ad_id: id, campaign_id: of = '', adset_id: set = '', ad_name: name = id } = row;
      ad.run(clientId, id, assetId, of, set, name, asOf, asOf);
    }
}
