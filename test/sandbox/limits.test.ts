import { describe, expect, test } from 'vitest';
import { throttles } from '../../main/sandbox/throttles.ts';
import { budgetOwner, clientOf, openGraph, pageTokenOf, refusal } from './graph.ts';

const usage = (headers: Headers, name: string) => JSON.parse(headers.get(name) ?? 'null');

describe('limits', () => {
  test('the limited tier takes 60 points of an account in five minutes, a write costs three', async () => {
    const graph = await openGraph({ config: { tier: 'limited' } });
    const { account } = clientOf(graph, 'promed');
    const { id, daily } = await budgetOwner(graph, account, 'campaigns');
    await graph.post(id, { daily_budget: String(daily + 100) });

    let reads = 0;
    for (; (await graph.get(account)).status === 200; reads += 1);
    const blocked = await graph.get(account);
    const other = await graph.get(clientOf(graph, 'belmonte').account);

    expect(reads).toBe(60 - 1 - 3);
    expect(refusal(blocked)).toEqual({ status: 400, code: 17, subcode: 2446079 });
    expect(usage(blocked.headers, 'x-ad-account-usage')).toMatchObject({
      ads_api_access_tier: 'development_access',
    });
    expect(other.status).toBe(200);
  });

  test('a call against a block that was told makes it longer, and is written down', async () => {
    const graph = await openGraph({ config: { tier: 'limited' } });
    const { account } = clientOf(graph, 'promed');
    while ((await graph.get(account)).status === 200);
    const told = graph.sandbox.requests().length;

    graph.sandbox.clock.advance(290);
    await graph.get(account);
    graph.sandbox.clock.advance(20);
    const still = await graph.get(account);
    graph.sandbox.clock.advance(300);

    expect(still.status).toBe(400);
    expect((await graph.get(account)).status).toBe(200);
    expect(graph.sandbox.requests().map((one) => one.whileBlocked)).toEqual([
      ...Array.from({ length: told }, () => false),
      true,
      true,
      false,
    ]);
  });

  test('usage headers ride on every reply, keyed without act_, in minutes to regain', async () => {
    const graph = await openGraph({ config: { appCallsPerHour: 10 } });
    const { account, accountId } = clientOf(graph, 'villa-sorgente');
    const page = clientOf(graph, 'belmonte').page;

    const refused = await graph.get(account);
    const insights = await graph.get(`${clientOf(graph, 'belmonte').account}/insights`);
    const ofPage = await graph.get(page, await pageTokenOf(graph, page));

    expect(usage(refused.headers, 'x-business-use-case-usage')).toEqual({
      [accountId]: [
        {
          type: 'ads_management',
          call_count: 100,
          total_cputime: 50,
          total_time: 70,
          estimated_time_to_regain_access: 47,
          ads_api_access_tier: 'standard_access',
        },
      ],
    });
    expect(usage(insights.headers, 'x-fb-ads-insights-throttle')).toMatchObject({
      ads_api_access_tier: 'standard_access',
    });
    expect(usage(insights.headers, 'x-app-usage')).toEqual({
      call_count: 20,
      total_cputime: 12,
      total_time: 16,
    });
    expect(usage(ofPage.headers, 'x-business-use-case-usage')[page][0].type).toBe('pages');
  });

  test('the app’s use can pass 100 %, and then the whole app waits', async () => {
    const graph = await openGraph({ config: { appCallsPerHour: 5 } });
    for (let i = 0; i < 5; i += 1) await graph.get('me');

    const refused = await graph.get('me');

    expect(refusal(refused)).toEqual({ status: 403, code: 4 });
    expect(usage(refused.headers, 'x-app-usage').call_count).toBe(120);
  });

  test('usage headers can be missing, or broken', async () => {
    const graph = await openGraph();
    graph.sandbox.configure({ usageHeaders: 'missing' });
    const missing = await graph.get('me');
    graph.sandbox.configure({ usageHeaders: 'malformed' });
    const malformed = await graph.get('me');

    expect([missing.status, missing.headers.get('x-app-usage')]).toEqual([200, null]);
    expect(() => usage(malformed.headers, 'x-app-usage')).toThrow(SyntaxError);
  });

  test.each(Object.entries(throttles))(
    'throttle %s stops its own scope for its time, and no other',
    async (mode, { scope, edge }) => {
      const graph = await openGraph();
      const { account, page } = clientOf(graph, 'belmonte');
      const pageToken = await pageTokenOf(graph, page);
      const path = scope === 'page' ? page : edge === 'insights' ? `${account}/insights` : account;
      const token = scope === 'page' ? pageToken : 'shared';
      const [code, subcode] = mode.split('/').map(Number);
      graph.sandbox.fault({ path }, { kind: 'throttle', mode, seconds: 120 }, 1);

      const refused = await graph.get(path, token);
      graph.sandbox.clock.advance(60);
      const spared = scope === 'app' ? null : await graph.get(clientOf(graph, 'lambert').account);
      const otherEdge = edge === 'insights' ? await graph.get(account) : null;
      graph.sandbox.clock.advance(61);

      expect(refusal(refused)).toMatchObject({ code, ...(subcode === undefined ? {} : { subcode }) });
      expect(spared?.status ?? 200).toBe(200);
      expect(otherEdge?.status ?? 200).toBe(200);
      expect((await graph.get(path, token)).status).toBe(200);
    },
  );
});
