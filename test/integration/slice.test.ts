import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { ClientId } from '../../shared/model/ids.ts';
import { microsOf } from '../../shared/model/insight.ts';
import type { TestDesk } from '../builders/desk.ts';
import { closeDesks, founder } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';
import type { Served } from '../builders/sandbox.ts';
import { aDeskWithToken, aSandbox, closeSandboxes } from '../builders/sandbox.ts';

afterEach(async () => {
  await closeDesks();
  await closeSandboxes();
});

function theClient({ sandbox }: Served, index = 0) {
  const { name, accounts, pages } = sandbox.describe().clients[index]!;
  return { name, account: accounts[0]!, page: pages[0]! };
}

async function connected(desk: TestDesk, served: Served, index = 0): Promise<ClientId> {
  const { name, account, page } = theClient(served, index);
  const client = await desk.api.clients.add({ name, currency: account.currency, timezone: account.timezone });
  await desk.api.assets.connect({ clientId: client.id, kind: 'ad_account', metaId: account.accountId });
  await desk.api.assets.connect({ clientId: client.id, kind: 'page', metaId: page.id });
  return client.id;
}

function everyByte(folder: string): Buffer {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Buffer.concat(
    names
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile())
      .map((path) => readFileSync(path)),
  );
}

describe('a client with its ad account and Page', () => {
  test('is synced over HTTP and shows what the sandbox itself counts', async () => {
    const served = await aSandbox();
    const desk = await aDeskWithToken(served);
    const clientId = await connected(desk, served);
    const unread = await desk.api.insights.overview({ clientId });
    expect([unread.coverage.read, unread.page?.followers]).toEqual([0, { value: null, why: 'never_synced' }]);

    const { sentence, outcome } = await desk.api.sync.run({ clientId });
    const figures = await desk.api.insights.overview({ clientId });

    const { account, page } = theClient(served);
    const headers = { authorization: `Bearer ${served.sandbox.describe().tokens['shared']}` };
    const read = async (path: string) => (await fetch(`${served.origin}/v26.0/${path}`, { headers })).json();
    const node = (await read(`${page.id}?fields=followers_count`)) as { followers_count: number };
    const range = encodeURIComponent(JSON.stringify({ since: '2026-11-19', until: '2026-11-19' }));
    const spent = (await read(`${account.id}/insights?fields=spend&time_range=${range}`)) as {
      data: { spend: string }[];
    };
    const asOf = new Date(served.sandbox.clock.now()).toISOString();
    expect(outcome).toBe('done');
    expect(sentence).toContain(`${node.followers_count.toLocaleString('en')} followers`);
    expect(figures.page).toMatchObject({ followers: { value: node.followers_count, why: null }, asOf });
    expect(figures.currency).toBe(account.currency);
    expect(figures.coverage).toMatchObject({ days: 19, read: 19, asOf, settlingFrom: '2026-11-19' });
    expect(figures.days.at(-1)).toMatchObject({
      day: '2026-11-19',
      spendMicros: microsOf(spent.data[0]?.spend ?? '0'),
    });
  });

  test('stays readable after a restart without a network, and says since when', async () => {
    const served = await aSandbox();
    const desk = await aDeskWithToken(served);
    const clientId = await connected(desk, served);
    await desk.api.sync.run({ clientId });
    const before = await desk.api.insights.overview({ clientId });
    await served.close();

    const again = await desk.restart();
    const personId = (await again.api.workspace.state({})).doors[0]!.people[0]!.id;
    await again.api.workspace.unlock({ kind: 'real', personId, passphrase: founder.passphrase });
    expect(await again.api.insights.overview({ clientId })).toEqual(before);
    again.pass(60);
    expect(await failureOf(again.api.sync.run({ clientId }))).toMatchObject({ code: 'offline' });
    const after = await again.api.insights.overview({ clientId });
    const figures = ({ freshness: _when, gaps: _why, ...rest }: typeof after) => rest;
    expect(figures(after)).toEqual(figures(before));
    expect(after.gaps.map(({ why }) => why)).toContain('failed');
    expect(after.freshness).toMatchObject({
      outcome: 'failed',
      freshAt: before.freshness.freshAt,
      sentence: expect.stringContaining('cannot be reached'),
    });
  });

  test('synced twice has the same rows', async () => {
    const served = await aSandbox();
    const desk = await aDeskWithToken(served);
    const clientId = await connected(desk, served);
    await desk.api.sync.run({ clientId });
    const first = await desk.api.insights.overview({ clientId });
    await desk.api.sync.run({ clientId });
    expect(await desk.api.insights.overview({ clientId })).toEqual(first);
  });

  test('keeps what came when one asset is lost, and says which one', async () => {
    const served = await aSandbox();
    const desk = await aDeskWithToken(served);
    const clientId = await connected(desk, served);
    served.sandbox.withdraw(theClient(served).account.id);
    const { outcome, sentence } = await desk.api.sync.run({ clientId });
    expect(outcome).toBe('partial');
    expect(sentence).toMatch(/followers\. .+: The token cannot reach this/);
    const figures = await desk.api.insights.overview({ clientId });
    expect(figures.page?.followers.why).toBeNull();
    expect([figures.coverage.read, figures.total.results]).toEqual([0, { value: null, why: 'not_read' }]);
    expect(figures.gaps.map(({ why }) => why)).toContain('gone');
  });

  test('is on the record with every step', async () => {
    const served = await aSandbox();
    const desk = await aDeskWithToken(served);
    const clientId = await connected(desk, served);
    await desk.api.sync.run({ clientId });
    const rows = await desk.api.audit.client({ clientId });
    expect(rows.map((row) => row.what)).toEqual([
      'client.synced',
      'asset.connected',
      'asset.connected',
      'client.added',
    ]);
  });
});

describe('the wall between clients', () => {
  test('an asset belongs to one client only', async () => {
    const served = await aSandbox();
    const desk = await aDeskWithToken(served);
    const clientId = await connected(desk, served);
    const other = await desk.api.clients.add({ name: 'Other', currency: 'EUR', timezone: 'Europe/Warsaw' });
    const { account } = theClient(served);
    const taking = desk.api.assets.connect({
      clientId: other.id,
      kind: 'ad_account',
      metaId: account.accountId,
    });
    const refused = await failureOf(taking);
    expect(refused).toMatchObject({ code: 'conflict' });
    // Whoever may connect for one client may guess at ids, and reads nothing of another's for it.
    const named = (await desk.api.assets.list({ clientId })).map(({ name }) => name);
    expect(named.filter((name) => refused.message.includes(name))).toEqual([]);
    expect(await desk.api.assets.list({ clientId: other.id })).toEqual([]);
  });

  test('a sync asks Meta about its own client only', async () => {
    const served = await aSandbox();
    const desk = await aDeskWithToken(served);
    const first = await connected(desk, served, 0);
    await connected(desk, served, 1);
    const asked = served.sandbox.requests().length;
    await desk.api.sync.run({ clientId: first });
    const own = theClient(served, 0);
    const paths = served.sandbox
      .requests()
      .slice(asked)
      .map((request) => JSON.stringify(request));
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths)
      expect(path.includes(own.account.accountId) || path.includes(own.page.id)).toBe(true);
  });
});

describe('the token', () => {
  test('is asked about before it is stored: one that Meta calls invalid is refused and not kept', async () => {
    const served = await aSandbox();
    const desk = await aDeskWithToken(served);
    const before = await desk.api.tokens.list({});
    const expired = desk.api.tokens.setShared({ token: served.sandbox.describe().tokens['expired'] ?? '' });
    expect(await failureOf(expired)).toMatchObject({ code: 'token_dead' });
    expect((await desk.api.tokens.list({})).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  });

  test('is in no file, no log line, no event and no answer, in clear', async () => {
    const served = await aSandbox();
    const desk = await aDeskWithToken(served);
    const token = served.sandbox.describe().tokens['shared'] ?? '';
    const clientId = await connected(desk, served);
    await desk.api.sync.run({ clientId });
    served.sandbox.withdraw(theClient(served).account.id);
    await desk.api.sync.run({ clientId });
    const answers = [
      await desk.api.tokens.list({}),
      await desk.api.audit.workspace({}),
      await desk.api.audit.client({ clientId }),
    ];
    await served.close();
    const offline = await failureOf(desk.api.sync.run({ clientId }));

    expect(token.length).toBeGreaterThan(20);
    expect(everyByte(desk.folder).includes(token)).toBe(false);
    const said = JSON.stringify([desk.logged, desk.events, answers, offline]);
    expect(said).not.toContain(token);
    // A positive control: the preview that may be shown is there.
    expect(said).toContain(token.slice(0, 6));
  });

  test('travels in a header, never in a URL but for debug_token', async () => {
    const served = await aSandbox();
    const desk = await aDeskWithToken(served);
    const token = served.sandbox.describe().tokens['shared'] ?? '';
    const clientId = await connected(desk, served);
    await desk.api.sync.run({ clientId });
    const urls = served.sandbox
      .requests()
      .map((request) => JSON.stringify(request))
      .filter((text) => text.includes(token));
    expect(urls.filter((url) => !url.includes('debug_token'))).toEqual([]);
  });
});
