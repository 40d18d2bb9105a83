import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { aDesk, founder } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';
import { signInAgain } from '../builders/people.ts';
import { anUpdateServer } from '../builders/update-server.ts';
import { aDeskThatMayUpdate, closeUpdates, fetched, fresh, next, old } from '../builders/updates.ts';

afterEach(closeUpdates);

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
    'update.put_in_place_begun',
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

test('while one file takes the other’s place, nobody can begin that again, look or set another address', async () => {
  const server = await anUpdateServer();
  await server.release('1.3.0', fresh);
  const { appFile, updates } = await aDeskThatMayUpdate(server);
  await updates.setFeed({ feed: server.address });
  await updates.check({});
  await fetched(updates);
  const asked = server.asked.length;
  const answers = await Promise.allSettled([
    updates.install({ version: '1.3.0' }),
    updates.install({ version: '1.3.0' }),
    updates.setFeed({ feed: null }),
    updates.check({}),
  ]);
  expect(answers).toMatchObject([
    { status: 'fulfilled', value: { step: 'in_place', refusal: null } },
    { status: 'rejected', reason: { code: 'conflict' } },
    { status: 'rejected', reason: { code: 'conflict' } },
    { status: 'fulfilled' },
  ]);
  expect(server.asked).toHaveLength(asked);
  expect(readFileSync(appFile)).toEqual(fresh);
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
