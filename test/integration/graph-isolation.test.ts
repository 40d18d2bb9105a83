import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ClientScope } from '../../main/clients/scope.ts';
import type { GraphClient, ReadOptions } from '../../main/graph/client.ts';
import {
  accountAdSets,
  accountCampaigns,
  adSet,
  campaign,
  campaignAds,
  campaignAdSets,
} from '../../main/graph/endpoints/ads.ts';
import { accountCard, budgetActivities, minimumBudgets } from '../../main/graph/endpoints/accounts.ts';
import {
  accountInsights,
  type InsightsQuestion,
  objectInsights,
  reportRows,
  reportRun,
  startReport,
} from '../../main/graph/endpoints/insights.ts';
import { pageCard, pageInsights, pagePosts, postInsights } from '../../main/graph/endpoints/pages.ts';
import { approveIntent } from '../../main/graph/intent.ts';
import { failureOf } from '../builders/failure.ts';
import { aGraph, closeGraphs, scopeOf, tokenOf } from '../builders/graph.ts';
import { aSandbox, closeSandboxes, type Served } from '../builders/sandbox.ts';

afterEach(async () => {
  await closeGraphs();
  await closeSandboxes();
});

const size = 5;
const signal = new AbortController().signal;
const week = { since: '2026-11-10', until: '2026-11-16' };
const question: InsightsQuestion = { level: 'campaign', fields: ['spend'], by: 'range', ...week };

/** Everything of one client's that a request could name. */
interface Belongings {
  readonly accountId: string;
  readonly pageId: string;
  readonly campaignId: string;
  readonly adSetId: string;
  readonly postId: string;
  readonly runId: string;
  readonly cursor: string;
}

interface World {
  readonly served: Served;
  readonly graph: GraphClient;
  readonly options: ReadOptions;
  readonly scopes: readonly ClientScope[];
  readonly belongings: readonly Belongings[];
}

let world: World;

beforeEach(async () => {
  const served = await aSandbox(undefined, size);
  const options = { token: tokenOf(served), signal };
  const { graph } = aGraph(served);
  const scopes = Array.from({ length: size }, (_, at) => scopeOf(served, at));
  const belongings: Belongings[] = [];
  for (const [at, scope] of scopes.entries()) {
    const { accounts, pages } = served.sandbox.describe().clients[at]!;
    const accountId = accounts[0]!.accountId;
    const pageId = pages[0]!.id;
    const campaigns = await graph.readFor(
      scope,
      accountCampaigns,
      { accountId, after: null, limit: 1 },
      options,
    );
    const adSets = await graph.readFor(scope, accountAdSets, { accountId, after: null, limit: 1 }, options);
    const posts = await graph.readFor(scope, pagePosts, { pageId, after: null, limit: 1 }, options);
    const run = await graph.readFor(scope, startReport, { ...question, accountId }, options);
    belongings.push({
      accountId,
      pageId,
      campaignId: campaigns.data[0]!.id,
      adSetId: adSets.data[0]!.id,
      postId: posts.data[0]!.id,
      runId: run.report_run_id,
      cursor: campaigns.paging!.cursors!.after!,
    });
  }
  served.sandbox.clock.advance(60);
  world = { served, graph, options, scopes, belongings };
});

type Read = (
  graph: GraphClient,
  scope: ClientScope,
  of: Belongings,
  options: ReadOptions,
) => Promise<unknown>;

/** Every endpoint that belongs to a client. */
const reads: Readonly<Record<string, Read>> = {
  account: (g, s, { accountId }, o) => g.readFor(s, accountCard, { accountId }, o),
  minimums: (g, s, { accountId }, o) => g.readFor(s, minimumBudgets, { accountId }, o),
  activities: (g, s, { accountId }, o) =>
    g.readFor(s, budgetActivities, { accountId, ...week, after: null }, o),
  campaigns: (g, s, { accountId }, o) => g.readFor(s, accountCampaigns, { accountId, after: null }, o),
  campaign: (g, s, { campaignId }, o) => g.readFor(s, campaign, { campaignId }, o),
  'campaign/adsets': (g, s, { campaignId }, o) =>
    g.readFor(s, campaignAdSets, { campaignId, after: null }, o),
  'campaign/ads': (g, s, { campaignId }, o) => g.readFor(s, campaignAds, { campaignId, after: null }, o),
  'ad set': (g, s, { adSetId }, o) => g.readFor(s, adSet, { adSetId }, o),
  insights: (g, s, { accountId }, o) =>
    g.readFor(s, accountInsights, { ...question, accountId, after: null }, o),
  'campaign insights': (g, s, { campaignId: objectId }, o) =>
    g.readFor(s, objectInsights, { ...question, objectId, after: null }, o),
  'start of a report': (g, s, { accountId }, o) => g.readFor(s, startReport, { ...question, accountId }, o),
  'report run': (g, s, { runId }, o) => g.readFor(s, reportRun, { runId }, o),
  'report rows': (g, s, { runId }, o) => g.readFor(s, reportRows, { runId, after: null }, o),
  page: (g, s, { pageId }, o) => g.readFor(s, pageCard, { pageId }, o),
  posts: (g, s, { pageId }, o) => g.readFor(s, pagePosts, { pageId, after: null }, o),
  'page insights': (g, s, { pageId }, o) =>
    g.readFor(s, pageInsights, { pageId, metrics: ['page_follows'], period: 'day', ...week }, o),
  'post insights': (g, s, { postId }, o) =>
    g.readFor(s, postInsights, { postId, metrics: ['post_clicks'] }, o),
};

const read = fc.constantFrom(...Object.entries(reads));
const client = fc.nat({ max: size - 1 });

test('what belongs to a client can be read by it, and by no other: nothing about it is even asked', async () => {
  await fc.assert(
    fc.asyncProperty(read, client, client, fc.boolean(), async ([, one], mine, theirs, isFresh) => {
      const { served, options, scopes, belongings } = world;
      // A client that has just started has no ownership in memory: it finds out before it asks anything else.
      const graph = isFresh ? aGraph(served).graph : world.graph;
      await one(graph, scopes[theirs]!, belongings[theirs]!, options);
      if (mine === theirs) return;
      const fresh = isFresh ? aGraph(served).graph : graph;
      const before = served.sandbox.requests().length;
      const failure = await failureOf(one(fresh, scopes[mine]!, belongings[theirs]!, options));
      expect(failure).toMatchObject({ code: 'not_found', details: {} });
      const asked = served.sandbox.requests().slice(before);
      expect(asked.every(({ params }) => params['fields'] === 'id,account_id')).toBe(true);
    }),
    { numRuns: 120 },
  );
});

test('an id that does not exist sounds like one of another client', async () => {
  const { graph, scopes, options } = world;
  await fc.assert(
    fc.asyncProperty(client, fc.integer({ min: 10 ** 9, max: 10 ** 15 }).map(String), async (at, id) => {
      const foreign = { code: 'not_found', message: 'This client has no such account or Page.' };
      const asks = [
        () => graph.readFor(scopes[at]!, accountCard, { accountId: id }, options),
        () => graph.readFor(scopes[at]!, campaign, { campaignId: id }, options),
        () => graph.readFor(scopes[at]!, pageCard, { pageId: id }, options),
        () => graph.readFor(scopes[at]!, reportRun, { runId: id }, options),
      ];
      for (const ask of asks) expect(await failureOf(ask())).toMatchObject(foreign);
    }),
    { numRuns: 20 },
  );
});

test('an id with anything but digits in it goes nowhere', async () => {
  const { graph, scopes, options, served, belongings } = world;
  const tricks = ['?method=post', '/../me', '/copies', '%2F', ' ', '\n', '?ids=1,2', '#', '.json'];
  const before = served.sandbox.requests().length;
  for (const trick of tricks) {
    for (const at of [0, 1]) {
      const id = `${belongings[at]!.campaignId}${trick}`;
      const wide = { ...scopes[0]!, metaIds: new Set([...scopes[0]!.metaIds, id]) } as ClientScope;
      const asks = [
        () => graph.readFor(wide, accountCard, { accountId: id }, options),
        () => graph.readFor(wide, pageCard, { pageId: id }, options),
        () => graph.readFor(wide, campaign, { campaignId: id }, options),
      ];
      for (const ask of asks) await expect(ask()).rejects.toBeDefined();
    }
  }
  expect(served.sandbox.requests().length).toBe(before);
});

test('a cursor of another client’s list opens nothing of it', async () => {
  const { graph, scopes, options, belongings } = world;
  const ask = { accountId: belongings[0]!.accountId, after: belongings[1]!.cursor };
  const outcome = await graph.readFor(scopes[0]!, accountCampaigns, ask, options).catch(() => null);
  expect(outcome?.data.every(({ account_id: id }) => id === belongings[0]!.accountId) ?? true).toBe(true);
  const own = { accountId: belongings[0]!.accountId, after: belongings[0]!.cursor };
  expect((await graph.readFor(scopes[0]!, accountCampaigns, own, options)).data).toBeDefined();
});

test('an answer about another account is thrown away whole', async () => {
  const { served, scopes, options, belongings } = world;
  const [mine, theirs] = [belongings[0]!.accountId, belongings[1]!.accountId];
  const { transport } = aGraph(served);
  // Something between us and Meta answers for another account.
  const mixedUp = {
    send: (request: Parameters<typeof transport.send>[0], abort: AbortSignal) =>
      transport.send({ ...request, path: request.path.replace(mine, theirs) }, abort),
    close: () => transport.close(),
  };
  const honest = aGraph(served, { transport });
  const { graph } = aGraph(served, { transport: mixedUp });
  for (const name of ['account', 'campaigns', 'insights']) {
    await honest.graph.readFor(scopes[0]!, accountCard, { accountId: mine }, options);
    const failure = await failureOf(reads[name]!(graph, scopes[0]!, belongings[0]!, options));
    expect(failure.message).toContain('another account');
  }
});

test('an approved intent does not reach into another client', async () => {
  const { graph, scopes, options, belongings, served } = world;
  const posts = () => served.sandbox.requests().filter(({ method }) => method === 'POST').length;
  const before = posts();
  const object = { kind: 'campaign', id: belongings[1]!.campaignId } as const;
  const facts = { proposalId: 'p', object, field: 'daily_budget', minorUnits: 5000 } as const;
  for (const at of [0, 1]) {
    const intent = approveIntent({ ...facts, accountId: belongings[at]!.accountId });
    const failure = await failureOf(graph.writeFor(scopes[0]!, intent, 'validate', options));
    expect(failure.code).toBe('not_found');
  }
  expect(posts()).toBe(before);
  const own = approveIntent({ ...facts, accountId: belongings[1]!.accountId });
  await graph.writeFor(scopes[1]!, own, 'validate', options).catch((error: { code: string }) => {
    // Whatever Meta says about this budget: it was asked.
    expect(error.code).toBe('graph_refused');
  });
  expect(posts()).toBe(before + 1);
});
