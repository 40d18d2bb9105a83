import { afterEach, describe, expect, test } from 'vitest';
import type { Wake } from '../../main/ports.ts';
import type { ClientId } from '../../shared/model/ids.ts';
import { aConnectedClient } from '../builders/client.ts';
import { aDesk, closeDesks, type TestDesk } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';
import { aDeskWithToken, aSandbox, closeSandboxes } from '../builders/sandbox.ts';

afterEach(async () => {
  await closeDesks();
  await closeSandboxes();
});

const ended = (desk: TestDesk) =>
  desk.events
    .filter(({ name }) => name === 'sync.ended')
    .map(({ payload }) => (payload as { clientId: string }).clientId);

async function until(desk: TestDesk, isSo: () => boolean | Promise<boolean>): Promise<void> {
  // A sync of many calls, on a machine that others use too: a late one is no failure.
  await expect.poll(isSo, { timeout: 120_000 }).toBe(true);
  expect(desk.logged.filter((line) => line.includes('sync.failed'))).toEqual([]);
}

describe('syncs through the door', { timeout: 180_000 }, () => {
  test('of several clients run together, each with its progress, and the states say how fresh they are', async () => {
    const served = await aSandbox();
    const desk = await aDeskWithToken(served);
    const ids = [await aConnectedClient(desk, served), await aConnectedClient(desk, served, 1)];
    expect(await desk.api.sync.start({ clientIds: ids })).toEqual({ started: 2 });
    await until(desk, () => ids.every((id) => ended(desk).includes(id)));
    const states = await desk.api.sync.states({});
    expect(
      states.map(({ clientId, outcome, counts, gaps }) => ({ clientId, outcome, posts: counts.posts, gaps })),
    ).toEqual(ids.map((clientId) => ({ clientId, outcome: 'done', posts: 50, gaps: [] })));
    const kinds = desk.events
      .filter(({ name }) => name === 'sync.progressed')
      .map(({ payload }) => (payload as { kind: string }).kind);
    expect(new Set(kinds).size).toBeGreaterThan(12);
    const runs = await desk.api.sync.runs({ clientId: null, limit: 10 });
    expect(runs.map(({ why, outcome, calls }) => ({ why, outcome, calls }))).toEqual([
      { why: 'asked', outcome: 'done', calls: 19 },
      { why: 'asked', outcome: 'done', calls: 19 },
    ]);
    expect(await desk.api.sync.calls({})).toContainEqual({ kind: 'periods', day: 8, week: 8 });
    const told = async () =>
      (await desk.api.notices.list({})).notices.filter(({ kind }) => kind === 'sync_ended');
    await expect.poll(told).toMatchObject([{ values: { done: 2, failed: 0 } }]);
  });

  test('are refused as a whole when one of the clients does not exist, and nothing is asked of Meta', async () => {
    const served = await aSandbox();
    const desk = await aDeskWithToken(served);
    const own = await aConnectedClient(desk, served);
    const before = served.sandbox.requests().length;
    const missing = '01890000-0000-7000-8000-000000000003' as ClientId;
    expect(await failureOf(desk.api.sync.start({ clientIds: [own, missing] }))).toMatchObject({
      code: 'not_found',
    });
    expect(served.sandbox.requests().length).toBe(before);
    expect(await desk.api.sync.cancel({ clientId: own })).toEqual({ wasRunning: false });
  });

  test('end at lock in the middle, are marked as interrupted at the next sign-in, and resume', async () => {
    const served = await aSandbox();
    const desk = await aDeskWithToken(served);
    const clientId = await aConnectedClient(desk, served);
    served.sandbox.configure({ latencyMs: 40 });
    const run = failureOf(desk.api.sync.run({ clientId }));
    await until(desk, () =>
      desk.events.some(
        ({ name, payload }) => name === 'sync.progressed' && (payload as { done: number }).done > 3,
      ),
    );
    await desk.api.workspace.lock({});
    expect(['cancelled', 'locked']).toContain((await run).code);
    const [person] = (await desk.api.workspace.state({})).doors[0]!.people;
    await desk.api.workspace.unlock({
      kind: 'real',
      personId: person!.id,
      passphrase: 'five quiet herons at dusk',
    });
    expect((await desk.api.sync.runs({ clientId, limit: 1 })).map(({ outcome }) => outcome)).toEqual([
      'interrupted',
    ]);
    expect((await desk.api.sync.run({ clientId })).outcome).toBe('done');
  });

  test('of the client on screen happen by themselves once its figures are older than ten minutes', async () => {
    const served = await aSandbox();
    const desk = await aDeskWithToken(served);
    const clientId = await aConnectedClient(desk, served);
    await desk.api.sync.run({ clientId });
    await desk.api.sync.opened({ clientId });
    expect((await desk.api.sync.state({ clientId })).doing).toBeNull();
    desk.pass(11 * 60);
    await desk.api.sync.opened({ clientId });
    await until(desk, () => ended(desk).length === 2);
    expect((await desk.api.sync.runs({ clientId, limit: 1 }))[0]?.why).toBe('opened');
  });
});

describe('the demo agency', () => {
  test(
    'syncs itself in the background after it was opened: figures of all first, then their history',
    { timeout: 180_000 },
    async () => {
      const background: Wake = (ms, then) => {
        const timer = setTimeout(then, Math.min(ms, 20));
        return () => clearTimeout(timer);
      };
      const desk = aDesk({ background });
      await desk.api.workspace.exploreDemo({});
      const states = () => desk.api.sync.states({});
      const areFresh = async () => (await states()).every(({ freshAt }) => freshAt !== null);
      await expect.poll(areFresh, { timeout: 120_000, interval: 250 }).toBe(true);
      expect((await states()).length).toBe(12);
      const isFilling = async () => (await states()).some(({ isFilled }) => isFilled);
      await expect.poll(isFilling, { timeout: 120_000, interval: 250 }).toBe(true);
      await desk.api.workspace.lock({});
    },
  );
});
