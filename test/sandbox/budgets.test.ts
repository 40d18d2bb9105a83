import { expect, test } from 'vitest';
import { budgetOwner, clientOf, openGraph, refusal } from './graph.ts';

test('a change is answered with success, read back, written down and in Meta’s own log', async () => {
  const graph = await openGraph();
  const { account } = clientOf(graph, 'promed');
  const { id, daily } = await budgetOwner(graph, account, 'campaigns');
  const updated = async () => (await graph.get(`${id}?fields=updated_time,daily_budget`)).body;
  const before = await updated();
  graph.sandbox.clock.advance(60);

  const reply = await graph.post(id, { daily_budget: String(daily + 700) });

  const after = await updated();
  expect(reply.body).toEqual({ success: true });
  expect(after.daily_budget).toBe(String(daily + 700));
  // Meta's trap: the time of the last update does not tell.
  expect(after.updated_time).toBe(before.updated_time);
  expect(graph.sandbox.applied()).toMatchObject([
    {
      object: id,
      field: 'daily_budget',
      before: String(daily),
      after: String(daily + 700),
      by: 'shared',
      foreign: false,
    },
  ]);
  const fields = 'event_type,object_id,object_type,application_id,extra_data';
  const { body } = await graph.get(`${account}/activities?category=BUDGET&oid=${id}&fields=${fields}`);
  expect(body.data[0]).toEqual({
    event_type: 'update_campaign_budget',
    object_id: id,
    object_type: 'CAMPAIGN_GROUP',
    application_id: graph.sandbox.describe().appId,
    extra_data: JSON.stringify({
      old_value: { old_value: daily, type: 'Per day' },
      new_value: { new_value: daily + 700, type: 'Per day' },
      currency: 'USD',
    }),
  });
});

test('JSON bodies write like forms', async () => {
  const graph = await openGraph();
  const { id, daily } = await budgetOwner(graph, clientOf(graph, 'shiosai').account, 'adsets');

  const reply = await fetch(`${graph.origin}/v26.0/${id}?access_token=${graph.token('shared')}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ daily_budget: daily + 100 }),
  });

  expect(await reply.json()).toEqual({ success: true });
  expect(graph.sandbox.applied()[0]?.after).toBe(String(daily + 100));
});

test('validate_only runs the rules, changes nothing and uses up nothing', async () => {
  const graph = await openGraph();
  const { id, daily } = await budgetOwner(graph, clientOf(graph, 'promed').account, 'adsets');
  const validate = { execution_options: '["validate_only"]' };

  for (let i = 0; i < 6; i += 1) {
    expect((await graph.post(id, { daily_budget: String(daily + 100), ...validate })).body).toEqual({
      success: true,
    });
  }
  expect(refusal(await graph.post(id, { daily_budget: '1', ...validate }))).toEqual({
    status: 400,
    code: 100,
    subcode: 1885272,
  });
  expect(graph.sandbox.applied()).toEqual([]);
  expect((await graph.post(id, { daily_budget: String(daily + 100) })).status).toBe(200);
});

test('each rule refuses with its own subcode, and nothing is applied', async () => {
  const graph = await openGraph();
  const belmonte = clientOf(graph, 'belmonte').account;
  const { body } = await graph.get(
    `${belmonte}/campaigns?fields=name,status,daily_budget,lifetime_budget,smart_promotion_type,adsets{id}&effective_status=["ACTIVE","PAUSED","ARCHIVED"]`,
  );
  const find = (test: (one: Record<string, string>) => unknown) => body.data.find(test);
  const cbo = find((one) => one['daily_budget'] && one['status'] === 'ACTIVE');
  const nonCbo = find((one) => !one['daily_budget'] && !one['lifetime_budget'] && one['status'] === 'ACTIVE');
  const archived = find((one) => one['status'] === 'ARCHIVED');
  const legacy = find((one) => one['smart_promotion_type'] === 'AUTOMATED_SHOPPING_ADS');
  const lifetime = find((one) => one['lifetime_budget'] && one['status'] === 'ACTIVE');
  const write = async (id: string, fields: Record<string, string>, token?: string) => {
    const reply = await graph.post(id, fields, token);
    return [
      reply.body.error?.code,
      reply.body.error?.error_subcode,
      reply.body.error?.error_data?.blame_field_specs?.[0]?.[0],
    ];
  };

  expect(await write(cbo.id, { daily_budget: '30000' }, 'readOnly')).toEqual([200, undefined, undefined]);
  expect(await write(archived.id, { daily_budget: '30000' })).toEqual([100, 1487566, 'status']);
  expect((await write(legacy.id, { daily_budget: '30000' }))[0]).toBe(100);
  expect(await write(nonCbo.id, { daily_budget: '30000' })).toEqual([100, 1885621, 'daily_budget']);
  expect(await write(cbo.adsets.data[0].id, { daily_budget: '30000' })).toEqual([
    100,
    1885621,
    'daily_budget',
  ]);
  expect(await write(cbo.id, { lifetime_budget: '3000000' })).toEqual([100, undefined, 'lifetime_budget']);
  expect(await write(cbo.id, { daily_budget: '50.00' })).toEqual([100, undefined, 'daily_budget']);
  expect(await write(cbo.id, { daily_budget: '-5' })).toEqual([100, undefined, 'daily_budget']);
  expect(await write(cbo.id, { daily_budget: '30000', lifetime_budget: '30000' })).toEqual([
    100,
    undefined,
    'daily_budget',
  ]);
  expect(await write(cbo.id, { daily_budget: '10' })).toEqual([100, 1885272, 'daily_budget']);
  expect(await write(cbo.id, { daily_budget: '99999999999' })).toEqual([100, 1885261, 'daily_budget']);
  expect(await write(lifetime.id, { lifetime_budget: '60000' })).toEqual([100, 1885650, 'lifetime_budget']);
  expect(await write(cbo.id, { spend_cap: '30000' })).toEqual([100, undefined, 'spend_cap']);
  expect(graph.sandbox.applied()).toEqual([]);
});

test('a yen is a yen and a fils is a hundredth: the same digits mean other money', async () => {
  const graph = await openGraph();
  const minimum = async (slug: string) =>
    (await graph.get(`${clientOf(graph, slug).account}/minimum_budgets`)).body.data[0];

  expect(await minimum('shiosai')).toMatchObject({ currency: 'JPY', min_daily_budget_imp: 153 });
  expect(await minimum('manama-bay')).toMatchObject({ currency: 'BHD', min_daily_budget_imp: 38 });
  expect(await minimum('casa-jacaranda')).toMatchObject({ currency: 'COP', min_daily_budget_imp: 4259 });
});

test('the fifth change of an ad set within an hour is refused, and so is the hour after it', async () => {
  const graph = await openGraph();
  const { id, daily } = await budgetOwner(graph, clientOf(graph, 'promed').account, 'adsets');
  const write = async (i: number) => graph.post(id, { daily_budget: String(daily + i * 100) });

  for (let i = 1; i <= 4; i += 1) expect((await write(i)).status).toBe(200);
  expect(refusal(await write(5))).toEqual({ status: 400, code: 613, subcode: 1487632 });
  graph.sandbox.clock.advance(3500);
  expect(refusal(await write(6))).toEqual({ status: 400, code: 613, subcode: 1487632 });
  graph.sandbox.clock.advance(200);
  expect((await write(7)).status).toBe(200);
  expect(graph.sandbox.applied()).toHaveLength(5);
});

test('an empty value is answered with success and does nothing', async () => {
  const graph = await openGraph();
  const { id } = await budgetOwner(graph, clientOf(graph, 'promed').account, 'campaigns');

  expect((await graph.post(id, { daily_budget: '' })).body).toEqual({ success: true });
  expect(graph.sandbox.applied()).toEqual([]);
});

test('what is spent from then on follows the budget', async () => {
  const graph = await openGraph();
  const { id, daily } = await budgetOwner(graph, clientOf(graph, 'promed').account, 'campaigns');
  const spendOf = async (day: string) => {
    const { body } = await graph.get(
      `${id}/insights?fields=spend&time_range={"since":"${day}","until":"${day}"}`,
    );
    return Number(body.data[0].spend) * 100;
  };
  await graph.post(id, { daily_budget: String(daily * 3) });
  graph.sandbox.clock.advance(3 * 86_400);

  expect(await spendOf('2026-11-18')).toBeLessThan(daily * 1.2);
  expect(await spendOf('2026-11-22')).toBeGreaterThan(daily * 2);
});

test('someone else’s hand is in the log under another application', async () => {
  const graph = await openGraph();
  const { account } = clientOf(graph, 'promed');
  const { id, daily } = await budgetOwner(graph, account, 'campaigns');
  graph.sandbox.configure({ activityForm: 'flat' });

  await graph.control('POST', 'foreign-write', { object: id, field: 'daily_budget', value: daily + 1 });

  const { body } = await graph.get(
    `${account}/activities?fields=actor_name,application_id,extra_data&oid=${id}`,
  );
  expect(body.data[0].application_id).not.toBe(graph.sandbox.describe().appId);
  expect(body.data[0].extra_data).toBe(
    JSON.stringify({ old_value: String(daily), new_value: String(daily + 1) }),
  );
  expect((await graph.control('GET', 'applied')).body).toMatchObject([
    { object: id, foreign: true, request: null },
  ]);
});

test('activities show seven days unless asked for more', async () => {
  const graph = await openGraph();
  const { account } = clientOf(graph, 'belmonte');
  const count = async (query: string) =>
    (await graph.get(`${account}/activities?fields=event_time${query}`)).body.data.length;

  expect(await count('&since=2025-12-01')).toBeGreaterThan(await count(''));
});
