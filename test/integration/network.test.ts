import { type IncomingMessage, request as ask, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
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
async function aProxy(by: TestAuthority, login?: string) {
  const tunnels: string[] = [];
  const server = createHttps(by.server);
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    tunnels.push(`${request.url ?? ''} ${JSON.stringify(request.headers)}`);
    const asked = `Basic ${Buffer.from(login ?? '').toString('base64')}`;
    if (login !== undefined && request.headers['proxy-authorization'] !== asked) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: Basic\r\n\r\n');
      return;
    }
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
    proxyUser: null,
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
  expect(await desk.api.network.get({})).toEqual({ proxy: null, proxyUser: null, authority: null });
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
  expect(await desk.api.network.get({})).toEqual({ proxy: null, proxyUser: null, authority: null });
});

test('a proxy that asks who comes is told, by a password that is sealed and never seen again', async () => {
  const served = await aSandbox(new Date().toISOString());
  const desk = await aDeskAt(await overTls(served));
  const password = 'wide-open-otter-gate';
  const { address: proxy, tunnels } = await aProxy(office, `steward:${password}`);
  const authority = office.pem;
  const refused = { code: 'offline', message: expect.stringContaining('wants a user name') };
  expect(await failureOf(desk.api.network.set({ proxy, authority }))).toMatchObject(refused);
  const wrong = { user: 'steward', password: 'wrong' };
  expect(await failureOf(desk.api.network.set({ proxy, authority, login: wrong }))).toMatchObject(refused);
  expect(served.sandbox.requests()).toEqual([]);

  const kept = await desk.api.network.set({ proxy, authority, login: { user: 'steward', password } });
  expect(kept).toMatchObject({ proxy, proxyUser: 'steward' });
  await desk.api.tokens.setShared({ token: textOf(served, 'shared') });
  expect(tunnels.join()).not.toContain('EAA');

  // What is kept is found again after a restart and after other keys, and stays when something else is changed.
  const again = await desk.restart();
  const personId = (await again.api.workspace.state({})).doors[0]!.people[0]!.id;
  await again.api.workspace.unlock({ kind: 'real', personId, passphrase: founder.passphrase });
  await again.api.workspace.changeKeys({ passphrase: founder.passphrase });
  await again.api.tokens.testAll({});
  expect(await again.api.network.set({ proxy, authority: 'keep' })).toMatchObject({ proxyUser: 'steward' });
  const [row] = await again.api.audit.workspace({ what: 'network' });
  expect(row?.detail).toMatchObject({ after: { proxy, user: 'steward' } });

  const said = JSON.stringify([
    kept,
    desk.logged,
    again.logged,
    again.events,
    await again.api.audit.workspace({}),
  ]);
  const encoded = Buffer.from(`steward:${password}`).toString('base64');
  for (const look of [password, encoded]) expect(said).not.toContain(look);
  const names = readdirSync(again.folder, { recursive: true, encoding: 'utf8' });
  for (const path of names.map((name) => join(again.folder, name)).filter((one) => statSync(one).isFile()))
    expect(readFileSync(path).includes(password), path).toBe(false);

  expect(await again.api.network.set({ proxy: null, authority: 'keep' })).toMatchObject({ proxyUser: null });
  expect(await failureOf(again.api.network.set({ proxy, authority: 'keep' }))).toMatchObject(refused);
}, 60_000);
