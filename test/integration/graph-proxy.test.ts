import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { undiciTransport } from '../../main/adapters/undici-transport.ts';
import { accountCard } from '../../main/graph/endpoints/accounts.ts';
import { aGraph, closeGraphs, scopeOf, tokenOf } from '../builders/graph.ts';
import { aSandbox, closeSandboxes } from '../builders/sandbox.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await closeGraphs();
  await closeSandboxes();
  for (const close of open.splice(0)) await close();
});

/** A proxy as an office has one: it opens a tunnel and sees nothing of what goes through. */
async function aProxy() {
  const tunnels: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer();
  server.on('connect', (request, socket: Socket, head: Buffer) => {
    tunnels.push(`${request.url ?? ''} ${JSON.stringify(request.headers)}`);
    const [host = '', port = ''] = (request.url ?? '').split(':');
    const beyond = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      beyond.write(head);
      beyond.pipe(socket).pipe(beyond);
    });
    for (const one of [socket, beyond]) {
      sockets.add(one);
      one.on('error', () => one.destroy());
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  open.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((done) => server.close(done));
  });
  return { proxy: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, tunnels };
}

test('calls go through the agency’s proxy, which never sees the token', async () => {
  const served = await aSandbox();
  const { proxy, tunnels } = await aProxy();
  const { graph } = aGraph(served, { transport: undiciTransport(served.origin, { proxy }) });
  const { accountId } = served.sandbox.describe().clients[0]!.accounts[0]!;
  const options = { token: tokenOf(served), signal: new AbortController().signal };
  const card = await graph.readFor(scopeOf(served, 0), accountCard, { accountId }, options);
  expect(card.account_id).toBe(accountId);
  expect(tunnels.length).toBe(1);
  expect(tunnels[0]).not.toContain('EAA');
});
