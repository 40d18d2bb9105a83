import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Wake } from '../../main/ports.ts';
import { aDesk, closeDesks, founder, removeFolder } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';
import { signInAgain } from '../builders/people.ts';
import {
  anotherKey,
  anUpdateServer,
  closeUpdateServers,
  type UpdateServer,
} from '../builders/update-server.ts';

const homes: string[] = [];
afterEach(async () => {
  await closeDesks();
  await closeUpdateServers();
  for (const home of homes.splice(0)) removeFolder(home);
});

const old = Buffer.from('the Steward of before');
const fresh = Buffer.alloc(300_000, 'the Steward of today ');
const next = 'steward-1.3.0.AppImage';

async function aDeskThatMayUpdate(server: UpdateServer, background?: Wake) {
  const home = mkdtempSync(join(tmpdir(), 'steward-home-'));
  homes.push(home);
  const appFile = join(home, 'Steward.AppImage');
  writeFileSync(appFile, old, { mode: 0o755 });
  const updateHome = { releaseKey: server.releaseKey, machine: 'linux-x64', appFile };
  const desk = aDesk({ updateHome, version: '1.2.9', ...(background ? { background } : {}) });
  await desk.api.workspace.create(founder);
  return { desk, home, appFile, updates: desk.api.updates };
}

async function fetched(updates: Awaited<ReturnType<typeof aDeskThatMayUpdate>>['updates']) {
  await updates.download({ version: '1.3.0' });
  return vi.waitFor(
    async () => {
      const state = await updates.state({});
      expect(state.step).not.toBe('downloading');
      return state;
    },
    { timeout: 30_000, interval: 20 },
  );
}

test('an old version becomes the new one, step by step, and the trail has each of them', async () => {
  const server = await anUpdateServer();
  await server.release('1.3.0', fresh);
  const { desk, home, appFile, updates } = await aDeskThatMayUpdate(server);
  await updates.setFeed({ feed: server.address });
  const found = await updates.check({});
  expect(found).toMatchObject({
    step: 'found',
    refusal: null,
    found: { version: '1.3.0', bytes: fresh.length },
    checkedAt: desk.now().toISOString(),
  });
  expect(server.asked).toEqual(['/steward/latest-linux.yml', '/steward/latest-linux.yml.sig']);
  expect(await fetched(updates)).toMatchObject({ step: 'ready', refusal: null, receivedBytes: fresh.length });
  expect(readFileSync(appFile)).toEqual(old);
  expect(await updates.install({ version: '1.3.0' })).toMatchObject({ step: 'in_place', refusal: null });
  expect(readFileSync(appFile)).toEqual(fresh);
  expect(statSync(appFile).mode & 0o777).toBe(0o755);
  expect(readdirSync(home)).toEqual(['Steward.AppImage']);
  expect(existsSync(join(desk.folder, 'update.fetched'))).toBe(false);
  const rows = (await desk.api.audit.workspace({})).map(({ what }) => what);
  expect(rows.filter((what) => what.startsWith('update.'))).toEqual([
    'update.put_in_place',
    'update.fetched',
    'update.checked',
  ]);
});

describe('before anything is set', () => {
  test('nothing is asked for, not by the day’s look either', async () => {
    const server = await anUpdateServer();
    await server.release('1.3.0', fresh);
    const waiting: (() => void)[] = [];
    const { updates } = await aDeskThatMayUpdate(server, (_, then) => {
      waiting.push(then);
      return () => undefined;
    });
    expect(await updates.state({})).toMatchObject({ feed: null, checkedAt: null, step: 'none' });
    expect((await failureOf(updates.check({}))).code).toBe('conflict');
    expect((await failureOf(updates.download({ version: '1.3.0' }))).code).toBe('conflict');
    expect((await failureOf(updates.install({ version: '1.3.0' }))).code).toBe('conflict');
    expect(server.asked).toEqual([]);
  });

  test('a copy without a release key takes no address and says why', async () => {
    const server = await anUpdateServer();
    const { api } = aDesk();
    await api.workspace.create(founder);
    expect(await api.updates.state({})).toMatchObject({ unavailable: 'no_release_key', feed: null });
    expect((await failureOf(api.updates.setFeed({ feed: server.address }))).code).toBe('unsupported');
    expect(server.asked).toEqual([]);
  });

  test.each(['http://updates.agency.example/', 'https://ada:secret@agency.example/', 'file:///srv/steward'])(
    'the address %s is refused',
    async (feed) => {
      const server = await anUpdateServer();
      const { updates } = await aDeskThatMayUpdate(server);
      expect((await failureOf(updates.setFeed({ feed }))).code).toBe('invalid_request');
      expect((await updates.state({})).feed).toBeNull();
    },
  );
});

test('it is looked for once a day by itself, and a second time on the same day by nobody', async () => {
  const server = await anUpdateServer();
  await server.release('1.3.0', fresh);
  const waits: { ms: number; look: () => void }[] = [];
  const { desk, updates } = await aDeskThatMayUpdate(server, (ms, look) => {
    const one = { ms, look };
    waits.push(one);
    return () => void (waits.includes(one) && waits.splice(waits.indexOf(one), 1));
  });
  const before = waits.length;
  await updates.setFeed({ feed: server.address });
  const [daily] = waits.slice(before);
  expect(daily?.ms).toBe(60_000);
  daily?.look();
  await vi.waitFor(async () => expect((await updates.state({})).step).toBe('found'), { timeout: 30_000 });
  await vi.waitFor(() => expect(waits.at(-1)?.ms).toBe(86_400_000), { timeout: 30_000 });
  const [row] = await desk.api.audit.workspace({});
  expect(row).toMatchObject({ what: 'update.checked', actor: 'Steward' });
  desk.pass(3600);
  await updates.setFeed({ feed: server.address });
  expect(waits.at(-1)?.ms).toBe(23 * 3_600_000);
});

describe('what is refused when it is looked for', () => {
  const cases: readonly [string, string, (server: UpdateServer) => void | Promise<void>][] = [
    ['a signature by another key', 'bad_signature', (s) => s.release('1.3.0', fresh, { by: anotherKey() })],
    [
      'a feed that was altered after it was signed',
      'bad_signature',
      (s) => {
        const path = s.file('latest-linux.yml');
        writeFileSync(path, readFileSync(path, 'utf8').replace('1.3.0"', '1.4.0"'));
      },
    ],
    [
      'a signature that is none',
      'bad_signature',
      (s) => writeFileSync(s.file('latest-linux.yml.sig'), 'trust me'),
    ],
    [
      'a feed without a signature',
      'unsigned',
      (s) => s.instead('/steward/latest-linux.yml.sig', (_, r) => void r.writeHead(404).end()),
    ],
    ['an older version, signed as it once was', 'downgrade', (s) => s.release('1.2.8', fresh)],
    [
      'a version for another machine',
      'other_machine',
      (s) => s.release('1.3.0', fresh, { machine: 'linux-arm64' }),
    ],
    [
      'an answer that points to another host',
      'elsewhere',
      (s) =>
        s.instead(
          '/steward/latest-linux.yml',
          (_, r) => void r.writeHead(302, { location: 'http://localhost:9/latest-linux.yml' }).end(),
        ),
    ],
    [
      'a feed of endless length',
      'unreadable',
      (s) => s.instead('/steward/latest-linux.yml', (_, r) => void r.end(Buffer.alloc(200_000))),
    ],
    [
      'a server that is ill',
      'unreachable',
      (s) => s.instead('/steward/latest-linux.yml', (_, r) => void r.writeHead(500).end()),
    ],
  ];
  test.each(cases)('%s', async (_, refusal, spoil) => {
    const server = await anUpdateServer();
    await server.release('1.3.0', fresh);
    await spoil(server);
    const { desk, updates } = await aDeskThatMayUpdate(server);
    await updates.setFeed({ feed: server.address });
    expect(await updates.check({})).toMatchObject({ refusal, step: 'none', found: null });
    expect(server.asked.filter((path) => path.endsWith('.AppImage'))).toEqual([]);
    const [row] = await desk.api.audit.workspace({});
    expect(row).toMatchObject({ what: 'update.checked', detail: { refusal, found: null } });
  });

  test('the version that runs is no news', async () => {
    const server = await anUpdateServer();
    await server.release('1.2.9', fresh);
    const { updates } = await aDeskThatMayUpdate(server);
    await updates.setFeed({ feed: server.address });
    expect(await updates.check({})).toMatchObject({ refusal: null, step: 'none', found: null });
  });
});

describe('what is refused when it is fetched', () => {
  const half = fresh.subarray(0, 150_000);
  const altered = Buffer.from(fresh).fill('!', 200_000, 200_001);
  const cases: readonly [string, string, (server: UpdateServer) => void][] = [
    ['a file with one other byte', 'altered', (s) => writeFileSync(s.file(next), altered)],
    ['a file that goes on', 'altered', (s) => writeFileSync(s.file(next), Buffer.concat([fresh, half]))],
    ['a file that is too short', 'cut_short', (s) => writeFileSync(s.file(next), half)],
    [
      'a file whose connection breaks off',
      'cut_short',
      (s) =>
        s.instead(`/steward/${next}`, (_, r) => {
          r.writeHead(200, { 'content-length': fresh.length });
          r.write(half, () => r.destroy());
        }),
    ],
    [
      'a file that lies on another host',
      'elsewhere',
      (s) =>
        s.instead(
          `/steward/${next}`,
          (_, r) => void r.writeHead(307, { location: 'http://localhost:9/x' }).end(),
        ),
    ],
  ];
  test.each(cases)('%s', async (_, refusal, spoil) => {
    const server = await anUpdateServer();
    await server.release('1.3.0', fresh);
    const { desk, appFile, updates } = await aDeskThatMayUpdate(server);
    await updates.setFeed({ feed: server.address });
    await updates.check({});
    spoil(server);
    expect(await fetched(updates)).toMatchObject({ refusal, step: 'found' });
    expect(existsSync(join(desk.folder, 'update.fetched'))).toBe(false);
    expect((await failureOf(updates.install({ version: '1.3.0' }))).code).toBe('conflict');
    expect(readFileSync(appFile)).toEqual(old);
  });
});

test('a file that was exchanged after it was fetched is not put in place', async () => {
  const server = await anUpdateServer();
  await server.release('1.3.0', fresh);
  const { desk, home, appFile, updates } = await aDeskThatMayUpdate(server);
  await updates.setFeed({ feed: server.address });
  await updates.check({});
  await fetched(updates);
  writeFileSync(join(desk.folder, 'update.fetched'), Buffer.alloc(fresh.length, 'x'));
  expect(await updates.install({ version: '1.3.0' })).toMatchObject({ refusal: 'altered', step: 'found' });
  expect(readFileSync(appFile)).toEqual(old);
  expect(readdirSync(home)).toEqual(['Steward.AppImage']);
});

test('a lock ends a fetch, and turning updates off forgets what was found', async () => {
  const server = await anUpdateServer();
  await server.release('1.3.0', fresh);
  const { desk, updates } = await aDeskThatMayUpdate(server);
  const gone = Promise.withResolvers<void>();
  server.instead(`/steward/${next}`, (_, response) => {
    response.on('close', gone.resolve);
    response.write(fresh.subarray(0, 1000));
  });
  await updates.setFeed({ feed: server.address });
  await updates.check({});
  await updates.download({ version: '1.3.0' });
  await vi.waitFor(async () => expect((await updates.state({})).receivedBytes).toBe(1000), {
    timeout: 30_000,
  });
  await signInAgain(desk.api, founder.name, founder.passphrase);
  await gone.promise;
  expect(await updates.state({})).toMatchObject({ step: 'found', refusal: null });
  expect(await updates.setFeed({ feed: null })).toMatchObject({ feed: null, step: 'none', found: null });
});
