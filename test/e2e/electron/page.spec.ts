import { pinnedPreferences, unsetPreferences } from '../../../main/electron/web-preferences.ts';
import { expect, test } from '../host/fixtures.ts';
import { codeOfCall } from './door.ts';

test('the page holds two frozen functions of ours and nothing of Electron or Node', async ({ launch }) => {
  const { page } = await launch();
  const found = await page.evaluate(() => {
    const tried = (work: () => void) => {
      try {
        work();
        return 'done';
      } catch (error) {
        return (error as Error).name;
      }
    };
    const host = window.host as unknown as Record<string, unknown>;
    const call = host['call'];
    const replaced = tried(() => {
      'use strict';
      (window as unknown as Record<string, unknown>)['host'] = {};
    });
    return {
      keys: Object.keys(host),
      frozen: Object.isFrozen(host),
      replaced,
      overwritten: tried(() => {
        'use strict';
        host['call'] = () => undefined;
      }),
      same: (window.host as unknown as Record<string, unknown>)['call'] === call,
      node: [
        'require',
        'process',
        'Buffer',
        'module',
        'global',
        '__dirname',
        'electron',
        'ipcRenderer',
      ].filter((name) => name in window),
    };
  });
  expect(found).toEqual({
    keys: ['call', 'hear'],
    frozen: true,
    replaced: 'TypeError',
    overwritten: 'TypeError',
    same: true,
    node: [],
  });
});

const alwaysTold = [
  'sandbox',
  'contextIsolation',
  'nodeIntegration',
  'nodeIntegrationInSubFrames',
  'webSecurity',
  'allowRunningInsecureContent',
  'experimentalFeatures',
  'webviewTag',
  'safeDialogs',
] as const;

test('every window has exactly the preferences of the table', async ({ launch }) => {
  const { app } = await launch();
  const windows = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      // The types of Electron 45 no longer name it.
      const { getLastWebPreferences: last } = contents as unknown as { getLastWebPreferences?: () => object };
      return { ...last?.call(contents) } as Record<string, unknown>;
    }),
  );
  expect(windows.length).toBeGreaterThan(0);
  const table: Readonly<Record<string, unknown>> = pinnedPreferences(false);
  for (const found of windows) {
    // Electron tells only some of what a window was made with; window.test.ts sees to it that the rest is from the table.
    const told = Object.keys(table).filter((name) => name in found);
    expect(told).toEqual(expect.arrayContaining([...alwaysTold]));
    expect(Object.fromEntries(told.map((name) => [name, found[name]]))).toEqual(
      Object.fromEntries(told.map((name) => [name, table[name]])),
    );
    for (const name of unsetPreferences) expect([undefined, '', null]).toContain(found[name]);
  }
});

test('cookies and storage end with the app: the session is in memory', async ({ launch }) => {
  const { app } = await launch();
  const sessions = await app.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      .map(({ session }) => ({ persistent: session.isPersistent(), path: session.storagePath })),
  );
  expect(sessions).toEqual(sessions.map(() => ({ persistent: false, path: null })));
});

// Electron itself listens to 'error', so that a page cannot end the app with one.
test('nothing listens to a page but the one door', async ({ launch }) => {
  const { app, page } = await launch();
  const found = await app.evaluate(({ ipcMain }) => ({
    events: ipcMain.eventNames(),
    calls: [...(ipcMain as unknown as { _invokeHandlers: Map<string, unknown> })._invokeHandlers.keys()],
  }));
  expect(found).toEqual({ events: ['error'], calls: ['steward:call'] });
  expect(await codeOfCall(page)).not.toBe('not_allowed');
});

test('several listeners hear an event, and one that stopped hears no more', async ({ launch }) => {
  const { app, page } = await launch();
  const send = (text: string) =>
    app.evaluate(
      ({ BrowserWindow }, payload) =>
        BrowserWindow.getAllWindows()[0]?.webContents.send('steward:event', 'test.heard', payload),
      text,
    );
  await page.evaluate(() => {
    const heard: string[] = [];
    const listen = (who: string) =>
      window.host.hear((name, text) => {
        if (name === 'test.heard') heard.push(`${who} ${text}`);
      });
    Object.assign(window, { heard, stopFirst: listen('first'), stopSecond: listen('second') });
  });
  const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  await send('1');
  await expect.poll(heard).toEqual(['first 1', 'second 1']);
  await page.evaluate(() => (window as unknown as { stopFirst: () => void }).stopFirst());
  await send('2');
  await expect.poll(heard).toEqual(['first 1', 'second 1', 'second 2']);
});

test('Electron itself finds nothing to warn of', async ({ launch }) => {
  const { page } = await launch({ env: { ELECTRON_ENABLE_SECURITY_WARNINGS: '1' } });
  const warnings: string[] = [];
  page.on('console', (message) => warnings.push(message.text()));
  await page.reload();
  await page.waitForLoadState('load');
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  expect(warnings.filter((text) => /security/i.test(text))).toEqual([]);
});

test('no debug logger of Node speaks, whatever the environment asks for', async ({ launch }) => {
  const { app, output } = await launch({ env: { NODE_DEBUG: 'undici,net,http,tls' } });
  const found = await app.evaluate(() => {
    const { debuglog } = process.getBuiltinModule('node:util');
    return { enabled: debuglog('undici').enabled, variable: process.env['NODE_DEBUG'] ?? null };
  });
  expect(found).toEqual({ enabled: false, variable: null });
  expect(output()).not.toMatch(/UNDICI \d+/);
});
