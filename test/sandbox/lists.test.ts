import { describe, expect, test } from 'vitest';
import { clientOf, openGraph, refusal } from './graph.ts';

describe('fields', () => {
  test('only what was asked for comes back, and the id', async () => {
    const graph = await openGraph();
    const { account } = clientOf(graph, 'manama-bay');

    expect((await graph.get(`${account}?fields=currency,timezone_name`)).body).toEqual({
      currency: 'BHD',
      timezone_name: 'Asia/Bahrain',
      id: account,
    });
  });

  test('an unknown field refuses the whole request', async () => {
    const graph = await openGraph();
    const { account } = clientOf(graph, 'belmonte');

    const refused = await graph.get(`${account}/campaigns?fields=name,colour`);

    expect(refusal(refused)).toEqual({ status: 400, code: 100 });
    expect(refused.body.error.message).toContain('nonexisting field (colour)');
  });

  test('a list can be asked for inside a node, with its own limit and fields', async () => {
    const graph = await openGraph();
    const { account } = clientOf(graph, 'belmonte');

    const { body } = await graph.get(
      `${account}?fields=campaigns.limit(1){name,adsets.limit(2){name,ads{creative{thumbnail_url}}}}`,
    );

    const [campaign] = body.campaigns.data;
    expect(body.campaigns.data).toHaveLength(1);
    expect(campaign.adsets.data).toHaveLength(2);
    expect(campaign.adsets.data[0].ads.data[0].creative.thumbnail_url).toContain('/__pictures/');
  });

  test('the budget that an object does not use is "0" on an ad set and absent on a campaign', async () => {
    const graph = await openGraph();
    const { account } = clientOf(graph, 'belmonte');
    const fields = 'fields=daily_budget,lifetime_budget&limit=50';
    const campaigns = (await graph.get(`${account}/campaigns?${fields}`)).body.data;
    const adsets = (await graph.get(`${account}/adsets?${fields}`)).body.data;
    const shape = (one: Record<string, string>) =>
      Object.keys(one)
        .filter((key) => key !== 'id')
        .sort()
        .join('+');

    expect(new Set(campaigns.map(shape))).toEqual(new Set(['daily_budget', 'lifetime_budget', '']));
    expect(new Set(adsets.map(shape))).toEqual(new Set(['daily_budget+lifetime_budget', '']));
    expect(adsets.find((one: Record<string, string>) => one['daily_budget'])?.['lifetime_budget']).toBe('0');
  });

  test('archived objects come only when their status is asked for, and children tell their parent’s', async () => {
    const graph = await openGraph();
    const { account } = clientOf(graph, 'belmonte');
    const statuses = async (query: string) =>
      (await graph.get(`${account}/${query}`)).body.data.map(
        (one: { effective_status: string }) => one.effective_status,
      );

    expect(await statuses('campaigns?fields=effective_status')).not.toContain('ARCHIVED');
    expect(await statuses('campaigns?fields=effective_status&effective_status=["ARCHIVED"]')).toEqual([
      'ARCHIVED',
    ]);
    const one = (await graph.get(`${account}/adsets?fields=id`)).body.data.map(
      (set: { id: string }) => set.id,
    );
    const filter = encodeURIComponent(JSON.stringify([{ field: 'id', operator: 'IN', value: [one[1]] }]));
    expect(
      (await graph.get(`${account}/adsets?filtering=${filter}`)).body.data.map(
        (set: { id: string }) => set.id,
      ),
    ).toEqual([one[1]]);
  });

  test('the demo agency has one of everything that the desk must explain', async () => {
    const graph = await openGraph();
    const { account } = clientOf(graph, 'belmonte');
    const { body } = await graph.get(
      `${account}/campaigns?fields=name,status,daily_budget,smart_promotion_type&effective_status=["ACTIVE","PAUSED","ARCHIVED"]`,
    );
    const currencies = graph.sandbox.describe().clients.map((one) => one.accounts[0]!.currency);

    expect(
      body.data.some(
        (one: { smart_promotion_type: string }) => one.smart_promotion_type === 'AUTOMATED_SHOPPING_ADS',
      ),
    ).toBe(true);
    expect(body.data.some((one: { status: string }) => one.status === 'ARCHIVED')).toBe(true);
    expect(new Set(currencies)).toEqual(new Set(['PLN', 'EUR', 'USD', 'HUF', 'JPY', 'BHD', 'COP', 'AUD']));
    expect(refusal(await graph.get(clientOf(graph, 'villa-sorgente').account))).toEqual({
      status: 400,
      code: 80004,
    });
    expect(refusal(await graph.get('me', 'client10'))).toEqual({ status: 401, code: 190, subcode: 463 });
  });
});

describe('paging', () => {
  test('stops at 25 unless asked, and only an absent next says that it is over', async () => {
    const graph = await openGraph({ clients: 60 });
    const seen: string[] = [];
    let reply = await graph.get('me/accounts?fields=id');
    const first = reply.body;
    for (;;) {
      seen.push(...reply.body.data.map((one: { id: string }) => one.id));
      expect(reply.body.paging.cursors.after).toBeTruthy();
      if (reply.body.paging.next === undefined) break;
      reply = await graph.get(`me/accounts?fields=id&after=${reply.body.paging.cursors.after}`);
    }

    expect(first.data).toHaveLength(25);
    expect(new URL(first.paging.next).searchParams.get('access_token')).toBe(graph.token('shared'));
    expect(seen).toHaveLength(60);
    expect(new Set(seen).size).toBe(60);
  });

  test('its links work as they are, both ways', async () => {
    const graph = await openGraph({ clients: 60 });

    const one = await graph.get('me/accounts?fields=id&limit=20');
    const two = await (await fetch(one.body.paging.next)).json();
    const back = await (await fetch(two.paging.previous)).json();

    expect(two.data).not.toEqual(one.body.data);
    expect(back.data).toEqual(one.body.data);
  });

  test('a cursor that is broken, foreign or too old is refused with its own code', async () => {
    const graph = await openGraph({ clients: 60 });
    const { body } = await graph.get('me/accounts?fields=id');
    const { after } = body.paging.cursors;
    const use = async (path: string) => refusal(await graph.get(path));

    expect(await use('me/accounts?after=nonsense')).toEqual({ status: 400, code: 2642 });
    expect(await use(`me/adaccounts?after=${after}`)).toEqual({ status: 400, code: 2642 });
    graph.sandbox.clock.advance(2 * 86_400);
    expect(await use(`me/accounts?fields=id&after=${after}`)).toEqual({ status: 400, code: 2642 });
  });

  test('what a changed parameter does to a cursor can be chosen', async () => {
    const graph = await openGraph();
    const { account } = clientOf(graph, 'belmonte');
    const query = `${account}/adsets?fields=id&limit=2`;
    const { after } = (await graph.get(query)).body.paging.cursors;
    const changed = `${query}&after=${after}&effective_status=["ACTIVE"]`;

    expect((await graph.get(changed)).status).toBe(200);
    graph.sandbox.configure({ cursorParams: 'error' });
    expect(refusal(await graph.get(changed))).toEqual({ status: 400, code: 2642 });
    expect((await graph.get(`${query}&after=${after}`)).status).toBe(200);
  });
});
