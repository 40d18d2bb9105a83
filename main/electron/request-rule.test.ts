import { expect, test } from 'vitest';
import { mayRequest } from './request-rule.ts';

const devServer = 'http://localhost:5173';

test.each(['app://ui/', 'app://report/r1', 'data:image/png;base64,AA', 'blob:app://ui/1'])(
  '%s may be asked for',
  (address) => {
    expect(mayRequest(address, null)).toBe(true);
  },
);

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
