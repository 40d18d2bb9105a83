import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { ClientId } from '../../shared/model/ids.ts';
import { aConnectedClient } from '../builders/client.ts';
import { closeDesks, type TestDesk } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';
import { aDeskWithToken, aSandbox, closeSandboxes, type Served } from '../builders/sandbox.ts';
import { revoke, textOf, tokensUsed } from '../builders/tokens.ts';

afterEach(async () => {
  await closeDesks();
  await closeSandboxes();
});

interface Started {
  readonly served: Served;
  readonly desk: TestDesk;
  readonly clients: ClientId[];
}

async function started(clients: number, sandboxClients = 3): Promise<Started> {
  const served = await aSandbox(undefined, sandboxClients);
  const desk = await aDeskWithToken(served);
  const ids: ClientId[] = [];
  for (let index = 0; index < clients; index += 1) ids.push(await aConnectedClient(desk, served, index));
  return { served, desk, clients: ids };
}

const accountOf = ({ served }: Started, index: number) =>
  served.sandbox.describe().clients[index]!.accounts[0]!;

function everyByte(folder: string): Buffer {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  return Buffer.concat(paths.filter((path) => statSync(path).isFile()).map((path) => readFileSync(path)));
}

describe('testing all tokens', () => {
  test('asks Meta four times for twelve clients, and knows of each asset what may be done with it', async () => {
    const all = await started(12, 12);
    const { served, desk } = all;
    const since = served.sandbox.requests().length;
    const map = await desk.api.tokens.testAll({});
    const asked = served.sandbox
      .requests()
      .slice(since)
      .map(({ path }) => path);
    expect(asked.filter((path) => /debug_token|\/me$/.test(path))).toHaveLength(2);
    expect(asked.filter((path) => /\/me\/(ad)?accounts/.test(path))).toHaveLength(2);
    expect(map).toHaveLength(24);
    const accounts = map.filter(({ kind }) => kind === 'ad_account');
    expect(new Set(accounts.map(({ access }) => access))).toEqual(new Set(['write']));
    expect(accounts[0]!.tasks).toEqual(['MANAGE', 'ADVERTISE', 'ANALYZE']);
    expect(await desk.api.tokens.map({})).toEqual(map);
    expect((await desk.api.audit.workspace({ what: 'token' }))[0]).toMatchObject({
      what: 'token.tested',
      detail: { tokens: 1, assets: 24 },
    });
  }, 30_000);

  test('finds what was withdrawn, says what to do, and leaves the others alone', async () => {
    const all = await started(3);
    const { served, desk, clients } = all;
    await desk.api.tokens.testAll({});
    served.sandbox.withdraw(accountOf(all, 1).id);
    const map = await desk.api.tokens.testAll({});
    const lost = map.filter(({ access }) => access === 'revoked');
    expect(lost.map(({ clientId, kind }) => ({ clientId, kind }))).toEqual([
      { clientId: clients[1], kind: 'ad_account' },
    ]);
    expect(lost[0]!.sentence).toContain('Ask the client to share it');
    expect(map.filter(({ access }) => access === 'write' || access === 'read')).toHaveLength(5);
    const { notices } = await desk.api.notices.list({});
    expect(notices.map(({ kind, clientId }) => ({ kind, clientId }))).toEqual([
      { kind: 'access_lost', clientId: clients[1] },
    ]);
    served.sandbox.withdraw(accountOf(all, 1).id, false);
    await desk.api.tokens.testAll({});
    expect((await desk.api.notices.list({})).unread).toBe(0);
  });

  test('says of a client on a read-only token what it lacks', async () => {
    const { served, desk, clients } = await started(1);
    await desk.api.tokens.setShared({ token: textOf(served, 'readOnly') });
    const map = await desk.api.tokens.testClient({ clientId: clients[0]! });
    expect(map.find(({ kind }) => kind === 'ad_account')).toMatchObject({
      access: 'read',
      tasks: ['ANALYZE'],
      sentence: expect.stringContaining('assign “Manage campaigns”'),
    });
    expect(map.find(({ kind }) => kind === 'page')).toMatchObject({ access: 'read', tasks: ['ANALYZE'] });
  });

  test('is cancelled in the middle, and what was found out by then is kept', async () => {
    const { served, desk } = await started(2);
    const stop = new AbortController();
    served.sandbox.fault({ path: 'me' }, { kind: 'delay', ms: 5_000 }, 5);
    const testing = desk.api.tokens.testAll({}, { signal: stop.signal });
    await expect.poll(async () => (await desk.api.work.list({})).length).toBe(1);
    stop.abort();
    expect(await failureOf(testing)).toMatchObject({ code: 'cancelled' });
    await expect.poll(async () => (await desk.api.work.list({})).length).toBe(0);
  });

  test('offline it says unknown, never revoked', async () => {
    const { served, desk } = await started(3);
    await served.close();
    desk.pass(3600);
    const map = await desk.api.tokens.testAll({});
    expect(new Set(map.map(({ access }) => access))).toEqual(new Set(['unknown']));
    expect(map[0]!.sentence).toContain('cannot be reached');
    expect((await desk.api.tokens.list({}))[0]).toMatchObject({ state: 'healthy' });
  });

  test('is saved for a spreadsheet, with no token in it', async () => {
    const { desk } = await started(1);
    await desk.api.tokens.testAll({});
    const path = join(desk.folder, 'map.csv');
    desk.saveAnswers.push(path);
    await desk.api.tokens.exportMap({});
    const text = readFileSync(path, 'utf8');
    expect(text.split('\r\n')[0]).toContain('client,kind,asset,meta_id,access,tasks,what_to_do');
    expect(text).toContain('MANAGE ADVERTISE ANALYZE');
    expect(text).not.toMatch(/EAA/);
  });
});

describe('rotating the shared token', () => {
  test('rehearses over every asset, refuses to lose anything unasked, and destroys the old one only then', async () => {
    const { served, desk, clients } = await started(2);
    await desk.api.tokens.testAll({});
    const old = (await desk.api.tokens.list({}))[0]!;
    const rehearsed = await desk.api.tokens.rehearse({ token: textOf(served, 'readOnly') });
    expect(rehearsed).toHaveLength(4);
    expect(
      rehearsed.filter(({ isLess }) => isLess).map(({ kind, before, after }) => ({ kind, before, after })),
    ).toEqual([
      { kind: 'ad_account', before: 'write', after: 'read' },
      { kind: 'ad_account', before: 'write', after: 'read' },
    ]);
    // Nothing was switched.
    const since = served.sandbox.requests().length;
    await desk.api.sync.run({ clientId: clients[0]! });
    expect(tokensUsed(served, since)).not.toContain('readOnly');
    expect(await failureOf(desk.api.tokens.rotate({ acceptLoss: false }))).toMatchObject({
      code: 'conflict',
      details: { lost: 2 },
    });
    expect((await desk.api.tokens.list({})).map(({ slot }) => slot).toSorted()).toEqual(['next', 'shared']);

    await desk.api.tokens.rotate({ acceptLoss: true });
    const cards = await desk.api.tokens.list({});
    expect(cards.map(({ slot }) => slot)).toEqual(['shared']);
    expect(cards[0]!.fingerprint).not.toBe(old.fingerprint);
    const after = served.sandbox.requests().length;
    await desk.api.sync.run({ clientId: clients[0]! });
    expect(tokensUsed(served, after)).toContain('readOnly');
    expect(tokensUsed(served, after)).not.toContain('shared');
    const [row] = await desk.api.audit.workspace({ what: 'token' });
    expect(row).toMatchObject({
      what: 'token.rotated',
      detail: { before: old.fingerprint, fingerprint: cards[0]!.fingerprint, lost: 2 },
    });
  });

  test('a rehearsal of yesterday, and a token that died since, are refused and the old one stays', async () => {
    const { served, desk } = await started(1);
    await desk.api.tokens.rehearse({ token: textOf(served, 'backup') });
    await revoke(served, 'backup');
    expect(await failureOf(desk.api.tokens.rotate({ acceptLoss: true }))).toMatchObject({
      code: 'token_dead',
    });
    desk.pass(86_400 + 1);
    expect(await failureOf(desk.api.tokens.rotate({ acceptLoss: true }))).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Rehearse again'),
    });
    const shared = (await desk.api.tokens.list({})).find(({ slot }) => slot === 'shared')!;
    expect(shared.state).toBe('healthy');
  });
});

describe('moving clients from their own token to the shared one', () => {
  async function withOwn(): Promise<Started> {
    const all = await started(2);
    const { served, desk, clients } = all;
    for (const index of [0, 1]) {
      const token = textOf(served, `client${index + 1}`);
      await desk.api.tokens.add({ slot: 'client', clientId: clients[index]!, token });
    }
    return all;
  }

  test('is rehearsed first, done for some, and undone', async () => {
    const { served, desk, clients } = await withOwn();
    const [first] = clients;
    const dryRun = await desk.api.tokens.rehearseMove({ clientIds: clients, to: 'shared' });
    expect(dryRun).toHaveLength(4);
    expect(dryRun.some(({ isLess }) => isLess)).toBe(false);
    const serving = async () => {
      const both = await Promise.all(clients.map((clientId) => desk.api.tokens.ofClient({ clientId })));
      return both.map((one) => one.serving);
    };
    expect(await serving()).toEqual(['client', 'client']);
    await desk.api.tokens.move({ clientIds: [first!], to: 'shared' });
    expect(await serving()).toEqual(['shared', 'client']);
    const since = served.sandbox.requests().length;
    await desk.api.sync.run({ clientId: first! });
    expect(tokensUsed(served, since)).not.toContain('client1');
    const own = (await desk.api.tokens.list({})).find(({ clientId }) => clientId === first)!;
    expect(own.parkedAt).toBe(desk.now().toISOString());
    expect(await desk.api.tokens.rehearseMove({ clientIds: [first!], to: 'own' })).toHaveLength(2);
    await desk.api.tokens.move({ clientIds: [first!], to: 'own' });
    expect(await serving()).toEqual(['client', 'client']);
    const rows = await desk.api.audit.client({ clientId: first!, what: 'token' });
    expect(rows.map(({ what }) => what)).toEqual(['token.client_moved_back', 'token.client_moved_to_shared']);
  });

  test('is all or nothing', async () => {
    const { desk, clients } = await withOwn();
    await desk.api.tokens.move({ clientIds: [clients[1]!], to: 'shared' });
    expect(await failureOf(desk.api.tokens.move({ clientIds: clients, to: 'shared' }))).toMatchObject({
      code: 'conflict',
    });
    expect(await desk.api.tokens.ofClient({ clientId: clients[0]! })).toMatchObject({ serving: 'client' });
  });
});

describe('the app secret', () => {
  test('is asked about before it is kept, signs every call from then on, and shows as a fingerprint only', async () => {
    const { served, desk, clients } = await started(1);
    const { appId, appSecret } = served.sandbox.describe();
    const wrong = desk.api.tokens.setAppSecret({ appId, secret: '0'.repeat(32) });
    expect(await failureOf(wrong)).toMatchObject({ code: 'graph_refused' });
    expect(await desk.api.tokens.app({})).toEqual({ appId, fingerprint: null, setAt: null });
    served.sandbox.configure({ proof: 'required' });
    expect(await failureOf(desk.api.sync.run({ clientId: clients[0]! }))).toMatchObject({
      message: expect.stringContaining('app secret'),
    });
    const app = await desk.api.tokens.setAppSecret({ appId, secret: appSecret });
    expect(app).toEqual({
      appId,
      fingerprint: expect.stringMatching(/^[0-9a-f]{12}$/),
      setAt: desk.now().toISOString(),
    });
    const since = served.sandbox.requests().length;
    // The Page's own token is signed with its own proof, or the sandbox refuses.
    expect(await desk.api.sync.run({ clientId: clients[0]! })).toMatchObject({ outcome: 'done' });
    expect(
      served.sandbox
        .requests()
        .slice(since)
        .every(({ proof }) => proof),
    ).toBe(true);
    expect(everyByte(desk.folder).includes(appSecret)).toBe(false);
    const said = JSON.stringify([desk.logged, desk.events, await desk.api.audit.workspace({})]);
    expect(said).not.toContain(appSecret);
    expect(said).toContain(app.fingerprint!);
    await desk.api.tokens.removeAppSecret({});
    expect((await desk.api.tokens.app({})).fingerprint).toBeNull();
  });

  test('refreshes a token that ends: sixty more days, the same place, on the record', async () => {
    const { served, desk } = await started(1);
    const { appId, appSecret } = served.sandbox.describe();
    const before = await desk.api.tokens.setShared({ token: textOf(served, 'shared60d') });
    expect(await failureOf(desk.api.tokens.refresh({ tokenId: before.id }))).toMatchObject({
      code: 'conflict',
    });
    await desk.api.tokens.setAppSecret({ appId, secret: appSecret });
    const after = await desk.api.tokens.refresh({ tokenId: before.id });
    expect([before.daysLeft, after.daysLeft, after.id === before.id]).toEqual([48, 60, true]);
    expect(after.fingerprint).not.toBe(before.fingerprint);
    expect((await desk.api.audit.workspace({ what: 'token' }))[0]).toMatchObject({ what: 'token.refreshed' });
    expect((await desk.api.tokens.get({ tokenId: after.id })).checks[0]).toMatchObject({ how: 'refreshed' });
  });
});

test('one flow: a token is added, its reach is shown, assets are given to clients at once, and tested', async () => {
  const served = await aSandbox();
  const desk = await aDeskWithToken(served);
  const client = await desk.api.clients.add({ name: 'New', currency: 'EUR', timezone: 'Europe/Warsaw' });
  const [card] = await desk.api.tokens.list({});
  const reach = await desk.api.tokens.reach({ tokenId: card!.id });
  expect(reach.every(({ clientName }) => clientName === null)).toBe(true);
  expect(reach.find(({ kind }) => kind === 'ad_account')!.tasks).toContain('MANAGE');
  const picks = reach.slice(0, 2).map(({ kind, metaId }) => ({ clientId: client.id, kind, metaId }));
  const taken = { clientId: client.id, kind: 'page' as const, metaId: '123' };
  expect(
    await failureOf(desk.api.tokens.assign({ tokenId: card!.id, picks: [...picks, taken] })),
  ).toMatchObject({
    code: 'graph_refused',
  });
  expect(await desk.api.assets.list({ clientId: client.id })).toEqual([]);
  expect(await desk.api.tokens.assign({ tokenId: card!.id, picks })).toEqual({ connected: 2 });
  expect(await desk.api.tokens.test({ tokenId: card!.id })).toHaveLength(2);
});
