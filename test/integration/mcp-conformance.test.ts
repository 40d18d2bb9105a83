import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDesk, closeDesks } from '../builders/desk.ts';

// The protocol's own suite, for what Steward declares: tools and resources, over Streamable HTTP.

let proxy: Server;
let url = '';

/** The suite knows of no secret: this adds it, and leaves everything else as it came. */
async function withSecret(upstream: URL, secret: string): Promise<string> {
  proxy = createServer((asked, answer) => {
    const { port } = proxy.address() as AddressInfo;
    const ours = (text: string) => text.replace(`:${port}`, `:${upstream.port}`);
    const { host = '', origin } = asked.headers;
    const headers = {
      ...asked.headers,
      authorization: `Bearer ${secret}`,
      host: ours(host),
      ...(origin === undefined ? {} : { origin: ours(origin) }),
    };
    const sent = request(upstream, { method: asked.method, headers }, (got) => {
      answer.writeHead(got.statusCode ?? 500, got.headers);
      got.pipe(answer);
    });
    sent.on('error', () => answer.destroy());
    answer.on('close', () => sent.destroy());
    asked.pipe(sent);
  });
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
  return `http://localhost:${(proxy.address() as AddressInfo).port}/mcp`;
}

beforeAll(async () => {
  const desk = aDesk();
  await desk.api.workspace.exploreDemo({});
  const wishes = { on: true, clients: null, mayPropose: true, perMinute: 600, http: true };
  const { address } = await desk.api.doors.setModel(wishes);
  await desk.api.doors.copyModelSecret({});
  url = await withSecret(new URL(address!), desk.outbox.copied.at(-1)!);
}, 60_000);
afterAll(async () => {
  proxy.closeAllConnections();
  proxy.close();
  await closeDesks();
});

function conformance(scenario: string): Promise<{ code: number; said: string }> {
  const out = mkdtempSync(join(tmpdir(), 'steward-mcp-'));
  const args = ['node_modules/.bin/conformance', 'server', '--url', url, '--scenario', scenario, '-o', out];
  return new Promise((ended) => {
    execFile(process.execPath, args, (error, stdout, stderr) => {
      ended({ code: error === null ? 0 : 1, said: `${stdout}${stderr}` });
    });
  });
}

describe('the conformance suite of the protocol', () => {
  const declared = [
    'server-initialize',
    'ping',
    'tools-list',
    'resources-list',
    'server-sse-multiple-streams',
    'dns-rebinding-protection',
  ];
  test.each(declared)('%s', { timeout: 60_000 }, async (scenario) => {
    const { code, said } = await conformance(scenario);
    expect(said).toMatch(/Passed: [1-9]/);
    expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' });
  });
});
