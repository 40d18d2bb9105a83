import { expect, test } from '../host/fixtures.ts';
import { inMain } from '../host/in-main.ts';

test('a client, a screen and an action are reached by keyboard alone', async ({ launch }) => {
  const { page, app } = await launch();
  await page.getByRole('button', { name: 'Explore the demo agency' }).click();
  await expect(page.getByRole('row', { name: 'Belmonte Hotel' })).toBeVisible();
  const command = async (name: string) => {
    await inMain(app, ({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.click(), name);
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  };

  await command('client.switch');
  await page.keyboard.type('blhot');
  await expect(page.getByRole('option', { name: 'Belmonte Hotel' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();

  await command('palette');
  await page.keyboard.type('settin');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();

  await command('palette');
  await page.keyboard.type('appearance dark');
  await page.keyboard.press('Enter');
  await expect.poll(() => inMain(app, ({ nativeTheme }) => nativeTheme.themeSource, null)).toBe('dark');
  // Only what this screen can do is offered: there is no client to sync.
  await command('palette');
  await page.keyboard.type('sync');
  await expect(page.getByRole('option', { name: 'Sync all clients' })).toBeVisible();
  await expect(page.getByRole('option', { name: 'Sync this client' })).toHaveCount(0);
  await page.keyboard.press('Escape');

  await page.getByText('Polski', { exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Ustawienia' })).toBeVisible();

  await command('palette');
  await page.keyboard.type('zablok');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Kto siada do biurka?' })).toBeVisible();
});
