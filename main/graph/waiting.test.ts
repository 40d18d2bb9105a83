import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Priority } from './lanes.ts';
import { type Waiting, WaitingRoom } from './waiting.ts';

function waiting(client: string, priority: Priority = 'background', lane = 'account:1'): Waiting {
  const call = { client, priority, lanes: ['app', lane], cost: 1, until: Infinity };
  return { call, go: () => undefined, refuse: () => undefined };
}

/** Serves the room one at a time, with everybody able to start. */
function serve(room: WaitingRoom, count: number): string[] {
  const served: string[] = [];
  while (served.length < count) {
    const next = room.next([...room.heads()]);
    if (!next) break;
    room.remove(next);
    room.took(next.call);
    served.push(`${next.call.priority[0]}${next.call.client}`);
  }
  return served;
}

test('clients take turns, however much one of them wants', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 8 }), (wants) => {
      const room = new WaitingRoom();
      for (const [client, want] of wants.entries())
        for (let at = 0; at < want; at += 1) room.add(waiting(String(client)));
      const served = serve(room, 1000);
      expect(served.length).toBe(wants.reduce((a, b) => a + b, 0));
      const least = Math.min(...wants);
      const firstRounds = served.slice(0, least * wants.length);
      for (const client of wants.keys())
        expect(firstRounds.filter((one) => one === `b${client}`).length).toBe(least);
    }),
  );
});

test('a person who waits goes first, but work in the background still goes on', () => {
  const room = new WaitingRoom();
  for (let at = 0; at < 20; at += 1) {
    room.add(waiting('a'));
    room.add(waiting('b', 'interactive'));
  }
  const served = serve(room, 20).join(' ');
  expect(served.startsWith('ib ib ib ib ib ib ib ib ba ib')).toBe(true);
});

test('whoever was away comes back without a credit', () => {
  const room = new WaitingRoom();
  for (let at = 0; at < 100; at += 1) room.add(waiting('busy'));
  serve(room, 60);
  for (let at = 0; at < 40; at += 1) room.add(waiting('late'));
  const served = serve(room, 30);
  expect(served.filter((one) => one === 'bbusy').length).toBeGreaterThan(7);
});

test('a queue that cannot start holds up neither its client nor the room', () => {
  const room = new WaitingRoom();
  room.add(waiting('a', 'background', 'account:paused'));
  room.add(waiting('a', 'background', 'account:fine'));
  const heads = [...room.heads()].map(({ call }) => call.lanes[1]);
  expect(heads).toEqual(['account:paused', 'account:fine']);
});
