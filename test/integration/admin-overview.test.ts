import { afterEach, describe, expect, test } from 'vitest';
import { closeDesks } from '../builders/desk.ts';
import { aDeskWithToken, aSandbox, closeSandboxes } from '../builders/sandbox.ts';

afterEach(closeDesks);
afterEach(closeSandboxes);

async function anAgency() {
  const served = await aSandbox();
  const desk = await aDeskWithToken(served);
  const [first, second] = served.sandbox.describe().clients;
  if (!first || !second) throw new Error('The sandbox has too few clients.');
  const add = (name: string) => desk.api.clients.add({ name, currency: 'EUR', timezone: 'Europe/Warsaw' });
  return { served, desk, first, second, add };
}

describe('the overview across clients', () => {
  test('says of each client what it needs, the worst first, and follows what is done about it', async () => {
    const { desk, first, add } = await anAgency();
    const [oak, ash] = [await add('Oak'), await add('Ash')];
    await desk.api.assets.connect({
      clientId: oak.id,
      kind: 'ad_account',
      metaId: first.accounts[0]!.accountId as never,
    });
    const before = await desk.api.admin.overview({});
    expect(before.clients.map(({ name, needs, health }) => [name, needs, health])).toEqual([
      ['Ash', ['no_assets', 'nobody'], 'warn'],
      ['Oak', ['never_synced', 'nobody'], 'warn'],
    ]);
    await desk.api.sync.run({ clientId: oak.id });
    const after = await desk.api.admin.overview({});
    const line = after.clients.find(({ clientId }) => clientId === oak.id);
    expect(line).toMatchObject({ accounts: 1, pages: 0, token: 'shared', outcome: 'done' });
    expect(line?.needs).not.toContain('never_synced');
    expect(after.budget).toMatchObject({ app: expect.any(Number), paused: 0, waiting: 0 });
    await desk.api.clients.archive({ clientId: ash.id });
    const last = await desk.api.admin.overview({});
    expect(last.clients.map(({ name }) => name)).toEqual(['Oak']);
    expect(last.archived).toBe(1);
  });

  test('knows a dead token, whom it leaves without one, and a token that ends soon', async () => {
    const { desk, served, add } = await anAgency();
    await add('Oak');
    const [token] = await desk.api.tokens.list({});
    expect((await desk.api.admin.overview({})).tokens).toEqual([]);
    const { appId, appSecret, tokens } = served.sandbox.describe();
    const query = new URLSearchParams({
      client_id: appId,
      client_secret: appSecret,
      revoke_token: tokens['shared'] ?? '',
      access_token: `${appId}|${appSecret}`,
    });
    await fetch(`${served.origin}/v26.0/oauth/revoke?${query.toString()}`);
    await desk.api.tokens.test({ tokenId: token!.id }).catch(() => undefined);
    const dead = await desk.api.admin.overview({});
    expect(dead.tokens).toMatchObject([{ slot: 'shared', trouble: 'revoked' }]);
    expect(dead.clients[0]).toMatchObject({ health: 'bad', token: null });
    expect(dead.clients[0]?.needs[0]).toBe('no_token');
  });

  test('remembers which assets no client has, lets go of one that found its client, and of all when a client is erased', async () => {
    const { desk, first, add } = await anAgency();
    const oak = await add('Oak');
    expect((await desk.api.admin.overview({})).loose).toEqual({ at: null, count: 0, assets: [] });
    const reached = await desk.api.assets.discover({});
    const { loose } = await desk.api.admin.overview({});
    expect(loose.count).toBe(reached.length);
    const metaId = first.accounts[0]!.accountId;
    await desk.api.assets.connect({ clientId: oak.id, kind: 'ad_account', metaId: metaId as never });
    const after = (await desk.api.admin.overview({})).loose;
    expect(after.count).toBe(reached.length - 1);
    expect(after.assets.some((one) => one.metaId === metaId)).toBe(false);
    await desk.api.clients.archive({ clientId: oak.id });
    await desk.api.clients.erase({ clientId: oak.id, name: 'Oak' });
    expect((await desk.api.admin.overview({})).loose.at).toBeNull();
  });

  test('counts people, and those who can reach nothing', async () => {
    const { desk, add } = await anAgency();
    const oak = await add('Oak');
    const { personId } = await desk.api.people.add({
      name: 'Jan Nowak',
      email: 'jan@agency.example',
      isSuperAdmin: false,
    } as never);
    expect((await desk.api.admin.overview({})).people).toEqual({
      active: 2,
      superAdmins: 1,
      withoutClient: 1,
    });
    await desk.api.members.set({ clientId: oak.id, personId, role: 'client_user' });
    const { people, clients } = await desk.api.admin.overview({});
    expect(people.withoutClient).toBe(0);
    expect(clients[0]).toMatchObject({ members: 1, needs: ['no_assets'] });
  });
});
