import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { offsetOf } from '../../shared/model/money.ts';
import { dayOf, numberOf } from '../../main/sync/rules.ts';
import { closeGraphs } from '../builders/graph.ts';
import { anOffice, closeOffices, type Office, type OfficeClient } from '../builders/office.ts';
import { aSandbox, closeSandboxes, type Served } from '../builders/sandbox.ts';

// Every row of figures against the sandbox's own numbers, asked of its control door and not of the Graph.

const start = '2026-11-20T09:00:00.000Z';

interface Figures {
  readonly day: string;
  readonly spend: number;
  readonly impressions: number;
  readonly clicks: number;
  readonly linkClicks: number;
  readonly purchases: number;
  readonly purchaseValue: number;
  readonly leads: number;
  readonly messages: number;
  readonly landings: number;
}

interface Truth {
  readonly days: readonly Figures[];
  readonly currency: string;
  readonly budget: { kind: 'daily' | 'lifetime'; minor: number } | null;
}

let served: Served;
let office: Office;
const said: string[] = [];

async function truth<T>(object: string, since: string, until: string): Promise<T> {
  const url = `${served.origin}/__sandbox/truth?object=${object}&since=${since}&until=${until}`;
  return (await (await fetch(url)).json()) as T;
}

/** In the columns of a stored row; every name of one sale holds the same count. */
function expectedRow(object: string, row: Figures, currency: string) {
  const micros = (minor: number) => Math.round((minor * 1_000_000) / (offsetOf(currency) ?? 1));
  const counts = Object.entries({
    link_click: row.linkClicks,
    landing_page_view: row.landings,
    omni_purchase: row.purchases,
    purchase: row.purchases,
    lead: row.leads,
    'onsite_conversion.messaging_conversation_started_7d': row.messages,
  }).filter(([, count]) => count > 0);
  return {
    object,
    day: row.day,
    currency,
    spend: micros(row.spend),
    impressions: row.impressions,
    clicks: row.clicks,
    links: row.linkClicks,
    counts: Object.fromEntries(counts),
    value: row.purchases > 0 ? micros(row.purchaseValue) : 0,
  };
}

const counted = [
  'link_click',
  'landing_page_view',
  'omni_purchase',
  'purchase',
  'lead',
  'onsite_conversion.messaging_conversation_started_7d',
];

function stored(client: OfficeClient, level: string, objects: readonly string[], since: string) {
  const rows = office.rows(
    `select object_id as object, day, currency, spend_micros as spend, impressions, clicks, link_clicks as links, actions,
       action_values as vals
     from insight_day where client_id = ? and level = ? and day >= ? order by object_id, day`,
    client.id,
    level,
    since,
  );
  return rows
    .filter(({ object }) => objects.includes(String(object)))
    .map(({ actions, vals, ...row }) => {
      const all = JSON.parse(String(actions)) as Record<string, number>;
      const counts = Object.fromEntries(counted.flatMap((type) => (all[type] ? [[type, all[type]]] : [])));
      const value = (JSON.parse(String(vals)) as Record<string, number>)['omni_purchase'] ?? 0;
      return { ...row, counts, value };
    });
}

async function compareAccount(client: OfficeClient, asset: OfficeClient['assets'][number]): Promise<number> {
  const covered = office.rows(
    `select min(day) as since, max(day) as until, count(*) as n from covered_day where client_id = ? and asset_id = ? and kind = 'account'`,
    client.id,
    asset.id,
  )[0] as { since: string | null; until: string; n: number };
  if (covered.since === null) return 0;
  const { since, until } = covered;
  expect(covered.n).toBe(numberOf(until) - numberOf(since) + 1);
  const account = await truth<Truth>(`act_${asset.metaId}`, since, until);
  expect(stored(client, 'account', [asset.id], since)).toEqual(
    account.days.map((row) => expectedRow(asset.id, row, account.currency)),
  );
  let compared = account.days.length;
  for (const level of ['campaign', 'ad_set'] as const) {
    const objects = office.rows(
      `select id, daily_budget_minor as daily, lifetime_budget_minor as lifetime, gone_at as gone from ${level}
       where client_id = ? and asset_id = ? order by id`,
      client.id,
      asset.id,
    ) as { id: string; daily: number | null; lifetime: number | null; gone: string | null }[];
    const expected = [];
    for (const { id, daily, lifetime, gone } of objects) {
      const { days, currency, budget } = await truth<Truth>(id, since, until);
      expected.push(
        ...days.filter(({ impressions }) => impressions > 0).map((row) => expectedRow(id, row, currency)),
      );
      if (gone === null)
        expect({ id, daily, lifetime }).toEqual({
          id,
          daily: budget?.kind === 'daily' ? budget.minor : null,
          lifetime: budget?.kind === 'lifetime' ? budget.minor : null,
        });
    }
    const ids = objects.map(({ id }) => id);
    expect(stored(client, level, ids, since)).toEqual(expected);
    compared += expected.length;
  }
  await compareMonths(client, asset, until);
  return compared;
}

/** Whole months that the sandbox adds up from its days. */
async function compareMonths(client: OfficeClient, asset: OfficeClient['assets'][number], until: string) {
  const rows = office.rows(
    `select month, spend_micros as spend, impressions from insight_month
     where client_id = ? and level = 'account' and object_id = ? order by month`,
    client.id,
    asset.id,
  );
  expect(rows.length).toBe(13);
  const since = `${String(rows[0]?.['month'])}-01`;
  const { days, currency } = await truth<Truth>(`act_${asset.metaId}`, since, until);
  const sums = Map.groupBy(days, ({ day }) => day.slice(0, 7));
  expect(rows).toEqual(
    [...sums].map(([month, list]) => ({
      month,
      spend: list.reduce((sum, row) => sum + expectedRow('', row, currency).spend, 0),
      impressions: list.reduce((sum, row) => sum + row.impressions, 0),
    })),
  );
}

interface PageFigures {
  readonly day: string;
  readonly followers: number;
  readonly views: number;
  readonly viewers: number;
  readonly follows: number;
  readonly unfollows: number;
  readonly engagements: number;
  readonly visits: number;
  readonly plays: number;
  readonly reactions: readonly number[];
}

const inTruth: Readonly<Record<string, (row: PageFigures) => number>> = {
  page_media_view: (row) => row.views,
  page_total_media_view_unique: (row) => row.viewers,
  page_follows: (row) => row.followers,
  page_daily_follows_unique: (row) => row.follows,
  page_daily_unfollows_unique: (row) => row.unfollows,
  page_post_engagements: (row) => row.engagements,
  page_views_total: (row) => row.visits,
  page_video_views: (row) => row.plays,
  page_actions_post_reactions_total: (row) => row.reactions.reduce((sum, one) => sum + one, 0),
};

async function comparePage(client: OfficeClient, asset: OfficeClient['assets'][number]): Promise<number> {
  const days = office.rows(
    `select day from covered_day where client_id = ? and asset_id = ? and kind = 'page' order by day`,
    client.id,
    asset.id,
  );
  if (days.length === 0) return 0;
  const [since, until] = [String(days[0]?.['day']), String(days.at(-1)?.['day'])];
  const page = await truth<{ days: PageFigures[] }>(asset.metaId, since, until);
  for (const [metric, read] of Object.entries(inTruth)) {
    const rows = office.rows(
      `select day, value from page_day where client_id = ? and asset_id = ? and metric = ? and period = 'day' order by day`,
      client.id,
      asset.id,
      metric,
    );
    expect({ metric, rows }).toEqual({
      metric,
      rows: page.days.map((row) => ({ day: row.day, value: read(row) })),
    });
  }
  const followers = office.rows(
    `select day, followers from follower_day where client_id = ? and asset_id = ? and source = 'metric' order by day`,
    client.id,
    asset.id,
  );
  expect(followers).toEqual(page.days.map(({ day, followers: level }) => ({ day, followers: level })));
  return page.days.length * Object.keys(inTruth).length;
}

async function compareAll(): Promise<number> {
  let compared = 0;
  for (const client of office.clients)
    for (const asset of client.assets)
      compared += await (asset.kind === 'page' ? comparePage(client, asset) : compareAccount(client, asset));
  return compared;
}

describe('the demo agency, synced', () => {
  beforeAll(async () => {
    served = await aSandbox(start, 12);
    office = await anOffice(served);
    for (const client of office.clients) said.push(`${client.name}: ${(await office.fill(client)).outcome}`);
  }, 120_000);
  afterAll(async () => {
    closeOffices();
    await closeGraphs();
    await closeSandboxes();
  });

  test(
    'holds, of every client, day and level, exactly what the sandbox itself counts',
    { timeout: 60_000 },
    async () => {
      expect(await compareAll()).toBeGreaterThan(30_000);
    },
  );

  test('holds it again after the sandbox revised its history', { timeout: 120_000 }, async () => {
    const before = office.rows(
      `select sum(impressions) as n, sum(link_clicks) as links from insight_day where day >= ?`,
      dayOf(numberOf(start.slice(0, 10)) - 27),
    );
    served.sandbox.clock.advance(5 * 86_400);
    for (const client of office.clients) await office.fill(client);
    expect(await compareAll()).toBeGreaterThan(30_000);
    expect(
      office.rows(
        `select sum(impressions) as n, sum(link_clicks) as links from insight_day where day between ? and ?`,
        dayOf(numberOf(start.slice(0, 10)) - 27),
        start.slice(0, 10),
      ),
    ).not.toEqual(before);
  });
});
