import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  accountAds,
  accountAdSets,
  accountCampaigns,
  adSet,
  campaign,
  campaignAds,
  campaignAdSets,
} from '../../main/graph/endpoints/ads.ts';
import { accountCard, budgetActivities, minimumBudgets } from '../../main/graph/endpoints/accounts.ts';
import {
  assignedAccounts,
  assignedPages,
  clientAccounts,
  clientPages,
  ownedAccounts,
  ownedPages,
  reachedAccounts,
  reachedPages,
} from '../../main/graph/endpoints/discovery.ts';
import {
  accountDays,
  accountInsights,
  type InsightsQuestion,
  objectInsights,
} from '../../main/graph/endpoints/insights.ts';
import {
  pageCard,
  pageInsights,
  pagePostComments,
  pagePosts,
  postInsights,
} from '../../main/graph/endpoints/pages.ts';
import {
  debugToken,
  myPermissions,
  refreshToken,
  revokeToken,
  whoAmI,
} from '../../main/graph/endpoints/token.ts';
import { approveIntent } from '../../main/graph/intent.ts';
import { readAll } from '../../main/graph/paging.ts';
import { readByReport, readInsights } from '../../main/graph/reports.ts';
import { aGraph, closeGraphs, scopeOf, type TestGraph, tokenOf } from '../builders/graph.ts';
import { aSandbox, closeSandboxes, type Served } from '../builders/sandbox.ts';

let served: Served;
let test1: TestGraph;
const signal = new AbortController().signal;
const week = { since: '2026-11-10', until: '2026-11-16' };
const question: InsightsQuestion = {
  level: 'campaign',
  fields: ['campaign_id', 'spend', 'impressions', 'actions'],
  by: 'day',
  ...week,
};

beforeEach(async () => {
  served = await aSandbox();
  test1 = aGraph(served);
});
afterEach(async () => {
  await closeGraphs();
  await closeSandboxes();
});

function here(index = 0) {
  const described = served.sandbox.describe();
  const client = described.clients[index]!;
  const options = { token: tokenOf(served), signal };
  return {
    ...described,
    scope: scopeOf(served, index),
    accountId: client.accounts[0]!.accountId,
    pageId: client.pages[0]!.id,
    options,
    ...test1,
  };
}

describe('the token', () => {
  test('is described, names itself and its permissions', async () => {
    const { graph, options, tokens, systemUserId } = here();
    const { data } = await graph.read(debugToken, { inputToken: tokens['shared']! }, options);
    expect(data).toMatchObject({ is_valid: true, type: 'SYSTEM_USER', expires_at: 0 });
    expect((await graph.read(whoAmI, {}, options)).id).toBe(systemUserId);
    const permissions = await graph.read(myPermissions, {}, options);
    expect(permissions.data).toContainEqual({ permission: 'read_insights', status: 'granted' });
  });

  test('of sixty days is refreshed and the old one revoked', async () => {
    const { graph, tokens, appId, appSecret } = here();
    const old = { token: tokenOf(served, 'shared60d'), signal };
    const app = { appId, appSecret };
    const fresh = await graph.read(refreshToken, { ...app, oldToken: tokens['shared60d']! }, old);
    expect(fresh.access_token).not.toBe(tokens['shared60d']);
    const next = { token: Buffer.from(fresh.access_token), signal };
    expect(await graph.read(revokeToken, { ...app, deadToken: tokens['shared60d']! }, next)).toEqual({
      success: true,
    });
    await expect(graph.read(whoAmI, {}, old)).rejects.toMatchObject({ code: 'token_dead' });
  });
});

describe('what a token reaches', () => {
  test('is listed over all pages of a small page size', async () => {
    const { graph, options, clients } = here();
    const accounts = await readAll((page) => graph.read(reachedAccounts, page, options), 1);
    const pages = await readAll((page) => graph.read(reachedPages, page, options), 2);
    expect(accounts.map(({ account_id: id }) => id).toSorted()).toEqual(
      clients.flatMap((client) => client.accounts.map(({ accountId }) => accountId)).toSorted(),
    );
    expect(pages.length).toBe(clients.flatMap((client) => client.pages).length);
  });

  test('is listed by system user and by business', async () => {
    const { graph, options, systemUserId, businessId, clients } = here();
    const first = { after: null };
    const assigned = await graph.read(assignedAccounts, { systemUserId, ...first }, options);
    expect(assigned.data[0]!.tasks).toContain('ANALYZE');
    expect((await graph.read(assignedPages, { systemUserId, ...first }, options)).data[0]!.tasks).toContain(
      'ANALYZE',
    );
    const agency = { businessId, ...first };
    const client = { businessId: clients[0]!.businessId, ...first };
    const lists = [
      ...(await graph.read(clientAccounts, agency, options)).data,
      ...(await graph.read(ownedAccounts, client, options)).data,
    ];
    expect(lists.map(({ account_id: id }) => id)).toContain(clients[0]!.accounts[0]!.accountId);
    const pages = [
      ...(await graph.read(clientPages, agency, options)).data,
      ...(await graph.read(ownedPages, client, options)).data,
    ];
    expect(pages.map(({ id }) => id)).toContain(clients[0]!.pages[0]!.id);
  });
});

describe('a Page', () => {
  test('has a card, daily figures and posts, read with a token of its own', async () => {
    const { graph, scope, pageId, options, sandbox } = { ...here(), sandbox: served.sandbox };
    expect((await graph.readFor(scope, pageCard, { pageId }, options)).id).toBe(pageId);
    const figures = await graph.readFor(
      scope,
      pageInsights,
      { pageId, metrics: ['page_media_view'], period: 'day', ...week },
      options,
    );
    expect(figures.data[0]!.values.length).toBeGreaterThan(3);
    const posts = await graph.readFor(scope, pagePosts, { pageId, after: null }, options);
    const comments = await graph.readFor(scope, pagePostComments, { pageId, after: null }, options);
    expect(comments.data.length).toBe(posts.data.length);
    const postId = posts.data[0]!.id;
    const one = await graph.readFor(scope, postInsights, { postId, metrics: ['post_media_view'] }, options);
    expect(one.data[0]!.name).toBe('post_media_view');
    const asked = sandbox.requests().filter(({ params }) => params['fields']?.includes('access_token'));
    expect(asked.length).toBe(1);
  });
});

describe('an ad account', () => {
  test('has a card, floors for budgets and a record of budget changes', async () => {
    const { graph, scope, accountId, options } = here();
    const card = await graph.readFor(scope, accountCard, { accountId }, options);
    expect(card).toMatchObject({ account_id: accountId, user_tasks: ['MANAGE', 'ADVERTISE', 'ANALYZE'] });
    const floors = await graph.readFor(scope, minimumBudgets, { accountId }, options);
    expect(floors.data[0]!.currency).toBe(card.currency);
    const since = '2026-10-25';
    const ask = { accountId, since, until: '2026-11-20', after: null };
    const changes = await graph.readFor(scope, budgetActivities, ask, options);
    expect(changes.data.every(({ event_type: type }) => type.includes('budget'))).toBe(true);
  });

  test('has campaigns, ad sets and ads, from above and from the campaign', async () => {
    const { graph, scope, accountId, options } = here();
    const campaigns = await readAll((page) =>
      graph.readFor(scope, accountCampaigns, { accountId, ...page }, options),
    );
    const campaignId = campaigns[0]!.id;
    const of = { campaignId, after: null };
    const adSets = await graph.readFor(scope, campaignAdSets, of, options);
    const ads = await graph.readFor(scope, campaignAds, of, options);
    const all = await readAll(
      (page) => graph.readFor(scope, accountAdSets, { accountId, ...page }, options),
      3,
    );
    const allAds = await readAll(
      (page) => graph.readFor(scope, accountAds, { accountId, ...page }, options),
      7,
    );
    expect(all.filter((one) => one.campaign_id === campaignId).length).toBe(adSets.data.length);
    expect(allAds.filter((one) => one.campaign_id === campaignId).length).toBe(ads.data.length);
    expect(new Set(allAds.map(({ id }) => id)).size).toBe(allAds.length);
    expect(await graph.readFor(scope, campaign, { campaignId }, options)).toEqual(campaigns[0]);
    const adSetId = adSets.data[0]!.id;
    expect((await graph.readFor(scope, adSet, { adSetId }, options)).campaign_id).toBe(campaignId);
  });

  test('of an object that nobody has listed is found before anything of it is read', async () => {
    const first = here();
    const list = { accountId: first.accountId, after: null };
    const { data } = await first.graph.readFor(first.scope, accountCampaigns, list, first.options);
    const { graph } = aGraph(served);
    const read = await graph.readFor(first.scope, campaign, { campaignId: data[0]!.id }, first.options);
    expect(read.id).toBe(data[0]!.id);
    const last = served.sandbox.requests().slice(-2);
    expect(last[0]!.params['fields']).toBe('id,account_id');
  });
});

describe('figures', () => {
  test('come for an account, a campaign and in one go for the smallest question', async () => {
    const { graph, scope, accountId, options } = here();
    const rows = await graph.readFor(
      scope,
      accountInsights,
      { ...question, accountId, after: null },
      options,
    );
    const objectId = rows.data[0]!.campaign_id!;
    const own = await graph.readFor(scope, objectInsights, { ...question, objectId, after: null }, options);
    expect(own.data).toEqual(rows.data.filter((row) => row.campaign_id === objectId));
    const days = await graph.readFor(scope, accountDays, { accountId, ...week }, options);
    expect(days.data.length).toBe(7);
  });

  test('come by a report as they do at once', async () => {
    const { graph, scope, accountId, options } = here();
    const needs = { now: () => served.sandbox.clock.now(), wake: wakeBySandbox() };
    const asked = { ...question, accountId };
    const atOnce = await readInsights(graph, scope, asked, options, needs);
    const byReport = await readByReport(graph, scope, asked, options, needs);
    expect(byReport).toEqual(atOnce);
    expect(atOnce.length).toBeGreaterThan(7);
  });
});

describe('a budget', () => {
  test('is validated and then written once, and only with an approved intent', async () => {
    const { graph, scope, accountId, options } = here();
    const campaigns = await readAll((page) =>
      graph.readFor(scope, accountCampaigns, { accountId, ...page }, options),
    );
    const target = campaigns.find((one) => one.status === 'ACTIVE' && Number(one.daily_budget ?? 0) > 0)!;
    const minorUnits = Number(target.daily_budget) + 500;
    const intent = approveIntent({
      proposalId: 'p1',
      accountId,
      object: { kind: 'campaign', id: target.id },
      field: 'daily_budget',
      minorUnits,
    });
    await graph.writeFor(scope, intent, 'validate', options);
    expect(served.sandbox.applied()).toEqual([]);
    await graph.writeFor(scope, intent, 'apply', options);
    expect(served.sandbox.applied()).toMatchObject([{ object: target.id, after: String(minorUnits) }]);
  });
});

function wakeBySandbox() {
  return (ms: number, then: () => void) => {
    const soon = setImmediate(() => {
      served.sandbox.clock.advance(ms / 1000);
      then();
    });
    return () => clearImmediate(soon);
  };
}

test('nothing that was sent is unknown to the sandbox, and no token was in an address', async () => {
  const { graph, scope, accountId, options } = here();
  await graph.readFor(scope, accountCard, { accountId }, options);
  const requests = served.sandbox.requests();
  expect(requests.length).toBeGreaterThan(0);
  expect(requests.filter(({ unlisted, tokenIn }) => unlisted || tokenIn === 'url')).toEqual([]);
});
