import { expect, test } from 'vitest';
import { AppError } from '../../shared/failure.ts';
import type { GraphReply, GraphRequest } from '../ports.ts';
import { Reach } from './reach.ts';

const request = { method: 'GET', path: '/', token: Buffer.alloc(0) } as GraphRequest;
const start = Date.parse('2026-11-20T09:12:00.000Z');

function aReach({ asksSystem = true, answers = true } = {}) {
  let now = start;
  let tell: (online: boolean) => void = () => undefined;
  let probes = 0;
  let told = 0;
  const meta = { answers };
  const reach = new Reach({
    clock: { now: () => new Date(now) },
    asksSystem,
    connection: {
      watch: (listener) => {
        tell = listener;
        return () => undefined;
      },
    },
    probe: () => {
      probes += 1;
      return Promise.resolve(meta.answers);
    },
    onChange: () => (told += 1),
  });
  const graph = reach.watched({
    send: () =>
      meta.answers
        ? Promise.resolve({} as GraphReply)
        : Promise.reject(new AppError('offline', 'No answer.')),
    close: () => Promise.resolve(),
  });
  return {
    reach,
    meta,
    send: () => graph.send(request, AbortSignal.timeout(1_000)).catch(() => undefined),
    tick: async (online: boolean, seconds = 5) => {
      now += seconds * 1_000;
      tell(online);
      await Promise.resolve();
      await Promise.resolve();
    },
    probes: () => probes,
    told: () => told,
  };
}

test('offline is since the first answer that did not come, and over with the first that does', async () => {
  const { reach, meta, send, tick, told } = aReach({ answers: false });
  expect(reach.offlineSince()).toBeNull();
  await send();
  await tick(true, 1);
  await send();
  expect(reach.offlineSince()).toBe('2026-11-20T09:12:00.000Z');
  meta.answers = true;
  await send();
  expect([reach.offlineSince(), told()]).toEqual([null, 2]);
});

test('the system’s word counts at once, and no door is tried while it says no', async () => {
  const { reach, tick, probes } = aReach();
  await tick(false);
  await tick(false, 60);
  expect([reach.offlineSince(), probes()]).toEqual(['2026-11-20T09:12:05.000Z', 0]);
  await tick(true);
  expect([reach.offlineSince(), probes()]).toEqual([null, 1]);
});

test('while Meta does not answer, its door is tried every fifteen seconds and not more often', async () => {
  const { reach, meta, send, tick, probes } = aReach({ answers: false });
  await send();
  for (let second = 0; second < 60; second += 5) await tick(true);
  expect(probes()).toBe(4);
  meta.answers = true;
  await tick(true, 15);
  expect(reach.offlineSince()).toBeNull();
  await tick(true, 60);
  expect(probes()).toBe(5);
});

test('a sandbox on this machine does not need the network', async () => {
  const { reach, tick } = aReach({ asksSystem: false });
  await tick(false);
  expect(reach.offlineSince()).toBeNull();
});
