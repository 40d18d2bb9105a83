import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { clientOf, openGraph, pageTokenOf, refusal } from './graph.ts';

test('the transport takes the token from the header, the body and the URL, and remembers where it was', async () => {
  const graph = await openGraph();

  await graph.get('me');
  await fetch(`${graph.origin}/v26.0/me?access_token=${graph.token('shared')}`);
  await fetch(`${graph.origin}/v26.0/me`, {
    method: 'POST',
    body: JSON.stringify({ access_token: graph.token('shared'), method: 'get' }),
  });

  expect(graph.sandbox.requests().map((one) => [one.tokenIn, one.token, one.status])).toEqual([
    ['header', 'shared', 200],
    ['url', 'shared', 200],
    ['body', 'shared', 200],
  ]);
  expect(JSON.stringify(graph.sandbox.requests())).not.toContain(graph.token('shared'));
});

test('the transport names the version that answered and never lets a reply be cached', async () => {
  const graph = await openGraph();

  const { headers } = await graph.get('me', 'shared', { 'if-none-match': '"abc"' });

  expect(headers.get('facebook-api-version')).toBe('v26.0');
  expect(headers.get('cache-control')).toContain('no-store');
  expect(headers.get('x-fb-trace-id')).toBeTruthy();
  expect(headers.get('x-fb-request-id')).toBeTruthy();
});

test('the transport puts every refusal into the one envelope, with a trace of its own and the header that Meta adds', async () => {
  const graph = await openGraph();

  const one = await graph.get('me', 'expired');
  const two = await graph.get('me', 'expired');

  expect(one.body).toEqual({
    error: {
      message: expect.stringContaining('Session has expired'),
      type: 'OAuthException',
      code: 190,
      error_subcode: 463,
      fbtrace_id: expect.any(String),
    },
  });
  expect(one.headers.get('content-type')).toBe('text/javascript; charset=UTF-8');
  expect(one.headers.get('www-authenticate')).toContain('OAuth "Facebook Platform" "invalid_request"');
  expect(one.body.error.fbtrace_id).not.toBe(two.body.error.fbtrace_id);
});

test('the transport upgrades a Marketing version that has ended, or refuses it, and leaves Page calls alone', async () => {
  const graph = await openGraph();
  const { account, page } = clientOf(graph, 'belmonte');

  const upgraded = await graph.get(`v24.0/${account}?fields=name`);
  const core = await graph.get(`v24.0/${page}?fields=name`);
  graph.sandbox.configure({ expiredVersion: 'error' });
  const refused = await graph.get(`v24.0/${account}?fields=name`);

  expect(upgraded.status).toBe(200);
  expect(upgraded.headers.get('facebook-api-version')).toBe('v26.0');
  expect(upgraded.headers.get('x-ad-api-version-warning')).toContain('v26.0');
  expect(core.headers.get('facebook-api-version')).toBe('v24.0');
  expect(core.headers.get('x-ad-api-version-warning')).toBeNull();
  expect(refusal(refused)).toEqual({ status: 400, code: 2635 });
});

test('the transport answers the ended multi-read with a 500 that carries code 100, and date_format with 100', async () => {
  const graph = await openGraph();

  expect(refusal(await graph.get('?ids=1,2'))).toEqual({ status: 500, code: 100 });
  expect(refusal(await graph.get('me?date_format=U'))).toEqual({ status: 400, code: 100 });
});

test('the transport honours the method override, so that a guard that lets it pass is caught by a real write', async () => {
  const graph = await openGraph();
  const { account } = clientOf(graph, 'promed');
  const { body } = await graph.get(`${account}/campaigns?fields=daily_budget`);
  const campaign = body.data[0];

  await graph.get(`${campaign.id}?method=post&daily_budget=${Number(campaign.daily_budget) + 100}`);

  expect(graph.sandbox.applied().map((one) => [one.object, one.before, one.after])).toEqual([
    [campaign.id, campaign.daily_budget, String(Number(campaign.daily_budget) + 100)],
  ]);
});

test('the transport checks the proof against the very token that was sent, a Page token too', async () => {
  const graph = await openGraph();
  const { page } = clientOf(graph, 'belmonte');
  const pageToken = await pageTokenOf(graph, page);
  const { appSecret } = graph.sandbox.describe();
  const proofOf = (token: string) => createHmac('sha256', appSecret).update(token).digest('hex');
  graph.sandbox.configure({ proof: 'required' });

  const missing = await graph.get('me');
  const wrong = await graph.get(`me?appsecret_proof=${proofOf(pageToken)}`);
  const right = await graph.get(`me?appsecret_proof=${proofOf(graph.token('shared'))}`);
  const ofPage = await graph.get(`me?appsecret_proof=${proofOf(pageToken)}`, pageToken);

  expect([missing, wrong].map(refusal)).toEqual([
    { status: 400, code: 100 },
    { status: 400, code: 100 },
  ]);
  expect(wrong.body.error.type).toBe('GraphMethodException');
  expect(wrong.body.error.message).toContain('appsecret_proof');
  expect([right.status, ofPage.status]).toEqual([200, 200]);
});

test('the transport calls a path that the contract does not know unlisted, and says so in its records', async () => {
  const graph = await openGraph();
  const { account } = clientOf(graph, 'belmonte');

  const replies = [
    await graph.get('search?q=x'),
    await graph.get(`${account}/adrules_library`),
    await graph.post(`${account}/campaigns`, { name: 'x' }),
  ];

  expect(replies.map(refusal)).toEqual([
    { status: 400, code: 2500 },
    { status: 400, code: 2500 },
    { status: 400, code: 2500 },
  ]);
  expect(graph.sandbox.requests().map((one) => one.unlisted)).toEqual([true, true, true]);
});

test('the transport answers a dozen calls at once over sockets that it closes again', async () => {
  const graph = await openGraph({ config: { latencyMs: 30 } });

  const replies = await Promise.all(Array.from({ length: 12 }, () => graph.get('me')));

  expect(replies.map((one) => one.status)).toEqual(Array.from({ length: 12 }, () => 200));
});
