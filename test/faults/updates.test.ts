import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { updateSource } from '../../main/adapters/update-source.ts';
import { removeFolder } from '../builders/desk.ts';
import { canMount, onSmallDisk } from '../builders/small-disk.ts';

const childOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const sha512 = (content: Buffer) => createHash('sha512').update(content).digest('base64');

test.skipIf(!canMount())(
  'on a full disk a new version is refused, nothing of it stays, and the old one does',
  () => {
    const refused = { refusal: 'disk_full', disk: ['Steward.AppImage'], isOld: true };
    const report: unknown = JSON.parse(onSmallDisk(8, process.execPath, childOf('updates-disk-child.ts')));
    expect(report).toEqual({ fetching: refused, placing: refused });
  },
);

/** The real process is killed; power loss is not claimed. */
const rounds = process.env['STEWARD_FAULTS'] === 'long' ? 60 : 6;

test('killed while one file takes another’s place, the app’s file is the one or the other, and the next try cleans up', async () => {
  const home = mkdtempSync(join(tmpdir(), 'steward-update-kill-'));
  const fetched = mkdtempSync(join(tmpdir(), 'steward-update-from-'));
  const contents = ['one', 'two'].map((word) => Buffer.alloc(8_000_000, word));
  const files = contents.map((content, at) => {
    const path = join(fetched, String(at));
    writeFileSync(path, content);
    return path;
  });
  const [first = Buffer.alloc(0)] = contents;
  const appFile = join(home, 'Steward.AppImage');
  writeFileSync(appFile, first, { mode: 0o755 });
  for (let round = 0; round < rounds; round += 1) {
    const args = [childOf('updates-kill-child.ts'), appFile, ...files];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'close');
    await Promise.race([once(child.stdout, 'data'), ended]);
    // Where in the writing it is then is left to chance: each round another moment.
    setTimeout(() => child.kill('SIGKILL'), 3 + ((round * 7) % 90));
    const [, signal] = await ended;
    expect(signal).toBe('SIGKILL');
    const left = readFileSync(appFile);
    expect(contents.some((content) => content.equals(left))).toBe(true);
  }
  const proof = { bytes: first.length, sha512: sha512(first) };
  await updateSource().putInPlace(files[0] ?? '', proof, appFile);
  expect(readFileSync(appFile).equals(first)).toBe(true);
  expect(readdirSync(home)).toEqual(['Steward.AppImage']);
  for (const folder of [home, fetched]) removeFolder(folder);
}, 120_000);
