import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, test } from '../host/fixtures.ts';
import { aGraph, createWorkspace, now } from '../journeys/desk.ts';
import { logged } from './door.ts';

/** A PNG's first bytes and a header that promises so many dots. */
function pngOf(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(200);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]).copy(bytes);
  bytes.write('IHDR', 12);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

const script = '<script>document.title = "owned"</script>';
/** None of them is a picture that anybody should ever see. */
const hostile: readonly Buffer[] = [
  Buffer.from(`<!doctype html>${script}`),
  pngOf(300, 300),
  pngOf(60_000, 60_000),
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`),
  Buffer.from('GIF89a/*\u0001\u0001*/=1;alert(1)//'),
  Buffer.from('ffd8ffe0000400000000ffc00011080064006403', 'hex'),
  Buffer.concat([pngOf(300, 300), Buffer.alloc(11 * 1024 * 1024)]),
];

/** Everything as the sandbox says it, but the first pictures are hostile, and all others carry a script at their end. */
async function poisoned(origin: string) {
  let served = 0;
  const server = createServer((asked, reply) => {
    const isPicture = asked.url?.startsWith('/__pictures/') ?? false;
    const bad = isPicture ? hostile[served++] : undefined;
    if (bad) return void reply.writeHead(200, { 'content-type': 'image/png' }).end(bad);
    const { hostname, port } = new URL(origin);
    const { method, url: path, headers } = asked;
    const onward = ask({ hostname, port, method, path, headers }, (answer) => {
      const { 'content-length': _, ...rest } = answer.headers;
      reply.writeHead(answer.statusCode ?? 500, rest);
      answer.on('data', (part) => reply.write(part));
      answer.on('end', () => reply.end(isPicture ? script : undefined));
    });
    asked.pipe(onward);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => new Promise((done) => (server.closeAllConnections(), server.close(done))),
  };
}

interface Kept {
  readonly clientId: string;
  readonly pictureId: string;
}
declare global {
  interface Window {
    kept: Kept[];
  }
}

/** Through the window's own door. */
function callerOf(page: Page) {
  return async <T>(name: string, input: object): Promise<T> => {
    const text = JSON.stringify({ id: `e2e-${name}`, input });
    const answer = await page.evaluate(([call, body]) => window.host.call(call!, body!), [name, text]);
    const { ok, value, failure } = JSON.parse(answer) as { ok: boolean; value: T; failure?: unknown };
    if (!ok) throw new Error(JSON.stringify(failure));
    return value;
  };
}

test('hostile pictures are not kept, the others only as the dots that they show, for who may see them', async ({
  launch,
}) => {
  const graph = await aGraph();
  const front = await poisoned(graph.env.STEWARD_GRAPH_ORIGIN);
  try {
    const env = { STEWARD_GRAPH_ORIGIN: front.origin, STEWARD_NOW: now };
    const { page, profile } = await launch({ env, allow: [/404/] });
    await createWorkspace(page);
    const call = callerOf(page);
    const { tokens, clients } = graph.sandbox.describe();
    await call('tokens.setShared', { token: tokens['shared'] });
    const { id: clientId } = await call<{ id: string }>('clients.add', {
      name: 'Oak',
      currency: 'EUR',
      timezone: 'Europe/Warsaw',
    });
    await call('assets.connect', { clientId, kind: 'page', metaId: clients[0]?.pages[0]?.id });
    await page.evaluate(() => {
      window.kept = [];
      window.host.hear((name, text) => {
        if (name === 'media.kept') window.kept.push(JSON.parse(text) as Kept);
      });
    });
    await call('sync.run', { clientId });
    const count = () => page.evaluate(() => window.kept.length);
    await expect.poll(count, { timeout: 30_000 }).toBeGreaterThan(5);
    expect(logged(profile, 'picture.not_kept', {})).toBe(hostile.length);

    const seen = await page.evaluate(async () => {
      const { clientId: client, pictureId } = window.kept[0]!;
      const address = `/media/${client}/${pictureId}`;
      const reply = await fetch(address);
      const bytes = new Uint8Array(await reply.arrayBuffer());
      const image = new Image();
      image.src = address;
      await image.decode();
      return {
        type: reply.headers.get('content-type'),
        text: String.fromCharCode(...bytes.slice(0, 12)),
        hasScript: new TextDecoder('latin1').decode(bytes).includes('script'),
        width: image.naturalWidth,
        address,
      };
    });
    expect(seen).toMatchObject({ type: 'image/webp', hasScript: false });
    expect(seen.text).toMatch(/^RIFF.*WEBP$/s);
    expect(seen.width).toBeGreaterThan(100);

    const statuses = (address: string) => page.evaluate(async (path) => (await fetch(path)).status, address);
    expect(await statuses(seen.address.replace(clientId, '01890000-0000-7000-8000-000000000001'))).toBe(404);
    await call('workspace.lock', {});
    expect(await statuses(seen.address)).toBe(404);
  } finally {
    await front.close();
    await graph.close();
  }
});
