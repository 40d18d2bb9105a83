import { commandsOf, menuPlan } from '../../../main/electron/menu-plan.ts';
import { expect, test } from '../host/fixtures.ts';

test('a command of the menu reaches the page by its name', async ({ launch }) => {
  const { app, page } = await launch();
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    window.host.hear((name, text) => heard.push(`${name} ${text}`));
  });
  await app.evaluate(({ Menu }) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById('palette');
    if (item) item.enabled = true;
    item?.click();
  });
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { heard: string[] }).heard))
    .toContain('app.command {"command":"palette"}');
});

test('every command of the plan is in the native menu', async ({ launch }) => {
  const { app } = await launch();
  const commands = commandsOf(menuPlan(process.platform === 'darwin', false));
  const missing = await app.evaluate(
    ({ Menu }, names) => names.filter((name) => !Menu.getApplicationMenu()?.getMenuItemById(name)),
    commands,
  );
  expect(missing).toEqual([]);
});
