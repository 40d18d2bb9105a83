import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { systemWake } from '../../main/adapters/system-wake.ts';
import { undiciTransport } from '../../main/adapters/undici-transport.ts';
import { graphClient } from '../../main/graph/client.ts';
import { accountCampaigns, campaign } from '../../main/graph/endpoints/ads.ts';
import { ownersInLedger } from '../../main/graph/ledger-owners.ts';
import { addAsset } from '../../main/clients/store.ts';
import { write } from '../../main/db/access.ts';
import type { OpenWorkspace } from '../../main/workspace/open-workspace.ts';
import { AssetId, ClientId, MetaId, PersonId } from '../../shared/model/ids.ts';
import { aConnectedClient } from '../builders/client.ts';
import { closeDesks, founder, type TestDesk } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';
import { scopeOf, tokenOf } from '../builders/graph.ts';
import { aLedger } from '../builders/ledger.ts';
import { aDeskWithToken, aSandbox, closeSandboxes, type Served } from '../builders/sandbox.ts';

afterEach(async () => {
  await closeDesks();
  await closeSandboxes();
});

async function unlocked(desk: TestDesk): Promise<TestDesk> {
  const personId = (await desk.api.workspace.state({})).doors[0]!.people[0]!.id;
  await desk.api.workspace.unlock({ kind: 'real', personId, passphrase: founder.passphrase });
  return desk;
}

const own = ClientId.parse('01890000-0000-7000-8000-000000000001');
const account = {
  id: AssetId.parse('01890000-0000-7000-8000-0000000000f1'),
  clientId: own,
  kind: 'ad_account' as const,
  metaId: MetaId.parse('100001'),
  name: 'Account',
  currency: 'EUR',
  timezone: 'Europe/Warsaw',
  connectedAt: '2026-11-20T09:00:00.000Z',
  disconnectedAt: null,
};

describe('what the Graph client keeps in the ledger', () => {
  const person = PersonId.parse('01890000-0000-7000-8000-00000000000a');

  function graphOn(served: Served, work: Pick<OpenWorkspace, 'ledger'>) {
    const owners = ownersInLedger(work);
    const transport = undiciTransport(served.origin);
    const clock = { now: () => new Date(served.sandbox.clock.now()) };
    const log = { info: () => undefined, error: () => undefined };
    return { owners, transport, graph: graphClient({ transport, clock, log, owners, wake: systemWake }) };
  }

  test('a campaign of the client is found again by another process without asking Meta whose it is', async () => {
    const served = await aSandbox();
    const ledger = aLedger({ person, clients: [own] });
    const work = { ledger: ledger.db };
    const { accountId } = served.sandbox.describe().clients[0]!.accounts[0]!;
    write(ledger.db, (w) =>
      addAsset(w, {
        id: AssetId.parse('01890000-0000-7000-8000-0000000000f1'),
        clientId: own,
        kind: 'ad_account',
        metaId: MetaId.parse(accountId),
        name: 'Account',
        currency: 'EUR',
        timezone: 'Europe/Warsaw',
        connectedAt: '2026-11-20T09:00:00.000Z',
        disconnectedAt: null,
      }),
    );
    const scope = scopeOf(served, 0);
    const options = { token: tokenOf(served), signal: new AbortController().signal };
    const first = graphOn(served, work);
    const list = await first.graph.readFor(scope, accountCampaigns, { accountId, after: null }, options);
    first.owners.flush();
    const campaignId = list.data[0]!.id;
    const asked = served.sandbox.requests().length;

    const second = graphOn(served, work);
    await second.graph.readFor(scope, campaign, { campaignId }, options);
    expect(served.sandbox.requests().length - asked).toBe(1);
    expect(second.owners.find(campaignId)).toBe(accountId);
    // Another client's people do not reach it, and nothing is sent to find that out.
    const refused = second.graph.readFor(scopeOf(served, 1), campaign, { campaignId }, options);
    expect(await failureOf(refused)).toMatchObject({ code: 'not_found' });
    expect(served.sandbox.requests().length - asked).toBe(1);
    await first.transport.close();
    await second.transport.close();
    ledger.close();
  });

  test('what cannot be written down now, while keys are changed, brings nothing down and is written later', () => {
    const ledger = aLedger({ person, clients: [own] });
    write(ledger.db, (w) => addAsset(w, account));
    const owners = ownersInLedger({ ledger: ledger.db });
    owners.remember('23001', '100001');
    ledger.db.raw.pragma('query_only = ON');
    owners.flush();
    expect(owners.find('23001')).toBe('100001');
    ledger.db.raw.pragma('query_only = OFF');
    owners.flush();
    expect(ledger.db.raw.prepare('select object_id from object_owner').all()).toEqual([
      { object_id: '23001' },
    ]);
    ledger.close();
  });

  test('the first owner stays, and an object of an account that nobody has is not written down', () => {
    const ledger = aLedger({ person, clients: [own] });
    write(ledger.db, (w) => addAsset(w, account));
    const owners = ownersInLedger({ ledger: ledger.db });
    owners.remember('23001', '100001');
    owners.remember('23001', '100002');
    owners.remember('23002', '100002');
    owners.flush();
    owners.remember('23001', '100002');
    owners.flush();
    const rows = ledger.db.raw.prepare('select * from object_owner').all();
    expect(rows).toEqual([{ client_id: own, object_id: '23001', account_id: '100001' }]);
    expect([owners.find('23001'), owners.find('23002'), owners.find('23003')]).toEqual([
      '100001',
      '100002',
      null,
    ]);
    expect(ownersInLedger({ ledger: ledger.db }).find('23002')).toBeNull();
    ledger.close();
  });
});

describe('a pause that Meta asked for', () => {
  async function paused(): Promise<{ served: Served; desk: TestDesk; clientId: ClientId }> {
    const served = await aSandbox();
    const desk = await aDeskWithToken(served);
    const clientId = await aConnectedClient(desk, served);
    served.sandbox.fault({ path: 'insights' }, { kind: 'throttle', mode: '4', seconds: 1800 }, 1);
    // What came before the pause is kept.
    expect(await desk.api.sync.run({ clientId })).toMatchObject({ outcome: 'partial' });
    return { served, desk, clientId };
  }

  test('outlives a restart: nothing is sent before it is over', async () => {
    const { served, desk, clientId } = await paused();
    const again = await unlocked(await desk.restart());
    const asked = served.sandbox.requests().length;
    expect(await failureOf(again.api.sync.run({ clientId }))).toMatchObject({ code: 'graph_limited' });
    expect(served.sandbox.requests().length).toBe(asked);
    const { lanes } = await again.api.graph.limits({});
    const app = lanes.find(({ key }) => key === 'app');
    expect(app).toMatchObject({ why: '4/-', pausedUntil: expect.any(String) });
    again.pass(7200);
    served.sandbox.clock.advance(7200);
    expect(await again.api.sync.run({ clientId })).toMatchObject({ outcome: 'done' });
  });

  test('outlives a lock, is told to the window, and ends when a super admin ends it, on the record', async () => {
    const { served, desk, clientId } = await paused();
    expect(desk.events.filter(({ name }) => name === 'graph.paused')).toHaveLength(1);
    await desk.api.workspace.lock({});
    await unlocked(desk);
    expect(await failureOf(desk.api.sync.run({ clientId }))).toMatchObject({ code: 'graph_limited' });
    await desk.api.graph.release({ lane: 'app' });
    served.sandbox.clock.advance(7200);
    expect(await desk.api.sync.run({ clientId })).toMatchObject({ outcome: 'done' });
    const [row] = await desk.api.audit.workspace({ what: 'graph' });
    expect(row).toMatchObject({ what: 'graph.pause_ended', subject: 'app', detail: { why: '4/-' } });
  });

  test('names the client whose account it is about', async () => {
    const { desk } = await paused();
    const { lanes } = await desk.api.graph.limits({});
    const [client] = await desk.api.clients.list({});
    const named = lanes.filter((lane) => lane.clientId === client!.id).map((lane) => lane.client);
    expect(named).toContain(client!.name);
  });
});

test('the last calls are saved for support without the token, and that is on the record', async () => {
  const served = await aSandbox();
  const desk = await aDeskWithToken(served);
  const clientId = await aConnectedClient(desk, served);
  await desk.api.sync.run({ clientId });
  expect(await desk.api.graph.exportTrace({})).toEqual({ savedAs: null });
  const path = join(desk.folder, 'calls.jsonl');
  desk.saveAnswers.push(path);
  expect(await desk.api.graph.exportTrace({})).toEqual({ savedAs: path });
  const text = readFileSync(path, 'utf8');
  expect(text).not.toContain(served.sandbox.describe().tokens['shared']!);
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { endpoint: string; status: number });
  expect(lines.find(({ endpoint }) => endpoint === 'me/adaccounts')).toMatchObject({ status: 200 });
  expect(await desk.api.graph.trace({})).toHaveLength(lines.length);
  const [row] = await desk.api.audit.workspace({ what: 'graph' });
  expect(row).toMatchObject({ what: 'graph.trace_exported', detail: { calls: lines.length } });
});
