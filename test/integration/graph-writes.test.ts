import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../shared/failure.ts';
import { accountCampaigns } from '../../main/graph/endpoints/ads.ts';
import { approveIntent } from '../../main/graph/intent.ts';
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

describe('a write', () => {
  async function intentFor({ graph, scope, accountId, options }: ReturnType<typeof here>) {
    const { data } = await graph.readFor(scope, accountCampaigns, { accountId, after: null }, options);
    const one = data.find(
      ({ status, daily_budget: budget }) => status === 'ACTIVE' && Number(budget ?? 0) > 0,
    )!;
    return approveIntent({
      proposalId: 'p1',
      accountId,
      object: { kind: 'campaign', id: one.id },
      field: 'daily_budget',
      minorUnits: Number(one.daily_budget) + 100,
    });
  }
  const posts = () => served.sandbox.requests().filter(({ method }) => method === 'POST').length;

  test.each([
    ['a reset after it was applied', { kind: 'reset-after' }, 1],
    ['a reset before', { kind: 'reset-before' }, 0],
    ['a gateway’s page', { kind: 'html' }, 0],
    ['half a reply', { kind: 'truncate' }, 1],
    ['code 2', { kind: 'error', code: 2, status: 500 }, 0],
  ] as const)('is sent once, and its outcome is unknown after %s', async (_, fault, applied) => {
    const at = here();
    const intent = await intentFor(at);
    fail(fault, undefined, { method: 'POST' });
    const failure = await failureOf(at.graph.writeFor(at.scope, intent, 'apply', at.options));
    expect(failure.code).toBe('outcome_unknown');
    expect(posts()).toBe(1);
    expect(served.sandbox.applied().length).toBe(applied);
  });

  test('that Meta refuses is refused, with Meta’s reason', async () => {
    const at = here();
    const intent = await intentFor(at);
    const tiny = approveIntent({ ...intent, minorUnits: 1 });
    const failure = await failureOf(at.graph.writeFor(at.scope, tiny, 'validate', at.options));
    expect(failure).toMatchObject({ code: 'graph_refused', details: { kind: 'budget_rule' } });
    expect(failure.message).toContain('“');
  });

  test('that was stopped while it waited for its turn is not sent at all, and keeps nobody else waiting', async () => {
    const at = here();
    const intent = await intentFor(at);
    const lastLook = () => {
      throw new AppError('conflict', 'Stopped.', { sent: false });
    };
    const stopped = await failureOf(
      at.graph.writeFor(at.scope, intent, 'apply', { ...at.options, lastLook }),
    );
    expect(stopped).toMatchObject({ code: 'conflict', details: { sent: false } });
    expect(posts()).toBe(0);
    await at.graph.writeFor(at.scope, intent, 'apply', at.options);
    expect(served.sandbox.applied().length).toBe(1);
  });

  test('to an object that nobody has read is not sent at all', async () => {
    const at = here();
    const intent = await intentFor(at);
    const { graph } = aGraph(served);
    const failure = await failureOf(graph.writeFor(at.scope, intent, 'apply', at.options));
    expect(failure.code).toBe('not_found');
    expect(posts()).toBe(0);
  });
});
