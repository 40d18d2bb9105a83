import type { ElectronApplication } from '@playwright/test';
import { expect, test } from '../host/fixtures.ts';
import { codeOfCall, logged } from './door.ts';

type Sender = 'main frame' | 'sub-frame' | 'no frame' | 'other page';

/** Knocks at the door with real frames; a sub-frame has no bridge, so main must hand its knock over. */
function knock(app: ElectronApplication, as: Sender): Promise<string> {
  return app.evaluate(async ({ BrowserWindow, ipcMain }, sender) => {
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, (...all: unknown[]) => unknown> })
      ._invokeHandlers;
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const frame = sender === 'sub-frame' ? contents?.mainFrame.frames[0] : contents?.mainFrame;
    if (!frame) return 'there is no such frame';
    const elsewhere = { url: 'data:text/html,app://ui/', parent: null };
    const frames = { 'main frame': frame, 'sub-frame': frame, 'no frame': null, 'other page': elsewhere };
    const event = { sender: contents, senderFrame: frames[sender] };
    const text = await handlers.get('steward:call')?.(event, 'nobody.home', '{"id":"1"}');
    return (JSON.parse(String(text)) as { failure?: { code: string } }).failure?.code ?? 'ok';
  }, as);
}

test('the main frame of our window is answered', async ({ launch }) => {
  const { app, page, profile } = await launch();
  expect(await knock(app, 'main frame')).not.toBe('not_allowed');
  expect(await codeOfCall(page)).not.toBe('not_allowed');
  expect(logged(profile, 'ipc.refused')).toBe(0);
});

test('a sub-frame of our window is refused', async ({ launch }) => {
  const { app, page, profile } = await launch();
  await page.evaluate(() => document.body.append(document.createElement('iframe')));
  await expect
    .poll(() =>
      app.evaluate(
        ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.mainFrame.frames.length,
      ),
    )
    .toBe(1);
  expect(await knock(app, 'sub-frame')).toBe('not_allowed');
  expect(logged(profile, 'ipc.refused', { why: 'not the main frame' })).toBe(1);
});

test('a frame that has gone is refused', async ({ launch }) => {
  const { app, profile } = await launch();
  expect(await knock(app, 'no frame')).toBe('not_allowed');
  expect(logged(profile, 'ipc.refused', { why: 'the frame is gone' })).toBe(1);
});

for (const address of ['app://ui/', 'data:text/html,x']) {
  test(`another window with our bridge that shows ${address} is refused`, async ({ launch }) => {
    const { app, profile } = await launch();
    const code = await app.evaluate(async ({ app: electron, BrowserWindow }, shown) => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: { partition: 'steward', preload: `${electron.getAppPath()}/out/preload/index.cjs` },
      });
      await window.loadURL(shown);
      const text: unknown = await window.webContents.executeJavaScript(
        `host.call('nobody.home', '{"id":"1"}')`,
      );
      window.destroy();
      return (JSON.parse(String(text)) as { failure?: { code: string } }).failure?.code ?? 'ok';
    }, address);
    expect(code).toBe('not_allowed');
    expect(logged(profile, 'ipc.refused', { why: 'not a living window of ours' })).toBeGreaterThan(0);
  });
}

test('our window showing a page that is not ours is refused', async ({ launch }) => {
  const { app, profile } = await launch();
  expect(await knock(app, 'other page')).toBe('not_allowed');
  expect(logged(profile, 'ipc.refused', { why: 'not our origin' })).toBe(1);
});

test('what is not text is refused before anybody reads it', async ({ launch }) => {
  const { page } = await launch();
  const codes = await page.evaluate(async () => {
    const host = window.host as unknown as { call(name: unknown, text: unknown): Promise<string> };
    const odd: [unknown, unknown][] = [
      [1, '{}'],
      ['a.b', {}],
      [null, null],
      [['a.b'], '{}'],
    ];
    const answers = await Promise.all(odd.map(([name, text]) => host.call(name, text)));
    return answers.map((text) => (JSON.parse(text) as { failure: { code: string } }).failure.code);
  });
  expect(codes).toEqual(['invalid_request', 'invalid_request', 'invalid_request', 'invalid_request']);
});
