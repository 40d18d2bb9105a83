import { expect, test } from 'vitest';
import { mayRequest as ruled } from './request-rule.ts';

const mayRequest = (address: string, devServer: string | null) =>
  ruled({ address, isPage: false, from: 'app://ui/' }, devServer);

const devServer = 'http://localhost:5173';

test.each(['app://ui/', 'data:image/png;base64,AA', 'blob:app://ui/1'])('%s may be asked for', (address) => {
  expect(mayRequest(address, null)).toBe(true);
});

test.each([
  'http://127.0.0.1:4000/',
  'https://graph.facebook.com/v26.0/me',
  'ws://127.0.0.1:4000/',
  'wss://evil.example/',
  'file:///etc/passwd',
  'ftp://evil.example/',
  'app://evil/',
  'app://ui.evil/',
  'devtools://devtools/bundled/inspector.html',
  'chrome-extension://abc/x.js',
  'filesystem:app://ui/temporary/x',
  'nonsense',
  'http://localhost:5173/',
])('%s may not', (address) => {
  expect(mayRequest(address, null)).toBe(false);
});

test.each([
  'http://localhost:5173/main.tsx',
  'ws://localhost:5173/',
  'devtools://devtools/bundled/inspector.html',
])('while developing, %s may be asked for too', (address) => {
  expect(mayRequest(address, devServer)).toBe(true);
});

test.each(['http://localhost:5174/', 'ws://localhost:1/', 'https://graph.facebook.com/'])(
  'while developing, %s still may not',
  (address) => {
    expect(mayRequest(address, devServer)).toBe(false);
  },
);

test.each([
  [{ isPage: true, from: 'data:text/html,x' }, true],
  [{ isPage: false, from: null }, true],
  [{ isPage: false, from: 'app://ui/#/clients' }, true],
  [{ isPage: false, from: 'app://report/r1' }, false],
  [{ isPage: false, from: 'data:text/html,x' }, false],
  [{ isPage: false, from: 'about:blank' }, false],
  [{ isPage: false, from: 'https://evil.example/' }, false],
  [{ isPage: false, from: '' }, false],
])('our files are for our own pages: asked by %j it is %s', (asked, may) => {
  expect(ruled({ address: 'app://ui/assets/x.js', ...asked }, null)).toBe(may);
});
