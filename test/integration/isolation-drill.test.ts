import { afterEach, describe, expect, test } from 'vitest';
import { contract } from '../../shared/contract/contract.ts';
import { ClientId } from '../../shared/model/ids.ts';
import { z } from '../../shared/zod.ts';
import { admission } from '../../main/admission.ts';
import { everyEndpoint, ofClient } from '../../main/graph/endpoints/endpoint.ts';
import { tryEndpoints } from '../../main/graph/drill.ts';
import type { Pair } from '../../main/isolation/calls.ts';
import { tryCalls } from '../../main/isolation/calls.ts';
import { aDesk, closeDesks } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';

afterEach(closeDesks);
const slow = { timeout: 60_000 };

const own = ClientId.parse('01890000-0000-7000-8000-000000000001');
const foreign = ClientId.parse('01890000-0000-7000-8000-000000000002');

/** Two clients in words only: what the door says is made up by each test. */
function aPair(ask: Partial<Pair>): Pair {
  return {
    own,
    foreign,
    here: {} as Pair['here'],
    personId: '01890000-0000-7000-8000-00000000000a' as Pair['personId'],
    door: () => () => Promise.resolve('{"ok":false}'),
    admission: () => () => {
      throw new Error('refused');
    },
    pace: () => undefined,
    ...ask,
  };
}

describe('the isolation drill', slow, () => {
  test('tries every call and every endpoint for every client, finds no hole, and leaves the evidence in the trail', async () => {
    const desk = aDesk();
    const { api } = desk;
    await api.workspace.exploreDemo({});
    const clients = await api.clients.list({});
    expect(await api.isolation.last({})).toBeNull();
    const before = (await api.audit.workspace({ limit: 1 }))[0]!.seq;

    const run = await api.isolation.drill({});
    expect(run.found).toEqual([]);
    expect(run).toMatchObject({ holes: 0, clients: clients.length, by: 'Marta Nowak' });
    expect(run.refused).toBe(run.tried);
    const calls = Object.entries(contract).flatMap(([noun, group]) =>
      Object.entries(group).flatMap(([verb, entry]) => (entry.kind === 'call' ? [`${noun}.${verb}`] : [])),
    );
    const namesOf = (where: string) =>
      run.probes.filter((one) => one.where === where).map(({ name }) => name);
    expect(namesOf('call').toSorted()).toEqual(calls.toSorted());
    expect(new Set(namesOf('endpoint'))).toEqual(
      new Set([...everyEndpoint().map(({ name }) => name), 'budget']),
    );
    // The control: the same questions about one's own client do get past each wall.
    const stuck = run.probes.filter((one) => one.own === 'stuck').map(({ name }) => name);
    expect(stuck).toEqual([]);

    const [row, ...older] = await api.audit.workspace({ limit: 2 });
    expect(row).toMatchObject({ what: 'isolation.drilled', outcome: 'done', detail: { holes: 0 } });
    expect(older[0]!.seq).toBe(before);
    const { probes: _, found: __, ...summary } = run;
    expect(await api.isolation.last({})).toEqual(summary);
    expect((await api.audit.verifyAll({})).ok).toBe(true);
  });

  test('changes nothing and asks Meta nothing', async () => {
    const desk = aDesk();
    const { api } = desk;
    await api.workspace.exploreDemo({});
    const look = async () =>
      JSON.stringify([await api.clients.list({}), await api.people.list({}), await api.tokens.list({})]);
    const before = await look();
    desk.events.length = 0;
    await api.isolation.drill({});
    expect(await look()).toBe(before);
    expect(desk.events.filter(({ name }) => !/^(audit|work)\./.test(name))).toEqual([]);
    expect(desk.logged.filter((line) => line.includes('call.failed'))).toEqual([]);
  });

  test('is for super admins alone', async () => {
    const { api } = aDesk();
    await api.workspace.exploreDemo({ as: 'colleague' });
    expect((await failureOf(api.isolation.drill({}))).code).toBe('not_allowed');
  });

  test('finds a door that lets members of another client in', async () => {
    const open: Pair['admission'] = () => () => ({}) as never;
    const tries = await tryCalls(aPair({ admission: open }));
    const holes = new Set(tries.filter(({ refused }) => !refused).map(({ name }) => name));
    expect(holes).toContain('assets.list');
    expect(holes).toContain('clients.add');
    const shut = await tryCalls(aPair({ admission }));
    expect(shut.find(({ name }) => name === 'assets.list')?.refused).toBe(false);
  });

  test('finds a list that speaks of a foreign client, and a call that takes one it names inside', async () => {
    const leaky: Pair['door'] = () => (name) =>
      Promise.resolve(JSON.stringify({ ok: true, value: name === 'clients.list' ? [{ id: foreign }] : {} }));
    const tries = await tryCalls(aPair({ door: leaky }));
    const leaks = tries
      .filter(({ refused, wall }) => !refused && wall === 'own_answer')
      .map(({ name }) => name);
    expect(new Set(leaks)).toEqual(new Set(['clients.list']));
    const named = tries.filter(({ wall }) => wall === 'named_inside');
    expect(named.length).toBeGreaterThan(0);
    expect(named.every(({ refused }) => !refused)).toBe(true);
  });

  test('finds an endpoint that asks Meta about what it should have refused', async () => {
    const needs = {
      clock: { now: () => new Date() },
      log: { info: () => undefined, error: () => undefined },
    };
    const scope = { clientId: own, metaIds: new Set(['11']) } as never;
    const sides = [
      { scope, metaId: '11' },
      { scope, metaId: '22' },
    ] as const;
    const whole = await tryEndpoints(needs, ...sides);
    expect(whole.filter(({ refused }) => !refused)).toEqual([]);

    // Planted: it says that whatever is asked about is one's own.
    ofClient({
      name: 'planted hole',
      path: (ask: { accountId: string }) => `act_${ask.accountId}`,
      query: () => ({}),
      reply: z.object({}),
      owner: { by: 'account', id: () => '11' },
      names: () => [],
    });
    const holed = await tryEndpoints(needs, ...sides);
    expect(holed.filter(({ refused }) => !refused)).toEqual([
      { name: 'planted hole', isClients: true, refused: false, ownPasses: true },
    ]);
  });
});

describe('a drill that takes long', slow, () => {
  test('says how far it is, and is cancelled in the middle without a word in the trail', async () => {
    const { api } = aDesk();
    await api.workspace.exploreDemo({});
    const before = (await api.audit.workspace({ limit: 1 }))[0]!.seq;
    const cancelled = failureOf(api.isolation.drill({}));
    let running = (await api.work.list({})).find(({ kind }) => kind === 'drill');
    expect(running).toMatchObject({ mayCancel: true });
    while (running && running.done === 0) {
      await new Promise((done) => setImmediate(done));
      running = (await api.work.list({})).find(({ kind }) => kind === 'drill');
    }
    await api.work.cancel({ id: running!.id });
    expect(await cancelled).toMatchObject({ code: 'cancelled' });
    expect((await api.audit.workspace({ limit: 1 }))[0]!.seq).toBe(before);
    expect(await api.isolation.last({})).toBeNull();
  });
});
