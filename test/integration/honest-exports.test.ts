import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Client } from '../../shared/model/client.ts';
import { createSandbox, type Sandbox } from '../../main/sandbox/sandbox.ts';
import { partColumns } from '../../renderer/features/ads/part-columns.tsx';
import { campaignColumns } from '../../renderer/features/overview/campaign-columns.ts';
import { metricColumns } from '../../renderer/features/page/columns.tsx';
import { type Column, toCells } from '../../renderer/ui/table-model.ts';
import { currentFormats } from '../../renderer/words/use-formats.ts';
import { currentWords } from '../../renderer/words/use-words.ts';
import { readCsv } from '../builders/csv.ts';
import { aDesk, closeDesks, type TestDesk } from '../builders/desk.ts';
import { adTruth, asShown, pageMetricNames } from '../builders/truth.ts';

// What leaves as a file, cell by cell against the sandbox's own truth: a spreadsheet is believed without the screen beside it.

const slow = { timeout: 300_000 };
const look = { words: currentWords(), formats: currentFormats() };
const { words } = look;
let desk: TestDesk;
/** The same world as the one that plays Meta. It is never synced from. */
let world: Sandbox;
let clients: readonly Client[] = [];

beforeAll(async () => {
  desk = aDesk({ jumping: () => undefined });
  world = createSandbox({ now: () => desk.now() });
  await desk.api.workspace.exploreDemo({});
  clients = await desk.api.clients.list({});
  // Half of them: the others stand in the list without a figure.
  for (const { id } of clients.slice(0, 6)) await desk.api.sync.run({ clientId: id }).catch(() => null);
}, 300_000);
afterAll(closeDesks);
afterAll(() => vi.unstubAllGlobals());

/** Saved as the screen saves it, and read back. `null` is a table over several clients. */
async function saved<Row>(client: Client | null, columns: readonly Column<Row>[], rows: readonly Row[]) {
  const path = join(desk.folder, 'table.csv');
  desk.saveAnswers.push(path);
  const table = { name: 'table', header: columns.map(({ title }) => title), rows: toCells(columns, rows) };
  if (client === null) await desk.api.exports.table(table);
  else await desk.api.exports.clientTable({ clientId: client.id, ...table });
  const file = readCsv(readFileSync(path, 'utf8'));
  expect(file.head).toEqual(table.header);
  expect(file.rows).toHaveLength(rows.length);
  return file.rows;
}

const major = (micros: number | null) => (micros === null ? null : micros / 1_000_000);
/** An empty cell is a figure that is missing. */
const numberIn = (row: Map<string, string>, title: string) => {
  const cell = row.get(title);
  if (cell === undefined) throw new Error(`No column ${title}.`);
  return cell === '' ? null : Number(cell);
};

async function readClients() {
  const read = await Promise.all(
    clients.map(async (client) => {
      const overview = await desk.api.insights.overview({ clientId: client.id });
      return overview.coverage.read === overview.coverage.days ? [{ client, overview }] : [];
    }),
  );
  return read.flat();
}

async function accountsOf(clientId: Client['id']): Promise<string[]> {
  const assets = await desk.api.assets.list({ clientId });
  return assets.flatMap((asset) => (asset.kind === 'ad_account' ? [`act_${asset.metaId}`] : []));
}

describe('a CSV file holds the sandbox’s own figures', slow, () => {
  test('of the campaigns on every client’s Overview', async () => {
    let campaigns = 0;
    for (const { client, overview } of await readClients()) {
      const ask = { ...look, currency: overview.currency, total: null, clientId: client.id };
      const rows = await saved(client, campaignColumns(ask), overview.campaigns);
      for (const [at, campaign] of overview.campaigns.entries()) {
        const row = rows[at]!;
        const { from, to } = overview.coverage.period;
        const kind = campaign.figures?.result?.kind ?? null;
        const truth = asShown(adTruth(world, [campaign.id], from, to), kind);
        const { spend, results, cost, roas } = words.figures;
        expect([spend, results, cost, roas].map((title) => numberIn(row, title))).toEqual([
          major(truth.spendMicros),
          truth.results,
          major(truth.costMicros),
          truth.roas,
        ]);
        campaigns += 1;
      }
    }
    expect(campaigns).toBeGreaterThan(10);
  });

  test('of every Page’s metrics, and nothing where Meta adds nothing up', async () => {
    const [columns, titles] = [metricColumns(look), words.pageFigures];
    let [counted, dashes] = [0, 0];
    for (const client of clients) {
      const screen = await desk.api.insights.page({ clientId: client.id });
      const assets = await desk.api.assets.list({ clientId: client.id });
      const metaId = assets.find(({ id }) => id === screen.assetId)?.metaId;
      if (metaId === undefined || screen.coverage.read < screen.coverage.days) continue;
      const rows = await saved(client, columns, screen.metrics);
      const { from, to } = screen.coverage.period;
      const truth = world.truth(metaId, from, to);
      if (truth.kind !== 'page') throw new Error('Not a Page.');
      for (const [at, { metric, nature, state }] of screen.metrics.entries()) {
        const name = pageMetricNames[metric as keyof typeof pageMetricNames];
        const total = numberIn(rows[at]!, titles.total);
        if (state !== 'alive' || nature === 'people') {
          expect({ metric, total }).toEqual({ metric, total: null });
          dashes += 1;
        } else if (name !== undefined) {
          const days = truth.days.map((day) => day[name]);
          const sum = days.reduce((all, value) => all + value, 0);
          expect({ metric, total }).toEqual({ metric, total: nature === 'level' ? days.at(-1) : sum });
          counted += 1;
        }
      }
    }
    expect(counted).toBeGreaterThan(25);
    expect(dashes).toBeGreaterThan(5);
  });

  test('of all clients in one table, and of a client that could not be read no figure at all', async () => {
    // A row of the list draws a logo, and that asks the window's host: there is none here, and no cell is drawn.
    vi.stubGlobal('window', { host: { call: () => undefined, hear: () => undefined } });
    const { triageColumns } = await import('../../renderer/features/triage/columns.tsx');
    const triage = await desk.api.insights.triage({});
    const ask = { ...look, language: 'en' as const, now: triage.asOf };
    const rows = await saved(null, triageColumns(ask), triage.rows);
    const read = new Map((await readClients()).map((one) => [one.client.id, one.overview]));
    for (const [at, { clientId, name }] of triage.rows.entries()) {
      const { spent, results, cost } = words.triage;
      const shown = [spent, results, cost].map((title) => numberIn(rows[at]!, title));
      const overview = read.get(clientId);
      if (overview === undefined) {
        expect({ name, results: shown[1] }).toEqual({ name, results: null });
        continue;
      }
      const { from, to } = overview.coverage.period;
      const sum = adTruth(world, await accountsOf(clientId), from, to);
      const truth = asShown(sum, overview.result?.kind ?? null);
      expect({ name, shown }).toEqual({
        name,
        shown: [major(truth.spendMicros), truth.results, major(truth.costMicros)],
      });
    }
    expect(read.size).toBeGreaterThanOrEqual(4);
  });
});

interface Part {
  readonly spend: string;
  readonly [name: string]: unknown;
}

/** The same question as Steward's, put to the sandbox's Graph by hand: an asynchronous report, waited for and read. */
async function reportOf(
  account: string,
  campaign: string,
  breakdowns: string,
  [since, until]: [string, string],
) {
  const door = await world.listen();
  try {
    const headers = { authorization: `Bearer ${world.describe().tokens['shared'] ?? ''}` };
    const get = async (path: string) =>
      (await (await fetch(`${door.origin}/v26.0/${path}`, { headers })).json()) as Record<string, unknown>;
    const body = new URLSearchParams({
      level: 'campaign',
      fields: 'campaign_id,spend',
      time_range: JSON.stringify({ since, until }),
      breakdowns,
    });
    const begun = await fetch(`${door.origin}/v26.0/${account}/insights`, { method: 'POST', headers, body });
    const { report_run_id: run } = (await begun.json()) as { report_run_id: string };
    expect((await get(run))['async_status']).not.toBe('Job Completed');
    desk.pass(60);
    expect((await get(run))['async_status']).toBe('Job Completed');
    const { data } = (await get(`${run}/insights?limit=500`)) as { data: Part[] };
    return data.filter((row) => row['campaign_id'] === campaign);
  } finally {
    await door.close();
  }
}

const inOrder = (rows: readonly (readonly unknown[])[]) =>
  rows.map((row) => row.join(' | ')).toSorted((a, b) => a.localeCompare(b));

describe('a breakdown', slow, () => {
  test.each([
    ['age_gender', 'age', 'gender'],
    ['placement', 'publisher_platform', 'platform_position'],
    ['country', 'country', null],
  ] as const)('by %s is, part by part, what the sandbox’s own report says', async (kind, first, second) => {
    const { client, overview } = (await readClients())[0]!;
    const { from, to } = overview.coverage.period;
    const campaign = overview.campaigns[0]!;
    const [account] = await accountsOf(client.id);
    const by = second === null ? first : `${first},${second}`;
    const report = await reportOf(account!, campaign.id, by, [from, to]);
    const period = { from, to };
    const ask = { clientId: client.id, assetId: campaign.assetId, campaignId: campaign.id, kind };
    await desk.api.sync.breakdown({ ...ask, ...period });
    const shown = await desk.api.insights.breakdown({
      clientId: client.id,
      objectId: campaign.id,
      kind,
      period,
    });
    const columns = partColumns(kind, words, look.formats, shown.currency);
    const rows = await saved(client, columns, shown.rows);
    const [one, two] = columns.map(({ title }) => title);
    const keyed = rows.map((row) => [
      row.get(one!),
      second === null ? '' : row.get(two!),
      numberIn(row, words.figures.spend),
    ]);
    const expected = report.map((row) => [row[first], second === null ? '' : row[second], Number(row.spend)]);
    expect(inOrder(keyed)).toEqual(inOrder(expected));
    expect(rows.length).toBeGreaterThan(0);
    const total = shown.rows.reduce((sum, { figures }) => sum + figures.spendMicros, 0);
    expect(total).toBe(adTruth(world, [campaign.id], from, to).spendMicros);
  });
});
