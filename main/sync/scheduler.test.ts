import { describe, expect, test } from 'vitest';
import { AppError } from '../../shared/failure.ts';
import type { SyncWhy } from '../../shared/model/sync.ts';
import { FastTime } from '../../test/builders/time.ts';
import type { Standing } from './queue.ts';
import { type RunOne, SyncScheduler } from './scheduler.ts';
import type { SyncResult } from './use-cases.ts';

const start = '2026-11-20T09:00:00.000Z';
const minute = 60_000;

interface World {
  readonly time: FastTime;
  readonly scheduler: SyncScheduler;
  readonly ran: string[];
  readonly standings: Map<string, Standing>;
  online: boolean;
  blocked: boolean;
  most: number;
}

/** Clients whose runs take ten seconds; what they say of each client is kept as the app keeps it. */
function aWorld(clients: readonly string[], everyMs = 60 * minute): World {
  const time = new FastTime(start);
  const now = () => time.clock.now().getTime();
  const standings = new Map(
    clients.map((clientId) => [
      clientId,
      { clientId, freshAt: null, triedAt: null, notBefore: null, failures: 0, isFilled: false } as Standing,
    ]),
  );
  let running = 0;
  const world: World = { time, ran: [], standings, online: true, blocked: false, most: 0, scheduler: null! };
  const run = async ({ clientId, why, part, signal }: RunOne): Promise<SyncResult> => {
    running += 1;
    world.most = Math.max(world.most, running);
    world.ran.push(`${clientId} ${why} ${part}`);
    try {
      await Promise.race([
        time.sleep(10_000),
        new Promise((_, reject) =>
          signal.addEventListener('abort', () => reject(new AppError('cancelled', 'Cancelled.'))),
        ),
      ]);
      const was = standings.get(clientId)!;
      if (part === 'fresh') standings.set(clientId, { ...was, triedAt: now() });
      if (!world.online) throw new AppError('offline', 'Offline.');
      standings.set(clientId, {
        ...standings.get(clientId)!,
        ...(part === 'fresh' ? { freshAt: now() } : { isFilled: true }),
      });
      const hasMore = part === 'fresh' && !was.isFilled;
      return { outcome: 'done', sentence: '', endedAt: '', hasMore, stoppedBy: null };
    } finally {
      running -= 1;
    }
  };
  const scheduler = new SyncScheduler({
    clock: time.clock,
    log: { info: () => undefined, error: (event, cause) => world.ran.push(`${event} ${String(cause)}`) },
    background: time.wake,
    standings: () => [...standings.values()],
    everyMs: () => everyMs,
    isBlocked: () => world.blocked,
    run,
    onChange: () => undefined,
  });
  return Object.assign(world, { scheduler });
}

describe('the scheduler', () => {
  test('syncs everybody soon after the start, then their history, then each once an hour', async () => {
    const world = aWorld(['a', 'b']);
    world.scheduler.start();
    await world.time.run(5 * minute);
    expect(world.ran).toEqual([
      'a schedule fresh',
      'b schedule fresh',
      'a first_fill history',
      'b first_fill history',
    ]);
    await world.time.run(3 * 60 * minute);
    expect(world.ran.slice(4).filter((line) => line === 'a schedule fresh')).toHaveLength(3);
  });

  test('lets somebody who asks go before thirty clients whose turn has come, and has few open at once', async () => {
    const world = aWorld(Array.from({ length: 30 }, (_, index) => `c${String(index).padStart(2, '0')}`));
    world.scheduler.start();
    await world.time.run(2_000);
    const waited = world.scheduler.request('c29', 'asked');
    await world.time.run(11_000);
    await waited;
    expect(world.ran.indexOf('c29 asked fresh')).toBe(16);
    await world.time.run(5 * minute);
    expect(world.most).toBe(17);
    expect(world.ran.filter((line) => line.startsWith('c29 ') && line.endsWith('fresh'))).toHaveLength(1);
  });

  test('runs a client once however many ask for it at the same time', async () => {
    const world = aWorld(['a'], 0);
    const both = [world.scheduler.request('a', 'opened'), world.scheduler.request('a', 'asked')];
    await world.time.run(minute);
    expect((await Promise.all(both)).map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    expect(world.ran).toEqual(['a opened fresh', 'a first_fill history']);
  });

  test('is silent while Meta wants the whole app to stay away', async () => {
    const world = aWorld(['a', 'b']);
    world.blocked = true;
    world.scheduler.start();
    await world.time.run(60 * minute);
    expect(world.ran).toEqual([]);
    world.blocked = false;
    await world.time.run(minute);
    expect(world.ran.slice(0, 2)).toEqual(['a schedule fresh', 'b schedule fresh']);
  });

  test('asks with one client whether the network is back, and goes on by itself with all', async () => {
    const world = aWorld(['a', 'b', 'c']);
    world.online = false;
    world.scheduler.start();
    await world.time.run(20 * minute);
    const offline = world.ran.slice(3);
    expect(offline.length).toBeGreaterThan(5);
    expect(new Set(offline.map((line) => line.split(' ')[1] as SyncWhy))).toEqual(new Set(['retry']));
    expect(new Set(offline.map((line) => line[0]))).toHaveProperty('size', 1);
    world.online = true;
    await world.time.run(5 * minute);
    const back = world.ran.slice(3 + offline.length);
    expect(new Set(back.filter((line) => line.endsWith('fresh')).map((line) => line[0]))).toEqual(
      new Set(['a', 'b', 'c']),
    );
    expect(world.scheduler.isOffline).toBe(false);
  });

  test('does not wait for its next try when the machine says that the network is back', async () => {
    const world = aWorld(['a']);
    world.online = false;
    world.scheduler.start();
    await world.time.run(20 * minute);
    while (world.scheduler.doing('a')) await world.time.run(1_000);
    const tries = world.ran.length;
    world.online = true;
    world.scheduler.comeBack('online');
    await world.time.run(1_000);
    expect(world.ran.slice(tries)).toEqual(['a online fresh']);
  });

  test('through a day with a night’s sleep in it syncs everybody each hour, once after waking, and keeps nothing', async () => {
    const clients = Array.from({ length: 20 }, (_, index) => `c${index}`);
    const world = aWorld(clients);
    for (const [id, was] of world.standings) world.standings.set(id, { ...was, isFilled: true });
    world.scheduler.start();
    await world.time.run(8 * 60 * minute);
    const perClient = () => clients.map((id) => world.ran.filter((line) => line.startsWith(`${id} `)).length);
    expect(new Set(perClient())).toEqual(new Set([8]));
    world.time.skip(9 * 60 * minute);
    const before = world.ran.length;
    world.scheduler.comeBack('woke');
    await world.time.run(minute);
    expect(world.ran.slice(before).map((line) => line.split(' ')[1])).toEqual(clients.map(() => 'woke'));
    await world.time.run(8 * 60 * minute);
    expect(new Set(perClient())).toEqual(new Set([16]));
    expect(clients.map((id) => world.scheduler.doing(id))).toEqual(clients.map(() => null));
  });

  test('cancels what runs and what waits, and stops everything at lock', async () => {
    const world = aWorld(['a', 'b'], 0);
    const results = [world.scheduler.request('a', 'asked'), world.scheduler.request('b', 'asked')];
    const said = Promise.all(results.map((one) => one.catch((error: AppError) => error.code)));
    expect(world.scheduler.cancel('a')).toBe(true);
    expect(world.scheduler.cancel('nobody')).toBe(false);
    world.scheduler.stop();
    await world.time.run(5 * minute);
    expect(await said).toEqual(['cancelled', 'cancelled']);
    expect(world.ran).toEqual(['a asked fresh', 'b asked fresh']);
  });
});
