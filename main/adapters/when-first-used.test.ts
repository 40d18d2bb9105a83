import { expect, test } from 'vitest';
import type { GraphReply, GraphRequest, GraphTransport } from '../ports.ts';
import { whenFirstUsed } from './when-first-used.ts';

const reply: GraphReply = { status: 200, headers: {}, body: '{}' };
const request: GraphRequest = { method: 'GET', path: '/v26.0/me', token: Buffer.from('t') };
const { signal } = new AbortController();

function counted() {
  const seen = { loads: 0, sent: 0, closed: 0 };
  const transport: GraphTransport = {
    send: () => {
      seen.sent += 1;
      return Promise.resolve(reply);
    },
    close: () => {
      seen.closed += 1;
      return Promise.resolve();
    },
  };
  const lazy = whenFirstUsed(
    () => {
      seen.loads += 1;
      return Promise.resolve(transport);
    },
    (wire) => ({ send: async (asked, stop) => (await wire()).send(asked, stop) }),
  );
  return { seen, lazy };
}

test('a wire over which nothing is sent is never loaded, and closing it is no error', async () => {
  const { seen, lazy } = counted();
  await lazy.close();
  expect(seen).toEqual({ loads: 0, sent: 0, closed: 0 });
});

test('two first requests at once load it once, and closing it then closes it', async () => {
  const { seen, lazy } = counted();
  expect(await Promise.all([lazy.send(request, signal), lazy.send(request, signal)])).toEqual([reply, reply]);
  await lazy.close();
  expect(seen).toEqual({ loads: 1, sent: 2, closed: 1 });
});
