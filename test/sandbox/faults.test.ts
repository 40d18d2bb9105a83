import { describe, expect, test } from 'vitest';
import { budgetOwner, clientOf, openGraph, refusal } from './graph.ts';

const openWithBudget = async () => {
  const graph = await openGraph();
  const owner = await budgetOwner(graph, clientOf(graph, 'promed').account, 'campaigns');
  return { graph, ...owner, write: () => graph.post(owner.id, { daily_budget: String(owner.daily + 500) }) };
};

test('a reset before loses the request, a reset after only its reply', async () => {
  const { graph, id, write } = await openWithBudget();
  graph.sandbox.fault({ method: 'POST', path: id }, { kind: 'reset-before' }, 1);
  await expect(write()).rejects.toThrow('fetch failed');
  expect(graph.sandbox.applied()).toHaveLength(0);

  graph.sandbox.fault({ method: 'POST', path: id }, { kind: 'reset-after' }, 1);
  await expect(write()).rejects.toThrow('fetch failed');
  expect(graph.sandbox.applied()).toHaveLength(1);
  expect(
    graph.sandbox
      .requests()
      .slice(-2)
      .map((one) => [one.fault, one.status]),
  ).toEqual([
    ['reset-before', null],
    ['reset-after', null],
  ]);
});

test('in process a lost reply is a rejection too', async () => {
  const { graph, id, daily } = await openWithBudget();
  graph.sandbox.fault({ path: id }, { kind: 'reset-after' }, 1);

  const lost = graph.sandbox.handle({
    method: 'POST',
    url: `/v26.0/${id}`,
    headers: { Authorization: `Bearer ${graph.token('shared')}` },
    body: `daily_budget=${daily + 500}`,
  });

  await expect(lost).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(graph.sandbox.applied()).toHaveLength(1);
});

test('a gateway answers with a page of HTML, before or after the work', async () => {
  const { graph, write } = await openWithBudget();
  graph.sandbox.fault({ method: 'POST' }, { kind: 'html' }, 1);
  const before = await write();
  expect([before.status, before.headers.get('content-type'), graph.sandbox.applied().length]).toEqual([
    502,
    'text/html; charset=utf-8',
    0,
  ]);

  graph.sandbox.fault({ method: 'POST' }, { kind: 'html', apply: true, status: 504 }, 1);
  expect([(await write()).status, graph.sandbox.applied().length]).toEqual([504, 1]);
});

test('a body that stops half-way is cut off, not short', async () => {
  const { graph } = await openWithBudget();
  graph.sandbox.fault({ path: '/me' }, { kind: 'truncate' }, 1);

  await expect(graph.get('me')).rejects.toThrow('terminated');
  expect((await graph.get('me')).status).toBe(200);
});

test('a slow reply comes late, and is no reason not to end', async () => {
  const { graph } = await openWithBudget();
  graph.sandbox.fault({ path: '/me' }, { kind: 'delay', ms: 60 }, 1);
  const started = performance.now();

  expect((await graph.get('me')).status).toBe(200);
  expect(performance.now() - started).toBeGreaterThan(50);
});

test('any code can be sent, transient or not, with or without the work', async () => {
  const { graph, write } = await openWithBudget();
  graph.sandbox.fault({ method: 'POST' }, { kind: 'error', code: 2 }, 1);
  const transient = await write();
  graph.sandbox.fault(
    { method: 'POST' },
    { kind: 'error', code: 368, status: 403, message: 'Blocked', apply: true },
    1,
  );
  const policy = await write();

  expect([refusal(transient), transient.body.error.is_transient]).toEqual([{ status: 500, code: 2 }, true]);
  expect([refusal(policy), policy.body.error.is_transient]).toEqual([{ status: 403, code: 368 }, false]);
  expect(graph.sandbox.applied()).toHaveLength(1);
});

test('success can be a lie, which only a read tells', async () => {
  const { graph, id, daily, write } = await openWithBudget();
  graph.sandbox.fault({ method: 'POST', path: id }, { kind: 'ignored' }, 1);

  expect((await write()).body).toEqual({ success: true });
  expect((await graph.get(`${id}?fields=daily_budget`)).body.daily_budget).toBe(String(daily));
  expect(graph.sandbox.applied()).toEqual([]);
});

test('reads right after a write can still see the old value, for a while', async () => {
  const { graph, id, daily, write } = await openWithBudget();
  const read = async () => Number((await graph.get(`${id}?fields=daily_budget`)).body.daily_budget);
  graph.sandbox.clock.advance(1);
  graph.sandbox.fault({ method: 'GET', path: id }, { kind: 'stale' }, 1);
  await write();
  expect([await read(), await read()]).toEqual([daily, daily + 500]);

  graph.sandbox.configure({ staleReadSeconds: 5 });
  expect(await read()).toBe(daily);
  graph.sandbox.clock.advance(6);
  expect(await read()).toBe(daily + 500);
});

test('somebody else writes right after the read, or right before the write', async () => {
  const { graph, id, daily, write } = await openWithBudget();
  const foreign = { kind: 'foreign-write', object: id, field: 'daily_budget', value: daily + 7 } as const;
  const read = async () => Number((await graph.get(`${id}?fields=daily_budget`)).body.daily_budget);
  graph.sandbox.fault({ method: 'GET', path: id }, foreign, 1);
  expect([await read(), await read()]).toEqual([daily, daily + 7]);

  graph.sandbox.fault({ method: 'POST', path: id }, { ...foreign, value: daily + 9 }, 1);
  await write();
  expect(graph.sandbox.applied().map((one) => [one.foreign, one.before, one.after])).toEqual([
    [true, String(daily), String(daily + 7)],
    [true, String(daily + 7), String(daily + 9)],
    [false, String(daily + 9), String(daily + 500)],
  ]);
});

test('headers can warn of a version, name another one, or shout usage', async () => {
  const { graph } = await openWithBudget();
  graph.sandbox.fault({ path: '/me' }, { kind: 'version-warning' }, 1);
  expect((await graph.get('me')).headers.get('x-ad-api-version-warning')).toContain('v27.0');
  graph.sandbox.fault({ path: '/me' }, { kind: 'version', version: 'v27.0' }, 1);
  expect((await graph.get('me')).headers.get('facebook-api-version')).toBe('v27.0');
  graph.sandbox.fault({ path: '/me' }, { kind: 'usage', percent: 93 }, 1);
  expect(JSON.parse((await graph.get('me')).headers.get('x-app-usage') ?? '')).toMatchObject({
    call_count: 93,
  });
});

test('replies that no honest server sends: empty, endless, bottomless, a byte at a time', async () => {
  const { graph } = await openWithBudget();
  graph.sandbox.fault({ path: '/me' }, { kind: 'empty' }, 1);
  expect(await graph.get('me')).toMatchObject({ status: 500, body: '' });
  graph.sandbox.fault({ path: '/me' }, { kind: 'huge', bytes: 3_000_000 }, 1);
  expect((await graph.get('me')).body.data[0]).toHaveLength(3_000_000);
  graph.sandbox.fault({ path: '/me' }, { kind: 'deep', bytes: 2000 }, 1);
  expect(JSON.stringify((await graph.get('me')).body)).toContain('['.repeat(2000));
  graph.sandbox.fault({ path: '/me' }, { kind: 'trickle' }, 1);
  const slow = await fetch(`${graph.origin}/v26.0/me`, {
    headers: { authorization: `Bearer ${graph.token('shared')}` },
  });
  const first = await slow.body?.getReader().read();
  expect(first?.value?.length).toBe(1);
});

test('hit only what they match, as often as they say, after what they let pass', async () => {
  const { graph } = await openWithBudget();
  const { account } = clientOf(graph, 'belmonte');
  await graph.control('POST', 'faults', {
    match: { method: 'GET', path: `${account}/*` },
    fault: { kind: 'error', code: 1 },
    times: 2,
    skip: 1,
  });
  const statuses = [];
  for (const path of [
    account,
    `${account}/campaigns`,
    `${account}/adsets`,
    `${account}/ads`,
    `${account}/campaigns`,
  ]) {
    statuses.push((await graph.get(path)).status);
  }
  expect(statuses).toEqual([200, 200, 500, 500, 200]);

  await graph.control('POST', 'faults', {
    match: { params: { after: '*' } },
    fault: { kind: 'error', code: 1 },
  });
  expect([(await graph.get('me')).status, (await graph.get('me/accounts?after=x')).status]).toEqual([
    200, 500,
  ]);
  await graph.control('DELETE', 'faults');
  expect((await graph.get('me/accounts?after=x')).status).toBe(400);
});

test('a fault that cannot be is refused at once', async () => {
  const { graph } = await openWithBudget();

  expect((await graph.control('POST', 'faults', { match: {}, fault: { kind: 'flood' } })).status).toBe(400);
  expect((await graph.control('POST', 'faults', { fault: { kind: 'throttle', mode: '99' } })).status).toBe(
    400,
  );
  expect((await graph.control('POST', 'config', { prof: 'required' })).status).toBe(400);
  expect((await graph.control('POST', 'config', { proof: 'maybe' })).status).toBe(400);
  expect((await graph.get('me')).status).toBe(200);
});

describe('batches', () => {
  const batch = (graph: Awaited<ReturnType<typeof openGraph>>, items: object[]) =>
    graph.post('', { batch: JSON.stringify(items) });

  test('answer each item for itself, as text, and count each', async () => {
    const { graph } = await openWithBudget();
    const { account } = clientOf(graph, 'belmonte');

    const { status, body } = await batch(graph, [
      { method: 'GET', relative_url: 'me?fields=name' },
      { method: 'GET', relative_url: `${account}?fields=currency` },
      { method: 'GET', relative_url: 'act_1' },
    ]);

    expect([status, body.map((one: { code: number }) => one.code)]).toEqual([200, [200, 200, 400]]);
    expect(JSON.parse(body[1].body)).toEqual({ currency: 'PLN', id: account });
    expect(body[1].headers.some((one: { name: string }) => one.name === 'x-business-use-case-usage')).toBe(
      true,
    );
    expect(graph.sandbox.requests().filter((one) => one.inBatch)).toHaveLength(3);
  });

  test('take at most 50, and can run out of time', async () => {
    const { graph } = await openWithBudget();
    const me = { method: 'GET', relative_url: 'me' };

    expect(
      refusal(
        await batch(
          graph,
          Array.from({ length: 51 }, () => me),
        ),
      ),
    ).toEqual({ status: 400, code: 100 });
    graph.sandbox.fault({ params: { batch: '*' } }, { kind: 'null-items' }, 1);
    expect((await batch(graph, [me, me])).body.map((one: unknown) => one === null)).toEqual([false, true]);
  });

  test('write for real, so that a client that lets one through is caught', async () => {
    const { graph, id, daily } = await openWithBudget();

    await batch(graph, [{ method: 'POST', relative_url: id, body: `daily_budget=${daily + 100}` }]);

    expect(graph.sandbox.applied()).toHaveLength(1);
  });
});
