import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import library, { type Cursor } from 'facebook-nodejs-business-sdk';
import { describe, expect, onTestFinished, test } from 'vitest';
import { budgetOwner, clientOf, type Graph, openGraph } from './graph.ts';

/** Points the library at the sandbox by the one door that it leaves open: its static address. */
function useLibrary(graph: Graph, token: string): object {
  const before = Object.getOwnPropertyDescriptor(library.FacebookAdsApi, 'GRAPH');
  if (!before) throw new Error('The library has no address to change.');
  Object.defineProperty(library.FacebookAdsApi, 'GRAPH', { configurable: true, get: () => graph.origin });
  onTestFinished(() => void Object.defineProperty(library.FacebookAdsApi, 'GRAPH', before));
  return library.FacebookAdsApi.init(graph.token(token), 'en_US', false);
}

async function everything(first: Cursor): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  for (let page = first; ; page = await page.next()) {
    rows.push(...page.map((one) => one._data));
    if (!page.hasNext()) return rows;
  }
}

const failureOf = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => null,
    (caught: unknown) => caught as { status: number; response: { code: number; error_subcode?: number } },
  );
  return [error?.status, error?.response.code, error?.response.error_subcode];
};

describe('Meta’s own library', () => {
  test('reads Pages, their tokens, insights and posts', async () => {
    const graph = await openGraph({ clients: 60 });
    useLibrary(graph, 'shared');

    const pages = await everything(await new library.User('me').getAccounts(['id', 'name', 'access_token']));
    const [first] = pages;
    const api = new library.FacebookAdsApi(String(first?.['access_token']), 'en_US', false);
    const page = new library.Page(String(first?.['id']), {}, undefined, api);
    const insights = await page.getInsights([], {
      metric: ['page_follows'],
      period: 'day',
      since: '2026-11-10',
      until: '2026-11-17',
    });
    const posts = await page.getPosts(['message', 'created_time'], { limit: 30 });

    expect(pages).toHaveLength(60);
    expect(insights[0]?._data['values']).toHaveLength(7);
    expect(posts).toHaveLength(30);
  });

  test('reads campaigns page by page, and their insights', async () => {
    const graph = await openGraph();
    useLibrary(graph, 'shared');
    const { account } = clientOf(graph, 'belmonte');

    const campaigns = await everything(
      await new library.AdAccount(account).getCampaigns(['name', 'daily_budget'], { limit: 1 }),
    );
    const rows = await everything(
      await new library.AdAccount(account).getInsights(['campaign_id', 'spend', 'actions'], {
        level: 'campaign',
        time_increment: 1,
        time_range: { since: '2026-11-01', until: '2026-11-10' },
        limit: 7,
      }),
    );

    const asked = await graph.get(`${account}/campaigns?fields=name&limit=100`);
    expect(campaigns.map((one) => one['name'])).toEqual(
      asked.body.data.map((one: { name: string }) => one.name),
    );
    expect(rows.length).toBeGreaterThan(20);
    const sum = rows.reduce((total, row) => total + Number(row['spend']) * 100, 0);
    const truth = graph.sandbox.truth(account, '2026-11-01', '2026-11-10');
    expect('total' in truth && Math.round(sum) === truth.total.spend).toBe(true);
  });

  test('runs an asynchronous report to its end', async () => {
    const graph = await openGraph();
    useLibrary(graph, 'shared');
    const { account } = clientOf(graph, 'promed');

    const run = await new library.AdAccount(account).getInsightsAsync(['spend'], {
      level: 'adset',
      date_preset: 'last_30d',
    });
    // The library reads into the object itself, so each status is taken before the next read.
    const status = async () => {
      const { _data } = await run.get(['async_status', 'async_percent_completion']);
      return [_data['async_status'], _data['async_percent_completion']];
    };
    const before = await status();
    graph.sandbox.clock.advance(60);
    const after = await status();
    const rows = await everything(await run.getInsights([], { limit: 3 }));

    expect([before, after]).toEqual([
      ['Job Not Started', 0],
      ['Job Completed', 100],
    ]);
    expect(rows.length).toBeGreaterThan(3);
  });

  test('sets a budget, reads it back, and gets its refusals', async () => {
    const graph = await openGraph();
    useLibrary(graph, 'shared');
    const { account } = clientOf(graph, 'promed');
    const { id, daily } = await budgetOwner(graph, account, 'adsets');

    await new library.AdSet(id, {}).update([], { daily_budget: daily + 300 });
    const after = await new library.AdSet(id).get(['daily_budget']);

    expect(after._data['daily_budget']).toBe(String(daily + 300));
    expect(graph.sandbox.applied()).toHaveLength(1);
    expect(await failureOf(new library.AdSet(id).update([], { daily_budget: 1 }))).toEqual([
      400, 100, 1885272,
    ]);
    expect(await failureOf(new library.Campaign('120219999999999999').get(['name']))).toEqual([400, 100, 33]);
    expect(await failureOf(new library.AdAccount(account).getCampaigns(['colour']))).toEqual([
      400,
      100,
      undefined,
    ]);
  });

  test('gets the errors of dead tokens and throttles', async () => {
    const graph = await openGraph();
    useLibrary(graph, 'expired');
    expect(await failureOf(new library.User('me').get(['name']))).toEqual([401, 190, 463]);

    useLibrary(graph, 'shared');
    const { account } = clientOf(graph, 'villa-sorgente');
    expect(await failureOf(new library.AdAccount(account).get(['name']))).toEqual([400, 80004, undefined]);
  });
});

describe('curl', () => {
  const curl = async (...args: string[]) => (await promisify(execFile)('curl', ['-s', ...args])).stdout;

  test('reads with a header, writes a form, and sees status and headers', async () => {
    const graph = await openGraph();
    const { account } = clientOf(graph, 'promed');
    const { id, daily } = await budgetOwner(graph, account, 'campaigns');
    const auth = ['-H', `Authorization: Bearer ${graph.token('shared')}`];

    const read = await curl(
      ...auth,
      '-G',
      `${graph.origin}/v26.0/${id}`,
      '--data-urlencode',
      'fields=id,daily_budget',
    );
    const written = await curl(...auth, '-d', `daily_budget=${daily + 200}`, `${graph.origin}/v26.0/${id}`);
    const multipart = await curl(
      '-F',
      `access_token=${graph.token('shared')}`,
      '-F',
      `daily_budget=${daily + 300}`,
      `${graph.origin}/v26.0/${id}`,
    );
    const shown = await curl('-i', ...auth, `${graph.origin}/v26.0/act_1`);

    expect(JSON.parse(read)).toEqual({ id, daily_budget: String(daily) });
    expect([JSON.parse(written), JSON.parse(multipart)]).toEqual([{ success: true }, { success: true }]);
    expect(graph.sandbox.applied().map((one) => one.after)).toEqual([
      String(daily + 200),
      String(daily + 300),
    ]);
    expect(shown).toContain('HTTP/1.1 400 Bad Request');
    expect(shown.toLowerCase()).toContain('facebook-api-version: v26.0');
    expect(shown).toContain('"error_subcode":33');
  });

  test('moves the control door', async () => {
    const graph = await openGraph();

    await curl(
      '-d',
      '{"match":{"path":"/me"},"fault":{"kind":"reset-before"},"times":1}',
      `${graph.origin}/__sandbox/faults`,
    );
    const lost = await curl(`${graph.origin}/v26.0/me`).catch((error: { code: number }) => error.code);
    const requests = JSON.parse(await curl(`${graph.origin}/__sandbox/requests`));

    expect(lost).toBe(56);
    expect(requests).toMatchObject([{ path: '/me', fault: 'reset-before', status: null }]);
  });
});
