import type { Page } from '@playwright/test';
import { expect, test } from '../host/fixtures.ts';

async function openSetup(page: Page, tab: string): Promise<void> {
  await page.getByRole('row', { name: 'Belmonte Hotel' }).click();
  await page.getByRole('button', { name: 'Setup', exact: true }).click();
  await page.getByRole('tab', { name: tab }).click();
}

test('a result and a target are set, hold from their day on and stay in the history @full', async ({
  launch,
}) => {
  const { page } = await launch({ env: { STEWARD_NOW: '2026-11-20T09:00:00Z' } });
  await page.getByRole('button', { name: 'Explore the demo agency' }).click();
  await openSetup(page, 'Results & targets');
  await page.getByLabel('On the day').fill('2026-11-20');
  await expect(page.getByText('No target', { exact: true })).toBeVisible();
  await expect(page.getByText('As each campaign’s objective says')).toBeVisible();

  await page.getByRole('button', { name: 'Set result…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Choose at least one action type.')).toBeVisible();
  await dialog.getByRole('combobox', { name: 'Meta action types' }).fill('omni_purchase');
  await page.getByRole('option', { name: 'omni_purchase' }).click();
  await dialog
    .getByRole('textbox', { name: 'Or Meta’s own name of a custom event' })
    .fill('offsite_conversion.custom.7');
  await page.keyboard.press('Enter');
  await dialog.getByRole('textbox', { name: 'The client’s word for it' }).fill('bookings');
  await dialog.getByLabel('From').fill('2026-11-01');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(
    page.getByText('bookings (omni_purchase + offsite_conversion.custom.7)').first(),
  ).toBeVisible();

  await page.getByRole('button', { name: 'Set target…' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Set at least one target')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Cost per result' }).fill('35.50');
  await dialog.getByLabel('From').fill('2026-11-10');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/^Cost per result: .*35\.50$/)).toBeVisible();

  await page.getByLabel('On the day').fill('2026-11-05');
  await expect(page.getByText('No target', { exact: true })).toBeVisible();
  await expect(page.getByText('not yet')).toBeVisible();
  await page.getByLabel('On the day').fill('2026-10-31');
  await expect(page.getByText('As each campaign’s objective says')).toBeVisible();
});

test('a member is added to a client, made its admin and removed, and the trail says so @full', async ({
  launch,
}) => {
  const { page } = await launch();
  await page.getByRole('button', { name: 'Explore the demo agency' }).click();
  await page.getByRole('button', { name: 'People' }).click();
  await page.getByRole('button', { name: 'Add person' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Ben Manager');
  await page.getByRole('dialog').getByRole('textbox', { name: 'E-mail' }).fill('ben@agency.example');
  await page.getByRole('dialog').getByRole('button', { name: 'Add person' }).click();
  await page.getByRole('button', { name: 'I have handed it over' }).click();
  await page.getByRole('button', { name: 'All clients', exact: true }).click();
  await openSetup(page, 'Members');
  await page.getByRole('combobox', { name: 'Add a member' }).fill('Ben');
  await page.getByRole('option', { name: 'Ben Manager' }).click();
  const role = page.getByRole('combobox', { name: 'Ben Manager' });
  await expect(role).toHaveText('Client user');
  await role.press('ArrowUp');
  await page.getByRole('option', { name: 'Client admin' }).click();
  await expect(role).toHaveText('Client admin');
  await page.getByRole('button', { name: 'Remove Ben Manager' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(role).toHaveCount(0);
  await page.getByRole('button', { name: 'Audit', exact: true }).first().click();
  await expect(page.getByRole('button', { name: 'Member removed' })).toBeVisible();
});
