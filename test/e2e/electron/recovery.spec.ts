import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, test } from '../host/fixtures.ts';
import { logged } from './door.ts';

const allow = [/crashed/];

const crash = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );

/** Whether the page answers to its bridge again. */
const lives = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (!contents || contents.isCrashed() || contents.isLoading()) return false;
    return contents.executeJavaScript(`typeof host.call === 'function'`) as Promise<boolean>;
  });

test('a page that crashed is back by itself', async ({ launch }) => {
  const { app, profile } = await launch({ allow });
  await crash(app);
  await expect.poll(() => logged(profile, 'window.page_died')).toBe(1);
  await expect.poll(() => lives(app)).toBe(true);
});

test('a page that keeps crashing is left, and the person decides', async ({ launch }) => {
  const { app, profile } = await launch({ allow });
  await app.evaluate(({ dialog }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = ((_window: unknown, { message }: { message: string }) => {
      asked.push(message);
      return Promise.resolve({ response: 0, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
  });
  for (let time = 1; time <= 4; time += 1) {
    await crash(app);
    await expect.poll(() => logged(profile, 'window.page_died')).toBe(time);
    await expect.poll(() => lives(app)).toBe(true);
  }
  expect(await app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)).toEqual([
    'The window keeps crashing.',
  ]);
});

test('a page that hangs is ended and comes back @full', async ({ launch }) => {
  const { app, profile } = await launch({ allow });
  // Chromium tells of a hang after half a minute and only when somebody types; the telling is all that is played here.
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.emit('unresponsive'),
  );
  await expect.poll(() => logged(profile, 'window.page_died'), { timeout: 30_000 }).toBe(1);
  await expect.poll(() => lives(app)).toBe(true);
});

test('after two crashes of the graphics process the next start draws without it', async ({ launch }) => {
  const { app, profile } = await launch();
  const died = () =>
    app.evaluate(({ app: electron }) =>
      electron.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 5 }),
    );
  const file = join(profile, 'settings.json');
  const chosen = () => existsSync(file) && /"softwareRendering":\s*true/.test(readFileSync(file, 'utf8'));
  await died();
  expect(chosen()).toBe(false);
  await died();
  expect(chosen()).toBe(true);
});
