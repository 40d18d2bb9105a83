import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, test } from '../host/fixtures.ts';
import { logged } from './door.ts';

const boundsOf = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());

test('damaged settings are set aside, said, and cost nothing else', async ({ launch, box }) => {
  writeFileSync(join(box.profile, 'settings.json'), '{"appearance":"da');
  writeFileSync(join(box.profile, 'settings.last-good.json'), '{"appearance":"dark"}');
  const { app, profile } = await launch();
  expect(await app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  const aside = readdirSync(profile).filter((name) => name.startsWith('settings.damaged-'));
  expect(aside.map((name) => readFileSync(join(profile, name), 'utf8'))).toEqual(['{"appearance":"da']);
  expect(logged(profile, 'settings.mended')).toBe(1);
});

test('the window comes back where it was, in the size it had', async ({ launch }) => {
  const place = { x: 40, y: 30, width: 1100, height: 720 };
  const first = await launch();
  await first.app.evaluate(
    ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
    place,
  );
  // The display moves the window when it comes to it; a person who closes it has seen it there.
  await expect.poll(() => boundsOf(first.app)).toEqual(place);
  await first.stop();
  expect(await boundsOf((await launch()).app)).toEqual(place);
});

test('a window whose screen is gone comes back to one that is there, not smaller than it may be', async ({
  launch,
  box,
}) => {
  const window = { x: 9_000, y: 9_000, width: 200, height: 100, maximised: false };
  writeFileSync(join(box.profile, 'settings.json'), JSON.stringify({ window }));
  const { app } = await launch();
  const area = await app.evaluate(({ screen }) => screen.getPrimaryDisplay().workArea);
  const bounds = await boundsOf(app);
  expect(bounds).toMatchObject({ width: 1024, height: 700 });
  expect(bounds?.x).toBeLessThan(area.x + area.width - 100);
  expect(bounds?.y).toBeLessThan(area.y + area.height - 30);
});

test('a window cannot be made too small to work in', async ({ launch }) => {
  const { app } = await launch();
  expect(
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getMinimumSize()),
  ).toEqual([1024, 700]);
});
