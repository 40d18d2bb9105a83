import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { undiciPictures } from '../../main/adapters/undici-pictures.ts';
import { pagePosts } from '../../main/graph/endpoints/pages.ts';
import { isPictureAddress, pictureTypeOf } from '../../main/media/rules.ts';
import { fetchPicture } from '../../main/media/use-cases.ts';
import { failureOf } from '../builders/failure.ts';
import { aFirstClient, closeGraphs } from '../builders/graph.ts';
import { aSandbox, closeSandboxes } from '../builders/sandbox.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
  await closeGraphs();
  await closeSandboxes();
});
const signal = new AbortController().signal;

function pictures() {
  const transport = undiciPictures();
  open.unshift(() => transport.close());
  return transport;
}

async function serving(answer: (reply: ServerResponse) => void) {
  const seen: IncomingHttpHeaders[] = [];
  const server = createServer((request, reply) => {
    seen.push(request.headers);
    answer(reply);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  open.push(() => new Promise((done) => server.close(done)));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

test('pictures come from Meta’s hosts over TLS and from nowhere else', () => {
  for (const good of [
    'https://scontent.xx.fbcdn.net/v/a.jpg?oh=1',
    'https://scontent.cdninstagram.com/a',
    'https://platform-lookaside.fbsbx.com/x',
  ])
    expect([good, isPictureAddress(good, null)]).toEqual([good, true]);
  const bad = [
    'http://scontent.xx.fbcdn.net/a.jpg',
    'https://fbcdn.net.evil.example/a',
    'https://evilfbcdn.net/a',
    'https://scontent.xx.fbcdn.net:8443/a',
    'https://user:word@scontent.xx.fbcdn.net/a',
    'https://graph.facebook.com/me/picture',
    'http://127.0.0.1:1/a',
    'file:///etc/passwd',
    'data:image/png;base64,AA==',
    '',
  ];
  for (const one of bad) expect([one, isPictureAddress(one, null)]).toEqual([one, false]);
});

test('a picture is told by its bytes; a drawing that can hold a script is none', () => {
  expect(pictureTypeOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg');
  expect(pictureTypeOf(Buffer.from('RIFF0000WEBPVP8 '))).toBe('image/webp');
  for (const text of ['<svg xmlns="http://www.w3.org/2000/svg"/>', '<!DOCTYPE html>', '', 'GIF'])
    expect(pictureTypeOf(Buffer.from(text))).toBeNull();
});

describe('a picture', () => {
  test('of a post is fetched from the sandbox, without a token', async () => {
    const served = await aSandbox();
    const { graph, scope, options, pageId } = aFirstClient(served);
    const posts = await graph.readFor(scope, pagePosts, { pageId, after: null }, options);
    const address = posts.data.find((post) => post.full_picture !== undefined)!.full_picture!;
    const picture = await fetchPicture(pictures(), address, served.origin, signal);
    expect(picture.type).toBe('image/png');
    expect(address).not.toContain('EAA');
    const failure = await failureOf(fetchPicture(pictures(), address, null, signal));
    expect(failure.message).toContain('not kept by Meta');
  });

  test('that points off the list is not followed', async () => {
    const elsewhere = await serving((reply) => reply.end('x'));
    const { origin, seen } = await serving((reply) => {
      reply.writeHead(302, { location: `${elsewhere.origin}/a.png` });
      reply.end();
    });
    const failure = await failureOf(fetchPicture(pictures(), `${origin}/a.png`, origin, signal));
    expect(failure.code).toBe('graph_refused');
    expect([seen.length, elsewhere.seen.length]).toEqual([1, 0]);
    expect(seen[0]!.authorization).toBeUndefined();
  });

  test('that is too large, or no picture, ends in a sentence', async () => {
    const large = await serving((reply) => reply.end(Buffer.alloc(11_000_000)));
    expect((await failureOf(fetchPicture(pictures(), large.origin, large.origin, signal))).message).toContain(
      'too large',
    );
    const page = await serving((reply) => {
      reply.writeHead(200, { 'content-type': 'image/png' });
      reply.end('<html>');
    });
    expect((await failureOf(fetchPicture(pictures(), page.origin, page.origin, signal))).message).toContain(
      'not a picture',
    );
  });
});
