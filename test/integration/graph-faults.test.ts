import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { GraphRefusal } from '../../main/graph/classify.ts';
import { accountCampaigns } from '../../main/graph/endpoints/ads.ts';
import type { InsightsQuestion } from '../../main/graph/endpoints/insights.ts';
import { pageInsights } from '../../main/graph/endpoints/pages.ts';
import { readAll } from '../../main/graph/paging.ts';
import { readByReport, readInsights } from '../../main/graph/reports.ts';
import type { Fault, Match } from '../../main/sandbox/faults.ts';
import { failureOf } from '../builders/failure.ts';
import { aFirstClient, aGraph, closeGraphs } from '../builders/graph.ts';
import { aSandbox, closeSandboxes, type Served } from '../builders/sandbox.ts';

let served: Served;

beforeEach(async () => {
  served = await aSandbox();
});
afterEach(async () => {
  await closeGraphs();
  await closeSandboxes();
});

const here = () => aFirstClient(served);

function fail(fault: Fault, times?: number, match: Match = {}): void {
  served.sandbox.fault(match, fault, times);
}

const sent = () => served.sandbox.requests().length;

describe('a read is tried again', () => {
  const passing: readonly [string, Fault][] = [
    ['a reset before the reply', { kind: 'reset-before' }],
    ['a reset after the work', { kind: 'reset-after' }],
    ['a gateway’s page', { kind: 'html' }],
    ['half a reply', { kind: 'truncate' }],
    ['an empty 500', { kind: 'empty' }],
    ['code 1', { kind: 'error', code: 1, status: 500 }],
    ['code 2', { kind: 'error', code: 2, status: 500 }],
    ['a 100 that says it will pass', { kind: 'error', code: 100, transient: true }],
  ];
  test.each(passing)('after %s', async (_, fault) => {
    const { card, accountId } = here();
    fail(fault, 2);
    expect((await card()).account_id).toBe(accountId);
    expect(sent()).toBe(3);
  });

  test('four times and no more, and then says so in a sentence', async () => {
    const { card } = here();
    fail({ kind: 'error', code: 2, status: 500 });
    const failure = await failureOf(card());
    expect(failure).toMatchObject({ code: 'graph_failed', details: { kind: 'transient' } });
    expect(sent()).toBe(4);
  });

  test('for at most a tenth of the traffic in an outage, which ends with the circuit open', async () => {
    const { card, logged } = here();
    fail({ kind: 'html' });
    for (let at = 0; at < 60; at += 1) await card().catch(() => undefined);
    expect(sent()).toBeLessThan(60);
    const failure = await failureOf(card());
    expect(failure).toMatchObject({ code: 'offline', details: { why: 'breaker' } });
    served.sandbox.clearFaults();
    served.sandbox.clock.advance(400);
    expect((await card()).name).toBeTruthy();
    expect(logged.length).toBeGreaterThan(0);
  });

  test('at once when the network was found again, however long the circuit would have waited', async () => {
    const { card, graph } = here();
    fail({ kind: 'reset-before' });
    for (let at = 0; at < 20; at += 1) await card().catch(() => undefined);
    served.sandbox.clearFaults();
    expect(await failureOf(card())).toMatchObject({ details: { why: 'breaker' } });
    graph.backOnline();
    expect((await card()).name).toBeTruthy();
  });
});

describe('a read is sent once', () => {
  const final: readonly [string, Fault, string, string][] = [
    ['a dead token', { kind: 'error', code: 190, subcode: 463 }, 'token_dead', 'auth_dead'],
    ['a checkpoint', { kind: 'error', code: 190, subcode: 459 }, 'token_dead', 'auth_checkpoint'],
    ['gone or forbidden', { kind: 'error', code: 100, subcode: 33 }, 'graph_refused', 'gone_or_forbidden'],
    ['no permission', { kind: 'error', code: 200 }, 'graph_refused', 'permission'],
    ['a bad parameter', { kind: 'error', code: 100 }, 'graph_refused', 'invalid_param'],
    [
      'a wrong proof',
      { kind: 'error', code: 100, message: 'Invalid appsecret_proof provided' },
      'graph_refused',
      'config',
    ],
    ['a dead version', { kind: 'error', code: 2635 }, 'graph_refused', 'version_dead'],
    ['a stop of all changes', { kind: 'error', code: 368 }, 'graph_refused', 'policy_block'],
    [
      'retired ids, though with status 500',
      { kind: 'error', code: 100, status: 500, message: '(#100) ids query parameter is deprecated' },
      'graph_refused',
      'client_bug',
    ],
  ];
  test.each(final)('when Meta answers with %s', async (_, fault, code, kind) => {
    const { card } = here();
    fail(fault);
    const error = await card().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(GraphRefusal);
    expect((error as GraphRefusal).code).toBe(code);
    expect((error as GraphRefusal).verdict.kind).toBe(kind);
    expect((error as GraphRefusal).message).toMatch(/^\p{Lu}.+\.$/u);
    expect(sent()).toBe(1);
  });

  test.each([
    ['far too large', { kind: 'huge', bytes: 20_000_000 }, 'far more than was asked for'],
    ['nested without end', { kind: 'deep', bytes: 200_000 }, 'does not know'],
  ] as const)('when the reply is %s', async (_, fault, words) => {
    const { card } = here();
    fail(fault);
    expect((await failureOf(card())).message).toContain(words);
    expect(sent()).toBe(1);
  });
});

const days: InsightsQuestion = {
  level: 'ad',
  fields: ['ad_id', 'spend'],
  by: 'day',
  since: '2026-10-01',
  until: '2026-11-10',
};

describe('too much data', () => {
  test('is asked for in smaller pages, and by a report where even a single row is too much', async () => {
    const { graph, scope, options, accountId } = here();
    const question = { ...days, accountId };
    const needs = { now: () => served.sandbox.clock.now(), wake: wakeBySandbox };
    const plain = await readInsights(graph, scope, question, options, needs);
    served.sandbox.configure({ maxSyncRows: 5 });
    const before = sent();
    expect(await readInsights(graph, scope, question, options, needs)).toEqual(plain);
    expect(
      served.sandbox
        .requests()
        .slice(before)
        .some(({ method }) => method === 'POST'),
    ).toBe(true);
  });

  test.each(['failed', 'skipped', 'stuck'] as const)(
    'a report that is %s ends in a sentence',
    async (reports) => {
      const { graph, scope, options, accountId } = here();
      served.sandbox.configure({ reports });
      const needs = { now: () => served.sandbox.clock.now(), wake: wakeBySandbox };
      const failure = await failureOf(readByReport(graph, scope, { ...days, accountId }, options, needs));
      expect(failure).toMatchObject({ code: 'graph_failed' });
      expect(failure.message).toMatch(/report/);
    },
  );

  test('a report is started once, whatever comes back: Meta would make two', async () => {
    const { graph, scope, options, accountId } = here();
    fail({ kind: 'error', code: 2, status: 500 }, undefined, { method: 'POST' });
    const needs = { now: () => served.sandbox.clock.now(), wake: wakeBySandbox };
    await failureOf(readByReport(graph, scope, { ...days, accountId }, options, needs));
    expect(sent()).toBe(1);
  });

  test('a report that is not there at the first look is looked for again', async () => {
    const { graph, scope, options, accountId } = here();
    served.sandbox.configure({ reports: 'notFoundFirst' });
    const needs = { now: () => served.sandbox.clock.now(), wake: wakeBySandbox };
    expect((await readByReport(graph, scope, { ...days, accountId }, options, needs)).length).toBeGreaterThan(
      0,
    );
  });
});

function wakeBySandbox(ms: number, then: () => void): () => void {
  const soon = setImmediate(() => {
    served.sandbox.clock.advance(ms / 1000);
    then();
  });
  return () => clearImmediate(soon);
}

test('a cursor that Meta has forgotten starts the list again', async () => {
  const { graph, scope, options, accountId } = here();
  const read = () =>
    readAll((page) => graph.readFor(scope, accountCampaigns, { accountId, ...page }, options), 2);
  const whole = await read();
  served.sandbox.fault({ path: 'campaigns', params: { after: '*' } }, { kind: 'error', code: 2642 }, 1);
  expect(await read()).toEqual(whole);
});

test('a Page token that Meta calls dead is fetched anew; the shared token is not called dead', async () => {
  const { graph, scope, options, pageId } = here();
  const ask = {
    pageId,
    metrics: ['page_follows'],
    period: 'day',
    since: '2026-11-10',
    until: '2026-11-16',
  } as const;
  const read = () => graph.readFor(scope, pageInsights, ask, options);
  await read();
  fail({ kind: 'error', code: 190, subcode: 463 }, 1, { path: `${pageId}/insights` });
  expect((await read()).data.length).toBe(1);
  fail({ kind: 'error', code: 190, message: '(#190) This method must be called with a Page Access Token' });
  const failure = await failureOf(read());
  expect(failure.code).toBe('graph_refused');
});

test('another version than the pinned one, and Meta’s warning about it, are said once', async () => {
  const { card, graph } = here();
  fail({ kind: 'version-warning' });
  await card();
  await card();
  expect(graph.versionNotices().length).toBe(1);
  expect(graph.versionNotices()[0]!.warning).toBeTruthy();
});

test('with an app secret every call is signed, with the Page’s own token too', async () => {
  const described = served.sandbox.describe();
  served.sandbox.configure({ proof: 'required' });
  const bare = here();
  expect((await failureOf(bare.card())).details['kind']).toBe('config');
  const appSecret = () => Buffer.from(described.appSecret);
  const { graph } = aGraph(served, { appSecret });
  const ask = {
    pageId: bare.pageId,
    metrics: ['page_follows'],
    period: 'day',
    since: '2026-11-10',
    until: '2026-11-16',
  } as const;
  expect((await graph.readFor(bare.scope, pageInsights, ask, bare.options)).data.length).toBe(1);
});
