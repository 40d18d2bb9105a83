import { expect, test } from 'vitest';
import { clientOf, openGraph, refusal } from './graph.ts';

const range = (since: string, until: string) =>
  `time_range=${encodeURIComponent(JSON.stringify({ since, until }))}`;

test('ads insights print every number as text, and money in major units of the account’s currency', async () => {
  const graph = await openGraph();
  const spends: Record<string, string> = {};
  for (const slug of ['belmonte', 'shiosai', 'duna-termal', 'casa-jacaranda', 'manama-bay']) {
    const { account } = clientOf(graph, slug);
    const { body } = await graph.get(
      `${account}/insights?fields=spend,impressions,account_currency&${range('2026-10-01', '2026-10-31')}`,
    );
    spends[body.data[0].account_currency] = body.data[0].spend;
    expect(typeof body.data[0].impressions).toBe('string');
  }

  expect(Object.keys(spends)).toEqual(['PLN', 'JPY', 'HUF', 'COP', 'BHD']);
  for (const currency of ['JPY', 'HUF', 'COP']) expect(spends[currency]).toMatch(/^\d+$/);
  for (const currency of ['PLN', 'BHD']) expect(spends[currency]).toMatch(/^\d+(\.\d{1,2})?$/);
});

test('ads insights without fields give impressions and spend of the last 30 days, which leave today out', async () => {
  const graph = await openGraph();
  const { account } = clientOf(graph, 'belmonte');

  const [row] = (await graph.get(`${account}/insights`)).body.data;

  expect(row).toMatchObject({ date_start: '2026-10-21', date_stop: '2026-11-19' });
  expect(Object.keys(row).sort()).toEqual(['account_id', 'date_start', 'date_stop', 'impressions', 'spend']);
});

test('ads insights leave out days without delivery instead of sending a zero', async () => {
  const graph = await openGraph();
  const { account } = clientOf(graph, 'align');
  const { body: ads } = await graph.get(`${account}/adsets?fields=id&limit=50`);
  let rows = 0;
  for (const { id } of ads.data) {
    const { body } = await graph.get(
      `${id}/insights?fields=spend&time_increment=1&limit=500&${range('2026-05-01', '2026-10-31')}`,
    );
    expect(body.data.every((one: { spend: string }) => Number(one.spend) > 0)).toBe(true);
    rows += body.data.length;
  }

  expect(rows).toBeGreaterThan(0);
  expect(rows).toBeLessThan(ads.data.length * 184);
});

test('days of ads insights are days of the account’s zone', async () => {
  const graph = await openGraph({ now: '2026-11-20T15:30:00Z' });
  const day = async (slug: string) =>
    (await graph.get(`${clientOf(graph, slug).account}/insights?date_preset=today&fields=spend`)).body.data[0]
      .date_start;

  expect([await day('shiosai'), await day('belmonte'), await day('align')]).toEqual([
    '2026-11-21',
    '2026-11-20',
    '2026-11-20',
  ]);
});

test('one sale stands in the list of actions under three names', async () => {
  const graph = await openGraph();
  const { account } = clientOf(graph, 'lambert');

  const [row] = (
    await graph.get(`${account}/insights?fields=actions,action_values,purchase_roas&date_preset=last_90d`)
  ).body.data;
  const count = (type: string) =>
    row.actions.find((one: { action_type: string }) => one.action_type === type)?.value;

  expect(Number(count('omni_purchase'))).toBeGreaterThan(10);
  expect(count('purchase')).toBe(count('omni_purchase'));
  expect(count('offsite_conversion.fb_pixel_purchase')).toBe(count('omni_purchase'));
  expect(row.action_values.map((one: { action_type: string }) => one.action_type)).toEqual([
    'omni_purchase',
    'purchase',
    'offsite_conversion.fb_pixel_purchase',
  ]);
});

test('ads insights give the windows that were asked for, except the two that Meta ended in silence', async () => {
  const graph = await openGraph();
  const { account } = clientOf(graph, 'lambert');
  const windows = encodeURIComponent('["1d_view","7d_click","7d_view","28d_view"]');

  const [row] = (await graph.get(`${account}/insights?fields=actions&action_attribution_windows=${windows}`))
    .body.data;

  expect(Object.keys(row.actions[0])).toEqual(['action_type', 'value', '1d_view', '7d_click']);
});

test('numbers of a day go on changing for 28 days, and then stand', async () => {
  const graph = await openGraph();
  const { account } = clientOf(graph, 'lambert');
  const read = async () => {
    const { body } = await graph.get(
      `${account}/insights?fields=spend,actions&${range('2026-11-01', '2026-11-19')}`,
    );
    const [row] = body.data;
    const bought = row.actions.find((one: { action_type: string }) => one.action_type === 'omni_purchase');
    return { spend: Number(row.spend), bought: Number(bought.value) };
  };
  const first = await read();
  graph.sandbox.clock.advance(5 * 86_400);
  const later = await read();
  graph.sandbox.clock.advance(30 * 86_400);
  const settled = await read();
  graph.sandbox.clock.advance(30 * 86_400);

  expect(later.spend).toBeGreaterThan(first.spend);
  expect(settled.bought).toBeGreaterThan(first.bought);
  expect(settled.spend).toBe(later.spend);
  expect(await read()).toEqual(settled);
});

test('ads insights reach back 37 months, and no further', async () => {
  const graph = await openGraph();
  const { account } = clientOf(graph, 'belmonte');

  expect((await graph.get(`${account}/insights?${range('2023-10-20', '2023-11-20')}`)).status).toBe(200);
  expect(refusal(await graph.get(`${account}/insights?${range('2023-10-19', '2023-11-20')}`))).toEqual({
    status: 400,
    code: 3018,
  });
});

test('an invalid range is refused on the account and silently replaced below it', async () => {
  const graph = await openGraph();
  const { account } = clientOf(graph, 'belmonte');
  const campaign = (await graph.get(`${account}/campaigns`)).body.data[0].id;

  expect(refusal(await graph.get(`${account}/insights?${range('2026-11-10', '2026-11-01')}`))).toEqual({
    status: 400,
    code: 100,
  });
  const [row] = (await graph.get(`${campaign}/insights?${range('2026-11-10', '2026-11-01')}`)).body.data;
  expect(row).toMatchObject({ date_start: '2026-10-21', date_stop: '2026-11-19' });
});

test('breakdowns add up to the row that they break, and illegal pairs are refused for good', async () => {
  const graph = await openGraph();
  const { account } = clientOf(graph, 'belmonte');
  const query = `${account}/insights?fields=spend,impressions,reach&${range('2026-10-01', '2026-10-31')}&limit=500`;
  const sum = (rows: Record<string, string>[], name: string) =>
    Math.round(rows.reduce((all, row) => all + Number(row[name]), 0) * 100);
  const whole = (await graph.get(query)).body.data;

  for (const breakdowns of [
    'age,gender',
    'publisher_platform,platform_position',
    'country',
    'hourly_stats_aggregated_by_advertiser_time_zone',
  ]) {
    const { data } = (await graph.get(`${query}&breakdowns=${breakdowns}`)).body;
    expect(data.length).toBeGreaterThan(1);
    expect(Object.keys(data[0])).toEqual(expect.arrayContaining(breakdowns.split(',')));
    for (const name of ['spend', 'impressions']) expect(sum(data, name)).toBe(sum(whole, name));
  }
  expect(refusal(await graph.get(`${query}&breakdowns=country,age`))).toEqual({
    status: 500,
    code: 2,
    subcode: 1504041,
  });
  expect(refusal(await graph.get(`${query}&breakdowns=dma`))).toEqual({ status: 400, code: 100 });
});

test('breakdowns of 2026-08 say nothing until the account opts in', async () => {
  const graph = await openGraph();
  const { account, accountId } = clientOf(graph, 'belmonte');
  const query = `${account}/insights?breakdowns=impression_device`;

  expect((await graph.get(query)).body.data).toEqual([]);
  graph.sandbox.configure({ optedIn: [accountId] });
  expect((await graph.get(query)).body.data.length).toBeGreaterThan(0);
});

test('reach with a breakdown is gone after 13 months, or refused', async () => {
  const graph = await openGraph();
  const { account } = clientOf(graph, 'belmonte');
  const query = `${account}/insights?fields=spend,reach&breakdowns=age&${range('2025-09-01', '2025-12-01')}`;

  const [row] = (await graph.get(query)).body.data;
  graph.sandbox.configure({ oldReach: 'error' });

  expect(Object.keys(row).sort()).toEqual(['age', 'date_start', 'date_stop', 'spend']);
  expect(refusal(await graph.get(query))).toEqual({ status: 400, code: 100 });
});

test('too much at once is refused in both of Meta’s ways', async () => {
  const graph = await openGraph({ config: { maxSyncRows: 500 } });
  const { account } = clientOf(graph, 'belmonte');
  const query = `${account}/insights?level=ad&time_increment=1&date_preset=last_90d`;

  const reduce = await graph.get(query);
  graph.sandbox.configure({ tooMuchData: 'limit' });

  expect(refusal(reduce)).toEqual({ status: 500, code: 1 });
  expect(reduce.body.error.message).toContain('reduce the amount of data');
  expect(refusal(await graph.get(query))).toEqual({ status: 400, code: 100, subcode: 1487534 });
  expect(
    (await graph.get(`${account}/insights?level=campaign&time_increment=1&date_preset=last_90d`)).status,
  ).toBe(200);
});

test('ads insights are sorted and filtered as asked', async () => {
  const graph = await openGraph();
  const { account } = clientOf(graph, 'belmonte');
  const { body } = await graph.get(
    `${account}/insights?level=adset&fields=adset_id,campaign_id,spend&sort=spend_descending`,
  );
  const spends = body.data.map((one: { spend: string }) => Number(one.spend));
  const campaign = body.data[0].campaign_id;
  const filter = encodeURIComponent(
    JSON.stringify([{ field: 'campaign.id', operator: 'IN', value: [campaign] }]),
  );

  const only = (await graph.get(`${account}/insights?level=adset&fields=campaign_id&filtering=${filter}`))
    .body.data;

  expect([...spends].sort((a, b) => b - a)).toEqual(spends);
  expect(new Set(only.map((one: { campaign_id: string }) => one.campaign_id))).toEqual(new Set([campaign]));
});
