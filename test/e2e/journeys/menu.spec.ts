import { expect, test } from '../host/fixtures.ts';
import { inMain } from '../host/in-main.ts';

test('the native menu offers what the screen can do, and Back leads where one came from', async ({
  launch,
}) => {
  const { page, app } = await launch();
  await page.getByRole('button', { name: 'Explore the demo agency' }).click();
  await page.getByRole('row', { name: 'Belmonte Hotel' }).click();
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  const enabled = (names: readonly string[]) =>
    inMain(
      app,
      ({ Menu }, asked) =>
        asked.filter((name) => Menu.getApplicationMenu()?.getMenuItemById(name)?.enabled === true),
      names,
    );
  const click = (name: string) =>
    inMain(app, ({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.click(), name);
  const watched = ['sync', 'client.add', 'back', 'forward', 'go.overview', 'go.clients', 'lock'];
  await expect.poll(() => enabled(watched)).toEqual(['sync', 'back', 'go.overview', 'go.clients', 'lock']);
  expect(await enabled(['go.ads', 'go.page', 'find', 'sync.all', 'report.new'])).toEqual([
    'go.ads',
    'go.page',
    'find',
    'sync.all',
  ]);

  await click('back');
  await expect(page.getByRole('heading', { name: 'All clients' })).toBeVisible();
  await expect.poll(() => enabled(watched)).toEqual(['client.add', 'forward', 'go.clients', 'lock']);

  await click('find');
  await expect(page.getByRole('searchbox', { name: 'Find a client' })).toBeFocused();

  await click('forward');
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  await click('lock');
  await expect(page.getByRole('heading', { name: 'Who is at the desk?' })).toBeVisible();
  await expect.poll(() => enabled(watched)).toEqual([]);
});
