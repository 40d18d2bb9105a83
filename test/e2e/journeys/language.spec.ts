import { expect, test } from '../host/fixtures.ts';
import { inMain } from '../host/in-main.ts';
import { createWorkspace } from './desk.ts';

test('language and appearance are remembered over a restart, before anybody signs in, and in the native menu @full', async ({
  launch,
}) => {
  const first = await launch();
  await createWorkspace(first.page);
  await first.page.getByRole('button', { name: 'Settings' }).click();
  await first.page.getByText('Polski', { exact: true }).click();
  await expect(first.page.getByRole('heading', { name: 'Ustawienia' })).toBeVisible();
  await first.page.getByText('Ciemny', { exact: true }).click();
  await expect(first.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await first.stop();

  const { page, app } = await launch();
  await expect(page.getByRole('heading', { name: 'Kto siada do biurka?' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'pl');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const lock = await inMain(
    app,
    ({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('lock')?.label,
    null,
  );
  expect(lock).toBe('Zablokuj Stewarda');
});

test('the language is chosen before there is a workspace @full', async ({ launch }) => {
  const { page } = await launch();
  await page.getByRole('radio', { name: 'Polski' }).click();
  await expect(page.getByRole('heading', { name: 'Witaj w Steward' })).toBeVisible();
  await page.getByRole('radio', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome to Steward' })).toBeVisible();
});
