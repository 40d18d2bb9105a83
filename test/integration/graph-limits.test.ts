import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InsightsQuestion } from '../../main/graph/endpoints/insights.ts';
import { whoAmI } from '../../main/graph/endpoints/token.ts';
import { readInsights } from '../../main/graph/reports.ts';
import type { Fault, Match } from '../../main/sandbox/faults.ts';
import { failureOf } from '../builders/failure.ts';
import { aFirstClient, aGraph, closeGraphs, tokenOf } from '../builders/graph.ts';
import { aSandbox, closeSandboxes, type Served } from '../builders/sandbox.ts';

let served: Served;
const signal = new AbortController().signal;

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
const days: InsightsQuestion = {
  level: 'ad',
  fields: ['ad_id', 'spend'],
  by: 'day',
  since: '2026-10-01',
  until: '2026-11-10',
};

describe('a throttle', () => {
  const modes: readonly [string, string][] = [
    ['4', 'app'],
    ['17/2446079', 'account'],
    ['613/1996', 'app'],
    ['613/1487742', 'account'],
    ['80004', 'account'],
    ['200/4841013', 'account'],
    ['613/4841018', 'account'],
  ];
  test.each(modes)(
    '%s stops the %s, says for how long, and meets silence until it is over',
    async (mode, lane) => {
      const { card, graph, options } = here();
      fail({ kind: 'throttle', mode, seconds: 50 }, 1);
      const first = await failureOf(card());
      expect(first).toMatchObject({ code: 'graph_limited', details: { kind: 'throttle' } });
      expect(first.details['regainMinutes']).toBeGreaterThan(0);
      const before = sent();
      const again = await failureOf(card());
      expect(again.code).toBe('graph_limited');
      expect(sent()).toBe(before);
      const others = await graph.read(whoAmI, {}, options).catch(() => null);
      expect(others === null).toBe(lane === 'app');
      served.sandbox.clock.advance(3 * 3600);
      expect((await card()).name).toBeTruthy();
      expect(served.sandbox.requests().filter(({ whileBlocked }) => whileBlocked)).toEqual([]);
    },
  );

  test('of insights leaves everything else alone', async () => {
    const { card, graph, scope, options, accountId } = here();
    fail({ kind: 'throttle', mode: '4/1504022', seconds: 50 }, 1);
    const question = { ...days, accountId };
    const needs = { now: () => served.sandbox.clock.now() };
    expect((await failureOf(readInsights(graph, scope, question, options, needs))).code).toBe(
      'graph_limited',
    );
    expect((await card()).name).toBeTruthy();
  });

  test('outlives the process', async () => {
    const { graph, card } = here();
    fail({ kind: 'throttle', mode: '4', seconds: 50 }, 1);
    await failureOf(card());
    const saved = JSON.parse(JSON.stringify(graph.saveLimits())) as unknown;
    const { graph: next } = aGraph(served, { savedGovernor: saved });
    const failure = await failureOf(next.read(whoAmI, {}, { token: tokenOf(served), signal }));
    expect(failure.code).toBe('graph_limited');
    expect(next.limits().lanes.find(({ key }) => key === 'app')!.minutesLeft).toBeGreaterThan(0);
    expect(sent()).toBe(1);
  });
});

describe('usage headers', () => {
  test.each(['missing', 'malformed'] as const)('may be %s', async (usageHeaders) => {
    const { card, accountId } = here();
    served.sandbox.configure({ usageHeaders });
    expect((await card()).account_id).toBe(accountId);
  });

  test('of a full account hold the next call back for as long as they say', async () => {
    const { card, accountId, graph } = here();
    fail({ kind: 'usage', percent: 118, regainMinutes: 47 }, 1);
    expect((await card()).account_id).toBe(accountId);
    expect((await failureOf(card())).details['regainMinutes']).toBe(47);
    expect(graph.limits().lanes.find(({ key }) => key === `account:${accountId}`)).toMatchObject({
      minutesLeft: 47,
    });
    expect(sent()).toBe(1);
  });

  test('name the tier, so that a screen can warn', async () => {
    const { card, graph } = here();
    served.sandbox.configure({ tier: 'limited' });
    await card();
    expect(graph.limits().tier).toBe('limited');
  });
});
