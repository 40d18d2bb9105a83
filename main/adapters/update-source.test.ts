import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { updateSource } from './update-source.ts';

let server: Server | null = null;
const folder = mkdtempSync(join(tmpdir(), 'steward-source-'));
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function serving(answer: (response: ServerResponse) => void): Promise<string> {
  const made = createServer((_, response) => answer(response));
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}/x`;
}

const impatient = updateSource({ ms: 300 });
const never = new AbortController().signal;
const proof = { bytes: 5000, sha512: 'x' };
const to = join(folder, 'fetched');

test('a server that never answers is given up', async () => {
  const url = await serving(() => undefined);
  await expect(impatient.read(url, 100, never)).rejects.toMatchObject({ refusal: 'too_slow' });
  await expect(
    impatient.fetchFile(url, { to, proof, onBytes: () => undefined }, never),
  ).rejects.toMatchObject({ refusal: 'too_slow' });
});

test('a server that begins and then hangs is given up, and nothing of the file stays', async () => {
  const url = await serving((response) => void response.write('begun'));
  await expect(impatient.read(url, 100, never)).rejects.toMatchObject({ refusal: 'too_slow' });
  await expect(
    impatient.fetchFile(url, { to, proof, onBytes: () => undefined }, never),
  ).rejects.toMatchObject({ refusal: 'too_slow' });
  expect(existsSync(to)).toBe(false);
});

test('nobody there is said as such, and so is a person who changed their mind', async () => {
  const url = await serving((response) => void response.write('begun'));
  const stop = new AbortController();
  const reading = updateSource().read(url, 100, stop.signal);
  stop.abort();
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  await new Promise((resolve) => {
    server?.closeAllConnections();
    server?.close(resolve);
  });
  await expect(impatient.read(url, 100, never)).rejects.toMatchObject({ refusal: 'unreachable' });
});

test('a place that is closed is said as such', async () => {
  const url = await serving((response) => void response.end('x'.repeat(5000)));
  const closed = join(folder, 'no-such-folder', 'fetched');
  await expect(
    impatient.fetchFile(url, { to: closed, proof, onBytes: () => undefined }, never),
  ).rejects.toMatchObject({ refusal: 'place_closed' });
});
