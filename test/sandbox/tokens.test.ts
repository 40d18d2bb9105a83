import { expect, test } from 'vitest';
import { clientOf, openGraph, pageTokenOf, refusal } from './graph.ts';

const debug = async (graph: Awaited<ReturnType<typeof openGraph>>, name: string) =>
  (await graph.get(`debug_token?input_token=${encodeURIComponent(graph.token(name))}`, 'app')).body.data;

test('debug_token answers 200 for every kind, and tells the dead ones', async () => {
  const graph = await openGraph();

  expect(await debug(graph, 'shared')).toMatchObject({
    type: 'SYSTEM_USER',
    is_valid: true,
    expires_at: 0,
    data_access_expires_at: 0,
  });
  expect((await debug(graph, 'shared60d')).expires_at).toBe(
    Date.parse('2026-11-20T12:00:00Z') / 1000 + 48 * 86_400,
  );
  expect(await debug(graph, 'expired')).toMatchObject({
    is_valid: false,
    error: { code: 190, subcode: 463 },
  });
  expect(await debug(graph, 'checkpoint')).toMatchObject({
    is_valid: false,
    error: { code: 190, subcode: 459 },
  });
  expect(await debug(graph, 'EAAnothing')).toMatchObject({ is_valid: false, error: { code: 190 } });
  expect((await debug(graph, 'readOnly')).scopes).not.toContain('ads_management');
});

test('each dead token dies of its own subcode', async () => {
  const graph = await openGraph();

  const subcodes = [];
  for (const name of ['expired', 'checkpoint', 'revoked'])
    subcodes.push(refusal(await graph.get('me', name)));
  expect(subcodes).toEqual([
    { status: 401, code: 190, subcode: 463 },
    { status: 401, code: 190, subcode: 459 },
    { status: 401, code: 190, subcode: 460 },
  ]);
  expect(refusal(await graph.get('me', 'EAAnobody'))).toEqual({ status: 401, code: 190, subcode: 467 });
});

test('a 60-day token is exchanged for 60 more days and dies on its own day', async () => {
  const graph = await openGraph();
  const { appId, appSecret } = graph.sandbox.describe();
  const query = new URLSearchParams({
    grant_type: 'fb_exchange_token',
    client_id: appId,
    client_secret: appSecret,
    fb_exchange_token: graph.token('shared60d'),
    set_token_expires_in_60_days: 'true',
  });
  const { body } = await graph.get(`oauth/access_token?${query}`);
  graph.sandbox.clock.advance(49 * 86_400);

  expect(body).toEqual({
    access_token: expect.stringMatching(/^EAA/),
    token_type: 'bearer',
    expires_in: 60 * 86_400,
  });
  expect(refusal(await graph.get('me', 'shared60d'))).toMatchObject({ code: 190, subcode: 463 });
  expect((await graph.get('me', body.access_token)).status).toBe(200);
});

test('revoking a token kills it and the Page tokens that came from it', async () => {
  const graph = await openGraph();
  const { page } = clientOf(graph, 'belmonte');
  const pageToken = await pageTokenOf(graph, page, 'backup');
  const { appId, appSecret } = graph.sandbox.describe();
  const query = new URLSearchParams({
    client_id: appId,
    client_secret: appSecret,
    revoke_token: graph.token('backup'),
  });

  expect((await graph.get(`oauth/revoke?${query}`)).body).toEqual({ success: true });

  expect(refusal(await graph.get('me', 'backup'))).toMatchObject({ code: 190 });
  expect(refusal(await graph.get('me', pageToken))).toMatchObject({ code: 190 });
  expect((await graph.get('me', 'shared')).status).toBe(200);
});

test('what is not assigned reads like what does not exist, to the letter', async () => {
  const graph = await openGraph();
  const own = clientOf(graph, 'southern-cross');
  const other = clientOf(graph, 'belmonte');
  const campaign = (await graph.get(`${other.account}/campaigns`)).body.data[0].id;
  const post = (await graph.get(`${other.page}/posts`, await pageTokenOf(graph, other.page))).body.data[0].id;
  const said = async (path: string) => {
    const { status, body } = await graph.get(path, 'client11');
    const { fbtrace_id: _, message, ...error } = body.error;
    return { status, ...error, message: message.replace(/'[^']+'/, "'…'") };
  };

  const nothing = await said('act_9999999999999999');

  expect(nothing).toMatchObject({ status: 400, code: 100, error_subcode: 33 });
  for (const path of [
    other.account,
    `${other.account}/insights`,
    `${other.account}/campaigns`,
    campaign,
    `${campaign}/insights`,
    other.page,
    post,
  ]) {
    expect(await said(path)).toEqual(nothing);
  }
  expect((await graph.get(own.account, 'client11')).status).toBe(200);
  expect((await graph.get(campaign)).status).toBe(200);
});

test('an account whose access was taken back is gone, also in the lists', async () => {
  const graph = await openGraph();
  const { client, account } = clientOf(graph, 'align');
  const revoked = client.accounts[1]!.id;

  expect(refusal(await graph.get(revoked))).toEqual({ status: 400, code: 100, subcode: 33 });
  const listed = async () =>
    (await graph.get('me/adaccounts?limit=100')).body.data.map((one: { id: string }) => one.id);
  expect(await listed()).not.toContain(revoked);
  await graph.control('POST', 'access', { object: account });
  expect(await listed()).not.toContain(account);
  await graph.control('POST', 'access', { object: account, withdrawn: false });
  expect(await listed()).toContain(account);
});

test('a Page without a role gives no token, and the scope does not help', async () => {
  const graph = await openGraph();
  const { client } = clientOf(graph, 'duna-termal');
  const without = client.pages[1]!.id;

  expect(refusal(await graph.get(`${without}?fields=access_token`))).toEqual({ status: 403, code: 200 });
  expect((await graph.get(`${without}?fields=name`)).body.name).toBe('Duna Termál Étterem');
});

test('lists of a business tell whose assets they are', async () => {
  const graph = await openGraph();
  const { businessId, clients } = graph.sandbox.describe();
  const { client, account, page } = clientOf(graph, 'belmonte');
  const ids = async (path: string) =>
    (await graph.get(`${path}?limit=100`)).body.data.map((one: { id: string }) => one.id);

  expect(await ids(`${client.businessId}/owned_ad_accounts`)).toEqual([account]);
  expect(await ids(`${client.businessId}/owned_pages`)).toEqual([page]);
  expect(await ids(`${businessId}/client_ad_accounts`)).toHaveLength(clients.length);
  expect(await ids(`${businessId}/client_pages`)).toHaveLength(clients.length);
  const me = (await graph.get('me')).body.id;
  expect(await ids(`${me}/assigned_ad_accounts`)).toHaveLength(clients.length);
  expect(await ids(`${me}/assigned_pages`)).toHaveLength(clients.length);
});
