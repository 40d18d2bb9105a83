import type { Page } from '@playwright/test';
import { expect, test } from '../host/fixtures.ts';
import { createWorkspace, founder } from './desk.ts';

const ben = { name: 'Ben Manager', email: 'ben@agency.example', passphrase: 'seven loud owls before noon' };

async function signInAs(page: Page, name: string, passphrase: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Who is at the desk?' })).toBeVisible();
  const who = page.getByRole('combobox', { name: 'Person' });
  if (!(await who.textContent())?.includes(name)) {
    await who.press('ArrowDown');
    const wanted = page.getByRole('option', { name });
    await expect(wanted).toBeVisible();
    await page.keyboard.type(name.slice(0, 5));
    await expect(wanted).toBeFocused();
    await page.keyboard.press('Enter');
  }
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
}

async function addBen(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'People' }).click();
  await page.getByRole('button', { name: 'Add person' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill(ben.name);
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill(ben.email);
  await dialog.getByRole('button', { name: 'Add person' }).click();
  const once = await page.getByTestId('one-time-passphrase').textContent();
  await page.getByRole('button', { name: 'I have handed it over' }).click();
  await expect(page.getByText('waits for the first unlock')).toBeVisible();
  return once ?? '';
}

async function chooseOwn(page: Page, once: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Choose your own passphrase' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Current passphrase' }).fill(once);
  await page.getByRole('textbox', { name: 'New passphrase' }).fill(ben.passphrase);
  await page.getByRole('button', { name: 'Change passphrase' }).click();
  await expect(page.getByRole('heading', { name: 'All clients' })).toBeVisible();
}

test('a second person signs in with a one-time passphrase and must choose their own', async ({ launch }) => {
  const { page } = await launch();
  await createWorkspace(page);
  const once = await addBen(page);
  await page.getByRole('button', { name: 'Lock' }).click();
  await signInAs(page, ben.name, once);
  await chooseOwn(page, once);
  await expect(page.getByText('You are not a member of any client yet.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Tokens' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Lock' }).click();
  await signInAs(page, ben.name, once);
  await expect(page.getByText('That passphrase does not open this account.')).toBeVisible();
  await signInAs(page, ben.name, ben.passphrase);
  await expect(page.getByRole('heading', { name: 'All clients' })).toBeVisible();
});

test('a change of passphrase gives new keys that a restart opens, and everybody else still gets in', async ({
  launch,
}) => {
  const first = await launch();
  await createWorkspace(first.page);
  const once = await addBen(first.page);
  await first.page.getByRole('button', { name: 'Settings' }).click();
  await first.page.getByRole('textbox', { name: 'Current passphrase' }).fill(founder.passphrase);
  await first.page.getByRole('textbox', { name: 'New passphrase' }).fill('nine calm bees after rain');
  await first.page.getByRole('button', { name: 'Change passphrase' }).click();
  await expect(first.page.getByText('Passphrase changed')).toBeVisible();
  await first.stop();

  const { page } = await launch();
  await signInAs(page, founder.name, founder.passphrase);
  await expect(page.getByText('That passphrase does not open this account.')).toBeVisible();
  await signInAs(page, founder.name, 'nine calm bees after rain');
  await expect(page.getByRole('heading', { name: 'All clients' })).toBeVisible();
  await page.getByRole('button', { name: 'Lock' }).click();
  await signInAs(page, ben.name, once);
  await chooseOwn(page, once);
});

test('who is deactivated is locked out at once, and what they did stays on the record', async ({
  launch,
}) => {
  const { page } = await launch();
  await createWorkspace(page);
  await addBen(page);
  await page.getByRole('row', { name: ben.name }).click();
  await page.getByRole('button', { name: 'Deactivate…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Deactivate' }).click();
  await expect(page.getByText('deactivated').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Lock' }).click();
  await expect(page.getByRole('heading', { name: 'Who is at the desk?' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Person' }).press('ArrowDown');
  await expect(page.getByRole('option', { name: founder.name })).toBeVisible();
  await expect(page.getByRole('option', { name: ben.name })).toHaveCount(0);
});
