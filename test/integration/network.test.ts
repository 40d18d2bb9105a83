import { type IncomingMessage, request as ask, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { X509Certificate } from 'node:crypto';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { anAuthority, type TestAuthority } from '../builders/authority.ts';
import { aDesk, closeDesks, founder, type TestDesk } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';
import { aSandbox, closeSandboxes, type Served } from '../builders/sandbox.ts';
import { textOf } from '../builders/tokens.ts';

let office: TestAuthority;
let stranger: TestAuthority;
beforeAll(() => {
  office = anAuthority();
  stranger = anAuthority('Somebody else');
});

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await closeDesks();
  for (const close of open.splice(0)) await close();
  await closeSandboxes();
});

function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  open.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((done) => server.close(done));
  });
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port));
  });
}

/** The sandbox behind TLS, with a certificate of the office’s authority: what Meta looks like behind such a network. */
async function overTls({ origin }: Served): Promise<string> {
  const { hostname, port } = new URL(origin);
  const onward = (asked: IncomingMessage, reply: ServerResponse) => {
    const { method, url: path, headers } = asked;
    const inner = ask({ hostname, port, method, path, headers }, (answer) => {
      reply.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(reply);
    });
    asked.pipe(inner);
  };
  return `https://127.0.0.1:${await listening(createHttps(office.server, onward))}`;
}

/** An office's proxy, itself over TLS: it opens tunnels and sees nothing of what goes through. */
async function aProxy(by: TestAuthority) {
  const tunnels: string[] = [];
  const server = createHttps(by.server);
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    tunnels.push(`${request.url ?? ''} ${JSON.stringify(request.headers)}`);
    const [host = '', port = ''] = (request.url ?? '').split(':');
    const beyond = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      beyond.pipe(socket).pipe(beyond);
    });
    for (const one of [socket, beyond]) one.on('error', () => one.destroy());
    open.unshift(() => Promise.resolve(beyond.destroy()));
  });
  return { address: `https://127.0.0.1:${await listening(server)}`, tunnels };
}

async function aDeskAt(graphOrigin: string): Promise<TestDesk> {
  const desk = aDesk({ graphOrigin, now: new Date().toISOString() });
  await desk.api.workspace.create(founder);
  return desk;
}

test('behind an authority that nobody trusts nothing is sent; once it is trusted, everything works', async () => {
  const served = await aSandbox(new Date().toISOString());
  const desk = await aDeskAt(await overTls(served));
  const token = textOf(served, 'shared');
  expect(await failureOf(desk.api.tokens.setShared({ token }))).toMatchObject({ code: 'offline' });
  expect(served.sandbox.requests()).toEqual([]);

  const network = await desk.api.network.set({ proxy: null, authority: office.pem });
  const { fingerprint256 } = new X509Certificate(office.pem);
  expect(network).toEqual({
    proxy: null,
    authority: expect.objectContaining({ subject: 'CN=Oak & Ash Office CA', fingerprint: fingerprint256 }),
  });
  expect(await desk.api.tokens.setShared({ token })).toMatchObject({ state: 'healthy' });
  const [row] = await desk.api.audit.workspace({ what: 'network' });
  expect(row).toMatchObject({
    what: 'network.changed',
    detail: { before: { proxy: null, authority: null }, after: { proxy: null, authority: fingerprint256 } },
  });
});

test('another authority, a server’s certificate and something else in PEM are refused, and nothing is kept', async () => {
  const served = await aSandbox(new Date().toISOString());
  const desk = await aDeskAt(await overTls(served));
  const setting = (authority: string) => failureOf(desk.api.network.set({ proxy: null, authority }));
  expect(await setting(stranger.pem)).toMatchObject({
    code: 'offline',
    message: expect.stringContaining('nobody vouches for'),
  });
  expect(await setting(office.server.cert)).toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('of a server'),
  });
  const junk = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';
  expect(await setting(junk)).toMatchObject({ code: 'invalid_request' });
  expect(await desk.api.network.get({})).toEqual({ proxy: null, authority: null });
});

test('calls go through the proxy, inside a tunnel; it survives a restart, and taking it away goes straight again', async () => {
  const served = await aSandbox(new Date().toISOString());
  const desk = await aDeskAt(await overTls(served));
  const { address, tunnels } = await aProxy(office);
  await desk.api.network.set({ proxy: address, authority: office.pem });
  await desk.api.tokens.setShared({ token: textOf(served, 'shared') });
  expect(tunnels.length).toBeGreaterThan(0);
  expect(tunnels.join()).not.toContain('EAA');

  const again = await desk.restart();
  const personId = (await again.api.workspace.state({})).doors[0]!.people[0]!.id;
  await again.api.workspace.unlock({ kind: 'real', personId, passphrase: founder.passphrase });
  const before = tunnels.length;
  await again.api.tokens.testAll({});
  expect(tunnels.length).toBeGreaterThan(before);
  const straight = tunnels.length;
  expect(await again.api.network.set({ proxy: null, authority: 'keep' })).toMatchObject({ proxy: null });
  await again.api.tokens.testAll({});
  expect(tunnels.length).toBe(straight);
}, 30_000);

test('a proxy that nobody answers at, or whose own certificate is a stranger’s, is refused', async () => {
  const served = await aSandbox(new Date().toISOString());
  const desk = await aDeskAt(await overTls(served));
  const nobody = desk.api.network.set({ proxy: 'http://127.0.0.1:9', authority: office.pem });
  expect(await failureOf(nobody)).toMatchObject({ code: 'offline' });
  const { address } = await aProxy(stranger);
  const theirs = desk.api.network.set({ proxy: address, authority: office.pem });
  expect(await failureOf(theirs)).toMatchObject({ code: 'offline' });
  const named = desk.api.network.set({ proxy: 'http://me:word@127.0.0.1:9', authority: null });
  expect(await failureOf(named)).toMatchObject({ code: 'invalid_request' });
  expect(await desk.api.network.get({})).toEqual({ proxy: null, authority: null });
});
