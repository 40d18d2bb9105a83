import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { reachedAccounts } from '../../main/graph/endpoints/discovery.ts';
import { pageInsights } from '../../main/graph/endpoints/pages.ts';
import { debugToken } from '../../main/graph/endpoints/token.ts';
import type { Fault } from '../../main/sandbox/faults.ts';
import { aFirstClient, closeGraphs } from '../builders/graph.ts';
import { aSandbox, closeSandboxes } from '../builders/sandbox.ts';

afterEach(async () => {
  await closeGraphs();
  await closeSandboxes();
});

const faults: readonly (Fault | null)[] = [
  null,
  { kind: 'error', code: 190, subcode: 463, message: 'Malformed access token EAAcanaryinthemessage12345' },
  { kind: 'error', code: 1, status: 500 },
  { kind: 'html' },
  { kind: 'truncate' },
  { kind: 'reset-before' },
  { kind: 'deep', bytes: 5000 },
  { kind: 'throttle', mode: '17/2446079', seconds: 60 },
];

test('no token is in any log line, failure, stack or trace, whatever happens to the call', async () => {
  const served = await aSandbox();
  const { tokens } = served.sandbox.describe();
  const heard: string[] = [];
  for (const fault of faults) {
    const { graph, scope, options, pageId, card, logged } = aFirstClient(served);
    if (fault) served.sandbox.fault({}, fault);
    const ask = {
      pageId,
      metrics: ['page_follows'],
      period: 'day',
      since: '2026-11-10',
      until: '2026-11-16',
    } as const;
    const gone = AbortSignal.abort();
    const calls = [
      () => card(),
      () => graph.read(debugToken, { inputToken: tokens['client1']! }, options),
      () => graph.read(reachedAccounts, { after: null, limit: 1 }, options),
      () => graph.readFor(scope, pageInsights, ask, options),
      () => graph.read(reachedAccounts, { after: null }, { ...options, signal: gone }),
    ];
    for (const call of calls) {
      const got: unknown = await call().catch((error: unknown) => error);
      if (got instanceof Error) heard.push(JSON.stringify([got, got.message, got.stack, got.cause ?? null]));
      else if (!JSON.stringify(got).includes('is_valid')) heard.push(JSON.stringify(got));
    }
    heard.push(...logged, JSON.stringify([graph.recentCalls(), graph.limits(), graph.saveLimits()]));
    served.sandbox.clearFaults();
    served.sandbox.clock.advance(86_400);
  }
  expect(heard.length).toBeGreaterThan(50);
  expect(heard.filter((text) => /EAA[A-Za-z0-9]{10}/.test(text))).toEqual([]);
});

test('NODE_DEBUG shows addresses, and none of ours holds the token', async () => {
  const served = await aSandbox();
  const adapter = new URL('../../main/adapters/undici-transport.ts', import.meta.url).href;
  const script = `const { undiciTransport } = await import(${JSON.stringify(adapter)});
    const transport = undiciTransport(${JSON.stringify(served.origin)});
    const token = Buffer.from('EAAcanarycanarycanarycanary');
    const reply = await transport.send({ method: 'GET', path: '/v26.0/me?fields=id', token }, new AbortController().signal);
    console.log('answered', reply.status);
    await transport.close();`;
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', script],
    {
      env: { ...process.env, NODE_DEBUG: 'undici,http,net,tls,fetch' },
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
    },
  );
  expect(stdout).toContain('answered 401');
  expect(stderr.length).toBeGreaterThan(100);
  expect(stdout + stderr).not.toContain('canary');
});

test('a call that waits for the end of a pause does not keep the process from ending', async () => {
  const here = (path: string) => JSON.stringify(new URL(`../../main/${path}`, import.meta.url).href);
  const script = `const { graphClient } = await import(${here('graph/client.ts')});
    const { whoAmI } = await import(${here('graph/endpoints/token.ts')});
    const { systemWake: wake } = await import(${here('adapters/system-wake.ts')});
    const body = JSON.stringify({ error: { code: 4, message: 'limit' } });
    const transport = { send: () => Promise.resolve({ status: 403, headers: {}, body }), close: () => Promise.resolve() };
    const log = { info() {}, error() {} };
    const graph = graphClient({ transport, log, wake, clock: { now: () => new Date() } });
    const options = { token: Buffer.from('x'), signal: new AbortController().signal, priority: 'background' };
    await graph.read(whoAmI, {}, options).catch(() => {});
    graph.read(whoAmI, {}, { ...options, until: Date.now() + 3_600_000 }).then(() => {});
    setImmediate(() => console.log('waiting', graph.limits().waiting));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    timeout: 15_000,
  });
  expect(stdout).toContain('waiting 1');
});
