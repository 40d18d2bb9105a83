import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AdFigures } from '../../shared/model/figures.ts';
import type { Client } from '../../shared/model/client.ts';
import { defaultKindOf } from '../../shared/model/result.ts';
import { createSandbox, type Sandbox } from '../../main/sandbox/sandbox.ts';
import { adColumns } from '../../renderer/features/ads/columns.tsx';
import { toCells } from '../../renderer/ui/table-model.ts';
import { currentFormats } from '../../renderer/words/use-formats.ts';
import { currentWords } from '../../renderer/words/use-words.ts';
import { aDesk, closeDesks, type TestDesk } from '../builders/desk.ts';
import { adTruth, asShown, pageMetricNames } from '../builders/truth.ts';

// Each number on each screen, asked through the contract, against the sandbox's own truth that is added up here anew.

const slow = { timeout: 300_000 };
let desk: TestDesk;
/** The same world as the one that plays Meta: the same seed and first moment. It is never synced from. */
let world: Sandbox;
let clients: readonly Client[] = [];

beforeAll(async () => {
  desk = aDesk();
  world = createSandbox({ now: () => desk.now() });
  await desk.api.workspace.exploreDemo({});
  clients = await desk.api.clients.list({});
  await syncAll();
}, 300_000);
afterAll(closeDesks);

async function syncAll(): Promise<void> {
  for (const { id } of clients) await desk.api.sync.run({ clientId: id }).catch(() => null);
}

const shown = ({ reach: _r, result: _n, daysRead: _d, ...figures }: AdFigures) => ({
  ...figures,
  results: figures.results.value,
  costMicros: figures.costMicros.value,
  valueMicros: figures.valueMicros.value,
  roas: figures.roas.value,
});

async function accountsOf(clientId: Client['id']): Promise<string[]> {
  const assets = await desk.api.assets.list({ clientId });
  return assets.flatMap((asset) => (asset.kind === 'ad_account' ? [`act_${asset.metaId}`] : []));
}

/** Clients of which the period was read: one has a throttled account, one a dead token of its own. */
async function readClients(): Promise<Client[]> {
  const read = await Promise.all(
    clients.map(async (client) => {
      const { coverage } = await desk.api.insights.overview({ clientId: client.id });
      return coverage.read === coverage.days ? [client] : [];
    }),
  );
  return read.flat();
}

async function expectEverything(of: readonly Client[]): Promise<number> {
  let figures = 0;
  const triage = await desk.api.insights.triage({});
  for (const client of of) {
    const accounts = await accountsOf(client.id);
    const overview = await desk.api.insights.overview({ clientId: client.id });
    const { period } = overview.coverage;
    const before = overview.beforeCoverage!.period;
    const kind = overview.result?.kind ?? null;
    const whole = adTruth(world, accounts, period.from, period.to);
    const then = adTruth(world, accounts, before.from, before.to);
    expect({ client: client.name, ...shown(overview.total) }).toEqual({
      client: client.name,
      ...asShown(whole, kind),
    });
    // A comparison with a part of a period would say something false, so there is none.
    const isWhole = overview.beforeCoverage!.read === overview.beforeCoverage!.days;
    expect(overview.before === null ? null : shown(overview.before)).toEqual(
      isWhole ? asShown(then, kind) : null,
    );
    for (const day of overview.days) {
      const truth = asShown(adTruth(world, accounts, day.day, day.day), kind);
      const { spendMicros, impressions, results } = day;
      expect({ spendMicros, impressions, results }).toEqual({
        spendMicros: truth.spendMicros,
        impressions: truth.impressions,
        results: truth.results,
      });
      figures += 3;
    }
    const row = triage.rows.find(({ clientId }) => clientId === client.id)!;
    expect([row.pace.spentMicros, row.results.value, row.costMicros.value, row.resultsBefore.value]).toEqual([
      whole.spendMicros,
      asShown(whole, kind).results,
      asShown(whole, kind).costMicros,
      isWhole ? asShown(then, kind).results : null,
    ]);
    figures += 20 + (await expectAds(client, accounts, kind)) + (await expectPage(client));
    await expectPlan(client, accounts);
  }
  return figures;
}

async function expectAds(client: Client, accounts: readonly string[], kind: string | null): Promise<number> {
  const ads = await desk.api.insights.ads({ clientId: client.id });
  const { period } = ads.coverage;
  expect(shown(ads.total)).toEqual(asShown(adTruth(world, accounts, period.from, period.to), kind));
  const objectives = new Map(ads.rows.map((row) => [row.id, row]));
  const objectiveOf = (id: string): string | null => {
    const row = objectives.get(id);
    return row?.objective ?? (row?.parentId ? objectiveOf(row.parentId) : null);
  };
  let figures = 0;
  for (const row of ads.rows) {
    if (row.figures === null) continue;
    const own = defaultKindOf(objectiveOf(row.id) ?? '');
    const truth = adTruth(world, [row.id], period.from, period.to);
    expect({ name: row.name, ...shown(row.figures) }).toEqual({ name: row.name, ...asShown(truth, own) });
    figures += 8;
  }
  const campaigns = ads.rows.filter(({ level }) => level === 'campaign');
  const reached = campaigns.reduce((sum, row) => sum + (row.figures?.reach.value ?? 0), 0);
  if (ads.total.reach.value !== null && campaigns.length > 1)
    expect(ads.total.reach.value).toBeLessThanOrEqual(reached);
  return figures;
}

async function expectPlan(client: Client, accounts: readonly string[]): Promise<void> {
  const month = await desk.api.plans.month({ clientId: client.id });
  for (const { day, spentMicros } of month.days) {
    if (day >= month.today) expect(spentMicros).toBeNull();
    else expect(spentMicros).toBe(adTruth(world, accounts, day, day).spendMicros);
  }
}

async function expectPage(client: Client): Promise<number> {
  const screen = await desk.api.insights.page({ clientId: client.id });
  const assets = await desk.api.assets.list({ clientId: client.id });
  const metaId = assets.find(({ id }) => id === screen.assetId)?.metaId;
  if (metaId === undefined) return 0;
  const { from, to } = screen.coverage.period;
  const truth = world.truth(metaId, from, to);
  if (truth.kind !== 'page') throw new Error('Not a Page.');
  let figures = 0;
  for (const view of screen.metrics) {
    const name = pageMetricNames[view.metric as keyof typeof pageMetricNames];
    if (view.state !== 'alive' || name === undefined) continue;
    const days = truth.days.map((day) => ({ day: day.day, value: day[name] }));
    expect({ metric: view.metric, days: view.days }).toEqual({ metric: view.metric, days });
    if (view.nature === 'count')
      expect(view.total.value).toBe(days.reduce((sum, { value }) => sum + value, 0));
    if (view.nature === 'people') expect(view.total).toEqual({ value: null, why: 'not_asked' });
    figures += days.length + 1;
  }
  return figures;
}

describe('every number on every screen of the demo agency', slow, () => {
  test('is the sandbox’s own', async () => {
    const read = await readClients();
    expect(read.length).toBeGreaterThanOrEqual(9);
    expect(await expectEverything(read)).toBeGreaterThan(4_000);
  });

  test('of a client that could not be read is missing with its reason, never zero', async () => {
    const read = new Set((await readClients()).map(({ id }) => id));
    for (const { id } of clients.filter((client) => !read.has(client.id))) {
      const { total, coverage, gaps, page } = await desk.api.insights.overview({ clientId: id });
      expect(total.daysRead).toBeLessThan(coverage.days);
      expect(total.results.value === null || total.daysRead > 0).toBe(true);
      expect(gaps.length > 0 || page?.followers.why === 'never_synced' || coverage.read === 0).toBe(true);
    }
  });

  test('is in the CSV file as on the screen', async () => {
    const [client] = await readClients();
    const { id } = client!;
    const ads = await desk.api.insights.ads({ clientId: id });
    const look = { words: currentWords(), formats: currentFormats(), currency: ads.currency };
    const columns = adColumns({ ...look, total: ads.total, clientId: id });
    const path = join(desk.folder, 'ads.csv');
    desk.saveAnswers.push(path);
    const table = {
      name: 'ads',
      header: columns.map(({ title }) => title),
      rows: toCells(columns, ads.rows),
    };
    await desk.api.exports.clientTable({ clientId: id, ...table });
    const [head, ...lines] = readFileSync(path, 'utf8').replace('\u{FEFF}', '').trimEnd().split('\r\n');
    expect(head!.startsWith('"Campaign, ad set, ad",')).toBe(true);
    const at = (title: string) => columns.findIndex((column) => column.title === title);
    const { figures: words } = currentWords();
    expect(lines).toHaveLength(ads.rows.length);
    for (const [index, row] of ads.rows.entries()) {
      if (row.figures === null) continue;
      // The name alone may hold a comma; from the end every cell is a number or empty.
      const cells = lines[index]!.split(',').slice(-(columns.length - 1));
      const cell = (title: string) => cells[at(title) - 1];
      const truth = adTruth(world, [row.id], ads.coverage.period.from, ads.coverage.period.to);
      expect([cell(words.spend), cell(words.impressions), cell(words.linkClicks)]).toEqual([
        String(truth.spendMicros / 1_000_000),
        String(truth.impressions),
        String(truth.linkClicks),
      ]);
    }
    const trail = await desk.api.audit.client({ clientId: id });
    expect(trail[0]).toMatchObject({ what: 'table.exported', subject: 'ads' });
  });

  test('is the sandbox’s own again after Meta has revised its history and the next sync', async () => {
    const read = await readClients();
    const [client] = read;
    const before = await desk.api.insights.overview({ clientId: client!.id });
    desk.pass(4 * 86_400);
    const { period } = before.coverage;
    const [accounts, kind] = [await accountsOf(client!.id), before.result?.kind ?? null];
    const revised = asShown(adTruth(world, accounts, period.from, period.to), kind);
    expect(shown(before.total)).not.toEqual(revised);
    for (const { id } of read) await desk.api.sync.run({ clientId: id });
    const ask = { clientId: client!.id, period, comparison: 'previous_month' } as const;
    expect(shown((await desk.api.insights.overview(ask)).total)).toEqual(revised);
    expect(await expectEverything(read)).toBeGreaterThan(4_000);
  });
});
