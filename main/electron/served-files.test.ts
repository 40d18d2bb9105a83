import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { answerFor, readServedFiles, type Body } from './served-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'steward-served-'));
mkdirSync(join(folder, 'renderer/assets'), { recursive: true });
writeFileSync(join(folder, 'secret.js'), 'secret');
writeFileSync(join(folder, 'renderer/index.html'), '<h1>Steward</h1>');
writeFileSync(join(folder, 'renderer/assets/index-a1.js'), 'start()');
writeFileSync(join(folder, 'renderer/assets/index-a1.css'), 'body{}');
writeFileSync(join(folder, 'renderer/assets/inter.woff2'), 'font');
writeFileSync(join(folder, 'renderer/assets/index-a1.js.map'), '{}');
writeFileSync(join(folder, 'renderer/assets/.env'), 'secret');
afterAll(() => rmSync(folder, { recursive: true }));

const files = readServedFiles(join(folder, 'renderer'));
const page: Body = { type: 'text/html; charset=utf-8', bytes: new TextEncoder().encode('<h1>March</h1>') };
const reports = (path: string) => (path === '/r1' ? page : undefined);
const ask = (address: string, method = 'GET') => answerFor(method, address, files, reports);
const textOf = (address: string) => new TextDecoder().decode(ask(address).body ?? new Uint8Array());

test('only built files of known types are on the list', () => {
  expect([...files.keys()].toSorted()).toEqual([
    '/',
    '/assets/index-a1.css',
    '/assets/index-a1.js',
    '/assets/inter.woff2',
    '/index.html',
  ]);
});

test.each([
  ['app://ui/', 'text/html; charset=utf-8', '<h1>Steward</h1>'],
  ['app://ui/index.html', 'text/html; charset=utf-8', '<h1>Steward</h1>'],
  ['app://ui/assets/index-a1.js', 'text/javascript; charset=utf-8', 'start()'],
  ['app://ui/assets/index-a1.css', 'text/css; charset=utf-8', 'body{}'],
  ['app://ui/assets/inter.woff2', 'font/woff2', 'font'],
])('%s is served as %s', (address, type, text) => {
  expect({
    status: ask(address).status,
    type: ask(address).headers['Content-Type'],
    text: textOf(address),
  }).toEqual({
    status: 200,
    type,
    text,
  });
});

test.each([
  'app://ui/../secret.js',
  'app://ui/%2e%2e/secret.js',
  'app://ui/%252e%252e/secret.js',
  'app://ui/..%2fsecret.js',
  'app://ui/..%5csecret.js',
  'app://ui/..\\secret.js',
  'app://ui//secret.js',
  'app://ui/assets/../../secret.js',
  'app://ui/assets/index-a1.js%00.html',
  'app://ui/index.html\u0000',
  'app://ui/%69ndex.html',
  'app://ui/INDEX.HTML',
  'app://ui/index.html/',
  'app://ui/index.html?x=1',
  'app://ui/assets',
  'app://ui/assets/.env',
  'app://ui/assets/index-a1.js.map',
  `app://ui${folder}/secret.js`,
  'app://ui/__proto__',
  'app://ui:80/index.html',
  'app://user@ui/index.html',
  'app://ui.evil/index.html',
  'app://evil/index.html',
  'app:///index.html',
  'file:///index.html',
  'https://ui/index.html',
  'nonsense',
])('%s is not found', (address) => {
  expect(ask(address)).toMatchObject({ status: 404, body: null });
});

test('whatever is asked, what comes back is a file of the list or nothing', () => {
  const known = new Set([...files.values()].map((body) => body.bytes));
  const piece = fc.oneof(
    fc.constantFrom('..', '%2e', '%2f', '\\', '\0', '/', 'assets', 'index.html'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const { status, body } = ask(`app://ui/${pieces.join('/')}`);
      expect(status === 404 ? body === null : body !== null && known.has(body)).toBe(true);
    }),
  );
});

test.each(['HEAD', 'POST', 'PUT', 'DELETE', 'get'])('%s is not a way to ask', (method) => {
  expect(ask('app://ui/index.html', method)).toMatchObject({ status: 405, body: null });
});

test('a report is served on its own host under its own policy, and a made page never on ours', () => {
  expect(textOf('app://report/r1')).toBe('<h1>March</h1>');
  expect(ask('app://report/index.html').status).toBe(404);
  expect(ask('app://ui/r1').status).toBe(404);
});

test('our pages may run our scripts and nothing else; a report runs no script at all', () => {
  const policy = (address: string) => ask(address).headers['Content-Security-Policy'];
  expect(policy('app://ui/')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
      "connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; " +
      "frame-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
  );
  expect(policy('app://report/r1')).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; " +
      "form-action 'none'; frame-ancestors 'none'",
  );
});

test('every answer, refusals too, carries a policy and forbids guessing the type', () => {
  for (const address of ['app://ui/', 'app://ui/missing', 'app://report/r1', 'nonsense']) {
    expect(ask(address).headers).toMatchObject({
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': expect.stringContaining("default-src 'none'"),
    });
  }
});
