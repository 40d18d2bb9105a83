import { isAbsolute } from 'node:path';
import { expect, test } from 'vitest';
import { readSwitches, SwitchError } from './switches.ts';

const read = (env: Record<string, string>, packaged = false) => readSwitches(env, packaged, isAbsolute);
const all = {
  STEWARD_PROFILE: '/tmp/profile',
  STEWARD_GRAPH_ORIGIN: 'http://127.0.0.1:4000',
  STEWARD_NOW: '2026-03-01T09:00:00Z',
  ELECTRON_RENDERER_URL: 'http://localhost:5173',
  STEWARD_UPDATE_KEY: 'MCowBQ',
  STEWARD_UPDATE_FILE: '/tmp/Steward.AppImage',
};

test('a development build reads every switch', () => {
  expect(read(all)).toEqual({
    profile: '/tmp/profile',
    graphOrigin: 'http://127.0.0.1:4000',
    now: new Date('2026-03-01T09:00:00Z'),
    devServer: 'http://localhost:5173',
    update: { releaseKey: 'MCowBQ', appFile: '/tmp/Steward.AppImage' },
  });
});

test('a packaged app ignores every switch, sound or not', () => {
  const nothing = { profile: null, graphOrigin: null, now: null, devServer: null, update: null };
  expect(read(all, true)).toEqual(nothing);
  expect(read({ STEWARD_GRAPH_ORIGIN: 'https://evil.example', STEWARD_NOW: 'soon' }, true)).toEqual(nothing);
});

test('without switches nothing is switched', () => {
  expect(read({ STEWARD_PROFILE: '' })).toEqual({
    profile: null,
    graphOrigin: null,
    now: null,
    devServer: null,
    update: null,
  });
});

test.each([
  'https://graph.facebook.com',
  'http://127.0.0.1.evil.example:4000',
  'http://localhost.evil.example',
  'http://127.0.0.1@evil.example',
  'http://user:word@127.0.0.1:4000',
  'http://127.0.0.1:4000/v26.0',
  'http://127.0.0.1:4000/?a=b',
  'ftp://127.0.0.1',
  'file:///etc/passwd',
  'http://192.168.0.7:4000',
  'http://0.0.0.0:4000',
  'not an address',
])('the Graph is never looked for at %s', (STEWARD_GRAPH_ORIGIN) => {
  expect(() => read({ STEWARD_GRAPH_ORIGIN })).toThrow(
    new SwitchError('STEWARD_GRAPH_ORIGIN may only name this machine, like http://127.0.0.1:4000.'),
  );
});

test('the renderer is never loaded from another machine', () => {
  expect(() => read({ ELECTRON_RENDERER_URL: 'http://evil.example:5173' })).toThrow(SwitchError);
});

test.each(['http://127.0.0.1:4000', 'http://localhost:4000', 'http://[::1]:4000', 'https://127.0.0.1:4000/'])(
  'a Graph on this machine is taken: %s',
  (STEWARD_GRAPH_ORIGIN) => {
    expect(read({ STEWARD_GRAPH_ORIGIN }).graphOrigin).toBe(new URL(STEWARD_GRAPH_ORIGIN).origin);
  },
);

test.each(['tomorrow', '2026-03-01', '2026-03-01T09:00:00', '2026-13-01T09:00:00Z', '1'])(
  'a moment without a zone, or no moment at all, is refused: %s',
  (STEWARD_NOW) => {
    expect(() => read({ STEWARD_NOW })).toThrow(SwitchError);
  },
);

test('a profile must be a full path, so that it cannot depend on where the app was started', () => {
  expect(() => read({ STEWARD_PROFILE: '../profile' })).toThrow(SwitchError);
});

test('a key without its file, or a file that is not fully named, is refused', () => {
  expect(() => read({ STEWARD_UPDATE_KEY: 'MCowBQ' })).toThrow(SwitchError);
  expect(() => read({ STEWARD_UPDATE_FILE: '/tmp/Steward.AppImage' })).toThrow(SwitchError);
  expect(() => read({ STEWARD_UPDATE_KEY: 'MCowBQ', STEWARD_UPDATE_FILE: 'Steward.AppImage' })).toThrow(
    SwitchError,
  );
});
