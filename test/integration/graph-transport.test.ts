import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { undiciTransport } from '../../main/adapters/undici-transport.ts';
import type { GraphTransport } from '../../main/ports.ts';
import { failureOf } from '../builders/failure.ts';

const open: (() => Promise<unknown> | undefined)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function serving(
  answer: (reply: ServerResponse, path: string) => void,
): Promise<{ origin: string; hits: string[] }> {
  const hits: string[] = [];
  const server: Server = createServer((request, reply) => {
    hits.push(request.url ?? '');
    answer(reply, request.url ?? '');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  open.push(
    () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  );
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, hits };
}

function transportTo(origin: string): GraphTransport {
  const transport = undiciTransport(origin);
  open.unshift(() => transport.close());
  return transport;
}

const token = Buffer.from('EAAcanarycanarycanarycanary');
const ask = { method: 'GET', path: '/v26.0/me', token } as const;
const never = new AbortController().signal;

describe('a reply', () => {
  test('that is compressed is unfolded', async () => {
    const { origin } = await serving((reply) => {
      reply.writeHead(200, { 'content-encoding': 'gzip' });
      reply.end(gzipSync('{"id":"1"}'));
    });
    expect((await transportTo(origin).send(ask, never)).body).toBe('{"id":"1"}');
  });

  test('that unfolds into far too much ends in a sentence', async () => {
    const bomb = gzipSync(Buffer.alloc(200_000_000));
    const { origin } = await serving((reply) => {
      reply.writeHead(200, { 'content-encoding': 'gzip' });
      reply.end(bomb);
    });
    expect(bomb.length).toBeLessThan(300_000);
    const failure = await failureOf(transportTo(origin).send(ask, never));
    expect(failure).toMatchObject({
      code: 'graph_failed',
      message: expect.stringContaining('far more') as string,
    });
  });

  test('that never ends is cut off at the size that Steward takes', async () => {
    const { origin } = await serving((reply) => {
      reply.writeHead(200);
      const more = () => {
        while (!reply.destroyed && reply.write(Buffer.alloc(1_000_000, 'x')));
        if (!reply.destroyed) reply.once('drain', more);
      };
      more();
    });
    expect((await failureOf(transportTo(origin).send(ask, never))).message).toContain('far more');
  });

  test('that trickles is given up when its time is over, though every byte is on time', async () => {
    const { origin } = await serving((reply) => {
      reply.writeHead(200);
      const drip = setInterval(() => reply.write(' '), 20);
      reply.on('close', () => clearInterval(drip));
    });
    const failure = await failureOf(transportTo(origin).send({ ...ask, withinMs: 150 }, never));
    expect(failure).toMatchObject({ code: 'graph_failed', details: { why: 'timeout', sent: true } });
  });

  test('that points elsewhere is not followed: the token stays here', async () => {
    const elsewhere = await serving((reply) => reply.end('{}'));
    const { origin, hits } = await serving((reply) => {
      reply.writeHead(302, { location: `${elsewhere.origin}/v26.0/me` });
      reply.end();
    });
    expect((await transportTo(origin).send(ask, never)).status).toBe(302);
    expect([hits.length, elsewhere.hits.length]).toEqual([1, 0]);
  });

  test('in an encoding that was not asked for is refused', async () => {
    const { origin } = await serving((reply) => {
      reply.writeHead(200, { 'content-encoding': 'br' });
      reply.end('x');
    });
    expect((await failureOf(transportTo(origin).send(ask, never))).message).toContain('encoding');
  });
});

describe('a request', () => {
  test('that is cancelled ends at once, before and after it was sent', async () => {
    const { origin } = await serving(() => undefined);
    const transport = transportTo(origin);
    const gone = AbortSignal.abort();
    expect(await failureOf(transport.send(ask, gone))).toMatchObject({
      code: 'cancelled',
      details: { sent: false },
    });
    const late = new AbortController();
    const pending = failureOf(transport.send(ask, late.signal));
    setImmediate(() => late.abort());
    expect((await pending).code).toBe('cancelled');
  });

  test('to nobody says that not a byte was sent', async () => {
    const { origin } = await serving(() => undefined);
    await open.shift()?.();
    const failure = await failureOf(transportTo(origin).send(ask, never));
    expect(failure).toMatchObject({ code: 'offline', details: { why: 'ECONNREFUSED', sent: false } });
  });

  test('that fails names no token, in the failure or in its stack', async () => {
    const { origin } = await serving((reply) => reply.destroy());
    const path = `/v26.0/debug_token?input_token=${token.toString()}`;
    const error: unknown = await transportTo(origin)
      .send({ ...ask, path }, never)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    const { stack, message, cause } = error as Error;
    expect(JSON.stringify([stack, message, cause ?? null, error])).not.toContain('canary');
  });

  test('to a server whose certificate nobody vouches for is not sent', async () => {
    const transport = undiciTransport('https://127.0.0.1:1');
    open.unshift(() => transport.close());
    expect((await failureOf(transport.send(ask, never))).details).toMatchObject({ sent: false });
  });
});
