import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { budgetOwner, clientOf, openGraph } from './graph.ts';

test('the truth is what every level reports', async () => {
  const graph = await openGraph();
  const { account } = clientOf(graph, 'belmonte');
  const { body } = await graph.control('GET', `truth?object=${account}&since=2026-11-01&until=2026-11-10`);
  const range = 'time_range={"since":"2026-11-01","until":"2026-11-10"}';

  const [row] = (await graph.get(`${account}/insights?fields=spend,impressions&${range}`)).body.data;

  expect(body.days).toHaveLength(10);
  expect(row).toMatchObject({ spend: body.total.spendMajor, impressions: String(body.total.impressions) });
});

test('a reset brings back the first instant and forgets everything', async () => {
  const graph = await openGraph();
  const { id, daily } = await budgetOwner(graph, clientOf(graph, 'promed').account, 'campaigns');
  const before = graph.sandbox.describe();
  await graph.post(id, { daily_budget: String(daily + 100) });
  await graph.control('POST', 'clock', { advanceSeconds: 86_400 });
  await graph.control('POST', 'config', { proof: 'required' });

  await graph.control('POST', 'reset', {});

  expect((await graph.control('GET', 'requests')).body).toEqual([]);
  expect((await graph.control('GET', 'applied')).body).toEqual([]);
  expect((await graph.control('GET', 'clock')).body).toEqual({ now: '2026-11-20T12:00:00.000Z' });
  expect(graph.sandbox.describe()).toEqual(before);
  expect((await graph.get(`${id}?fields=daily_budget`)).body.daily_budget).toBe(String(daily));
});

test('the clock is set and advanced, and refuses what is no time', async () => {
  const graph = await openGraph();

  expect((await graph.control('POST', 'clock', { now: '2027-01-02T03:04:05Z' })).body).toEqual({
    now: '2027-01-02T03:04:05.000Z',
  });
  expect((await graph.control('POST', 'clock', { advanceSeconds: 55 })).body).toEqual({
    now: '2027-01-02T03:05:00.000Z',
  });
  expect((await graph.control('POST', 'clock', { now: 'soon' })).status).toBe(400);
});

test('a person who opens the address sees the state of the sandbox, and no token', async () => {
  const graph = await openGraph();
  await graph.get('me');

  const page = await (await fetch(graph.origin)).text();

  expect(page).toContain('Belmonte Hotel');
  expect(page).toContain('1 requests');
  for (const token of Object.values(graph.sandbox.describe().tokens)) expect(page).not.toContain(token);
});

test('the command prints one line of JSON, serves, and ends with SIGTERM', async () => {
  const verb = fileURLToPath(new URL('../../scripts/verbs/sandbox.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      verb,
      '--json',
      '--seed',
      '3',
      '--clients',
      '4',
      '--now',
      '2026-11-20T12:00:00Z',
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const said = JSON.parse(String((await lines.next()).value));

  const me = await fetch(`${said.origin}/v26.0/me`, {
    headers: { authorization: `Bearer ${said.tokens.shared}` },
  });
  child.kill('SIGTERM');

  expect(me.status).toBe(200);
  expect(Object.keys(said)).toEqual([
    'origin',
    'appId',
    'appSecret',
    'businessId',
    'systemUserId',
    'tokens',
    'clients',
  ]);
  expect(Object.keys(said.tokens)).toEqual(
    expect.arrayContaining([
      'shared',
      'shared60d',
      'readOnly',
      'noInsights',
      'expired',
      'checkpoint',
      'revoked',
      'backup',
      'app',
      'client1',
      'client4',
    ]),
  );
  expect(said.clients.map((one: { name: string }) => one.name)).toEqual([
    'Belmonte Hotel',
    'Hotel Lambert',
    'Blue & Green Mazury',
    'ProMed Healthcare',
  ]);
  expect(await ended).toEqual([0, null]);
  expect((await lines.next()).done).toBe(true);
});
