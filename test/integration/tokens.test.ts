import { afterEach, describe, expect, test } from 'vitest';
import type { ClientId } from '../../shared/model/ids.ts';
import { aConnectedClient } from '../builders/client.ts';
import { closeDesks, founder, type TestDesk } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';
import { aDeskWithToken, aSandbox, closeSandboxes, type Served } from '../builders/sandbox.ts';
import { newsKinds, revoke, textOf, tokensUsed } from '../builders/tokens.ts';

afterEach(async () => {
  await closeDesks();
  await closeSandboxes();
});

interface Started {
  readonly served: Served;
  readonly desk: TestDesk;
  readonly clients: ClientId[];
}

/** A desk with the shared token, and so many clients with an account and a Page each. */
async function started(clients = 1): Promise<Started> {
  const served = await aSandbox();
  const desk = await aDeskWithToken(served);
  const ids: ClientId[] = [];
  for (let index = 0; index < clients; index += 1) ids.push(await aConnectedClient(desk, served, index));
  return { served, desk, clients: ids };
}

const addOwn = ({ served, desk, clients }: Started, index: number) =>
  desk.api.tokens.add({
    slot: 'client',
    clientId: clients[index]!,
    token: textOf(served, `client${index + 1}`),
  });

describe('the vault', () => {
  test('shows of a token what Meta says of it, and what it is not enough for', async () => {
    const { served, desk } = await started(0);
    const card = await desk.api.tokens.add({
      slot: 'backup',
      clientId: null,
      token: textOf(served, 'noInsights'),
    });
    const text = textOf(served, 'noInsights');
    expect(card).toMatchObject({
      slot: 'backup',
      preview: `${text.slice(0, 6)}…${text.slice(-4)}`,
      state: 'healthy',
      kind: 'SYSTEM_USER',
      userName: 'Northlight Insights System User',
      missing: [{ feature: 'page_insights', scopes: ['read_insights'] }],
      expiresAt: null,
      daysLeft: null,
      addedBy: founder.name,
      parkedAt: null,
    });
    expect(JSON.stringify(await desk.api.tokens.get({ tokenId: card.id }))).not.toContain(text);
  });

  test('counts down to the end of a token that has one', async () => {
    const { served, desk } = await started(0);
    const card = await desk.api.tokens.setShared({ token: textOf(served, 'shared60d') });
    expect(card.daysLeft).toBe(48);
    desk.pass(86_400 * 35);
    expect((await desk.api.tokens.list({}))[0]?.daysLeft).toBe(13);
  });

  test.each([
    ['expired', 'This token has expired.'],
    ['revoked', 'This token was revoked at Meta.'],
    ['checkpoint', 'Meta wants the owner of this token to log in'],
  ])('refuses one that is %s, says why, and keeps nothing of it', async (name, sentence) => {
    const { served, desk } = await started(0);
    const adding = desk.api.tokens.add({ slot: 'backup', clientId: null, token: textOf(served, name) });
    expect(await failureOf(adding)).toMatchObject({
      code: 'token_dead',
      message: expect.stringContaining(sentence),
    });
    expect(await desk.api.tokens.list({})).toHaveLength(1);
  });

  test('refuses an app token, and a token that is in the vault already', async () => {
    const { served, desk } = await started(0);
    const adding = (name: string) =>
      failureOf(desk.api.tokens.add({ slot: 'backup', clientId: null, token: textOf(served, name) }));
    expect(await adding('app')).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('app token'),
    });
    expect(await adding('shared')).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('already'),
    });
  });

  test('knows when and for what a token was last used, how often, and what each look at it found', async () => {
    const { desk, clients } = await started(1);
    await desk.api.sync.run({ clientId: clients[0]! });
    const [card] = await desk.api.tokens.list({});
    expect(card).toMatchObject({ usedFor: 'sync', usedAt: desk.now().toISOString(), serves: 1 });
    const { checks, uses } = await desk.api.tokens.get({ tokenId: card!.id });
    expect(uses).toEqual([{ day: '2026-11-20', calls: expect.any(Number), refused: 0 }]);
    expect(uses[0]!.calls).toBeGreaterThan(2);
    expect(checks).toEqual([
      {
        at: card!.addedAt,
        how: 'added',
        outcome: 'healthy',
        sentence: 'Meta says that it works.',
        by: founder.name,
      },
    ]);
  });
});

describe('which token serves a client', () => {
  test('is its own where it has one, and the shared one elsewhere', async () => {
    const all = await started(2);
    const { served, desk, clients } = all;
    await addOwn(all, 0);
    let since = served.sandbox.requests().length;
    await desk.api.sync.run({ clientId: clients[0]! });
    expect(tokensUsed(served, since).every((name) => name?.includes('client1'))).toBe(true);
    since = served.sandbox.requests().length;
    await desk.api.sync.run({ clientId: clients[1]! });
    expect(tokensUsed(served, since).every((name) => name?.includes('shared'))).toBe(true);
  });

  test('falls back in the middle of a sync when the own one was revoked: once on the record, once in the news', async () => {
    const all = await started(2);
    const { served, desk, clients } = all;
    await addOwn(all, 0);
    await desk.api.sync.run({ clientId: clients[0]! });
    await revoke(served, 'client1');
    const since = served.sandbox.requests().length;
    expect(await desk.api.sync.run({ clientId: clients[0]! })).toMatchObject({ outcome: 'done' });
    expect(await desk.api.sync.run({ clientId: clients[0]! })).toMatchObject({ outcome: 'done' });
    expect(tokensUsed(served, since)).toContain('shared');
    expect(await desk.api.tokens.ofClient({ clientId: clients[0]! })).toMatchObject({
      serving: 'shared',
      fellBack: true,
      why: 'revoked',
    });
    const rows = await desk.api.audit.client({ clientId: clients[0]!, what: 'token' });
    expect(rows.map(({ what, detail }) => ({ what, detail }))).toEqual([
      {
        what: 'token.fell_back',
        detail: {
          from: expect.objectContaining({ slot: 'client' }),
          to: expect.objectContaining({ slot: 'shared' }),
          why: 'revoked',
        },
      },
    ]);
    await expect.poll(() => newsKinds(desk)).toEqual(['token_dead']);
    // The other client never noticed.
    expect(await desk.api.sync.run({ clientId: clients[1]! })).toMatchObject({ outcome: 'done' });
    expect(await desk.api.tokens.ofClient({ clientId: clients[1]! })).toMatchObject({
      fellBack: false,
      why: null,
    });
    expect(await newsKinds(desk)).toEqual(['token_dead']);
  });

  test('is the backup when the shared one has died, and nothing when all have', async () => {
    const { served, desk, clients } = await started(1);
    await desk.api.tokens.add({ slot: 'backup', clientId: null, token: textOf(served, 'backup') });
    await revoke(served, 'shared');
    expect(await desk.api.sync.run({ clientId: clients[0]! })).toMatchObject({ outcome: 'done' });
    expect(await desk.api.tokens.ofClient({ clientId: clients[0]! })).toMatchObject({
      serving: 'backup',
      fellBack: true,
    });
    await revoke(served, 'backup');
    expect(await failureOf(desk.api.sync.run({ clientId: clients[0]! }))).toMatchObject({
      code: 'token_dead',
    });
    const since = served.sandbox.requests().length;
    expect(await failureOf(desk.api.sync.run({ clientId: clients[0]! }))).toMatchObject({
      code: 'token_dead',
      message: expect.stringContaining('revoked'),
    });
    // Nobody asks with a token that is known to be dead.
    await expect.poll(() => newsKinds(desk)).toEqual(['token_dead', 'token_dead']);
    expect(
      served.sandbox
        .requests()
        .slice(since)
        .filter(({ path }) => path !== '/debug_token'),
    ).toEqual([]);
  });

  test('a token whose end has come is not sent to find that out', async () => {
    const { served, desk, clients } = await started(1);
    await desk.api.tokens.setShared({ token: textOf(served, 'shared60d') });
    desk.pass(86_400 * 49);
    served.sandbox.clock.advance(86_400 * 49);
    const since = served.sandbox.requests().length;
    expect(await failureOf(desk.api.sync.run({ clientId: clients[0]! }))).toMatchObject({
      code: 'token_dead',
      message: expect.stringContaining('expired'),
    });
    expect(served.sandbox.requests()).toHaveLength(since);
    expect((await desk.api.tokens.list({}))[0]).toMatchObject({
      state: 'dead',
      trouble: 'expired',
      serves: 0,
    });
  });

  test('a Page token that Meta calls dead says nothing about the token that it came from', async () => {
    const { served, desk, clients } = await started(1);
    const page = served.sandbox.describe().clients[0]!.pages[0]!.id;
    served.sandbox.fault({ path: page }, { kind: 'error', code: 190, subcode: 467 }, 50);
    await failureOf(desk.api.sync.run({ clientId: clients[0]! })).catch(() => null);
    served.sandbox.clearFaults();
    await desk.api.tokens.testAll({});
    expect((await desk.api.tokens.list({}))[0]).toMatchObject({ state: 'healthy', trouble: null });
  });
});

describe('the daily look', () => {
  async function unlocked(desk: TestDesk): Promise<void> {
    const personId = (await desk.api.workspace.state({})).doors[0]!.people[0]!.id;
    await desk.api.workspace.unlock({ kind: 'real', personId, passphrase: founder.passphrase });
  }

  test('finds a token dead that nobody uses, and tells it once', async () => {
    const { served, desk } = await started(0);
    await desk.api.tokens.add({ slot: 'backup', clientId: null, token: textOf(served, 'backup') });
    await revoke(served, 'backup');
    await desk.api.workspace.lock({});
    await unlocked(desk);
    // It was looked at today.
    expect(await newsKinds(desk)).toEqual([]);
    await desk.api.workspace.lock({});
    desk.pass(86_400);
    await unlocked(desk);
    await expect.poll(() => newsKinds(desk)).toEqual(['token_dead']);
    const backup = (await desk.api.tokens.list({})).find(({ slot }) => slot === 'backup')!;
    expect(backup).toMatchObject({ state: 'dead', trouble: 'revoked' });
    expect((await desk.api.tokens.get({ tokenId: backup.id })).checks[0]).toMatchObject({
      how: 'scheduled',
      outcome: 'revoked',
    });
    desk.pass(86_400);
    await desk.api.workspace.lock({});
    await unlocked(desk);
    await expect.poll(async () => (await desk.api.tokens.get({ tokenId: backup.id })).checks.length).toBe(3);
    expect(await newsKinds(desk)).toEqual(['token_dead']);
  });

  test('warns 14 days and 3 days before the end, each once', async () => {
    const { served, desk } = await started(0);
    await desk.api.tokens.setShared({ token: textOf(served, 'shared60d') });
    const after = async (days: number) => {
      desk.pass(86_400 * days);
      served.sandbox.clock.advance(86_400 * days);
      await desk.api.workspace.lock({});
      await unlocked(desk);
      const checkedAt = desk.now().toISOString();
      await expect.poll(async () => (await desk.api.tokens.list({}))[0]?.checkedAt).toBe(checkedAt);
      return newsKinds(desk);
    };
    expect(await after(33)).toEqual([]);
    expect(await after(1)).toEqual(['token_expires']);
    expect(await after(1)).toEqual(['token_expires']);
    expect(await after(10)).toEqual(['token_expires', 'token_expires']);
    expect((await desk.api.tokens.news({}))[0]).toMatchObject({ kind: 'ends_soon', daysLeft: 3 });
  });

  test('reminds of a rotation after a year', async () => {
    const { desk } = await started(0);
    expect(await desk.api.tokens.news({})).toEqual([]);
    desk.pass(86_400 * 326);
    expect(await desk.api.tokens.news({})).toMatchObject([{ kind: 'rotate', slot: 'shared' }]);
  });
});
