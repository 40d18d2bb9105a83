import { expect, test } from 'vitest';
import { createSandbox } from './sandbox.ts';

const now = '2026-11-20T10:00:00Z';

async function ask(sandbox: ReturnType<typeof createSandbox>, path: string, token: string) {
  const reply = await sandbox.handle({
    method: 'GET',
    url: `https://graph.facebook.com/v26.0/${path}`,
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: reply.status, body: JSON.parse(String(reply.body)) };
}

test('a Page tells its followers and an account what it spent yesterday, in process', async () => {
  const sandbox = createSandbox({ now });
  const { tokens, clients } = sandbox.describe();
  const belmonte = clients[0]!;

  const page = await ask(sandbox, `${belmonte.pages[0]!.id}?fields=name,followers_count`, tokens['shared']!);
  const spend = await ask(
    sandbox,
    `${belmonte.accounts[0]!.id}/insights?fields=spend&date_preset=yesterday`,
    tokens['shared']!,
  );

  const truth = sandbox.truth(belmonte.accounts[0]!.id, '2026-11-19', '2026-11-19');
  expect(page).toEqual({
    status: 200,
    body: { id: belmonte.pages[0]!.id, name: 'Belmonte Hotel', followers_count: 18_421 },
  });
  expect(spend.body.data).toEqual([
    {
      spend: 'total' in truth ? truth.total.spendMajor : '',
      date_start: '2026-11-19',
      date_stop: '2026-11-19',
    },
  ]);
});

test('the same seed makes the same agency, another seed another one', () => {
  const one = createSandbox({ now, seed: 1 }).describe();

  expect(createSandbox({ now, seed: 1 }).describe()).toEqual(one);
  expect(createSandbox({ now, seed: 2 }).describe().tokens['shared']).not.toBe(one.tokens['shared']);
});

test('a client has the same ids in an agency of any size', () => {
  const small = createSandbox({ now }).describe().clients;
  const large = createSandbox({ now, clients: 60 }).describe().clients;

  expect(large.slice(0, 12)).toEqual(small);
  const ids = large.flatMap((client) => [...client.accounts, ...client.pages].map((asset) => asset.id));
  expect(new Set(ids).size).toBe(ids.length);
});
