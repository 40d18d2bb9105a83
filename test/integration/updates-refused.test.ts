import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { failureOf } from '../builders/failure.ts';
import { anotherKey, anUpdateServer, type UpdateServer } from '../builders/update-server.ts';
import { aDeskThatMayUpdate, closeUpdates, fetched, fresh, next, old } from '../builders/updates.ts';

afterEach(closeUpdates);

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

test('an old feed is refused though it is well signed and newer than what runs, at another address too', async () => {
  const server = await anUpdateServer();
  await server.release('1.4.0', fresh);
  const { updates } = await aDeskThatMayUpdate(server);
  await updates.setFeed({ feed: server.address });
  expect(await updates.check({})).toMatchObject({ refusal: null, found: { version: '1.4.0' } });
  await server.release('1.3.0', fresh);
  await updates.setFeed({ feed: `${server.address}/elsewhere` });
  expect(await updates.check({})).toMatchObject({ refusal: 'replayed', found: null });
  await server.release('1.4.1', fresh);
  expect(await updates.check({})).toMatchObject({ refusal: null, found: { version: '1.4.1' } });
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
