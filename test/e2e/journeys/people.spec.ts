import { expect, test } from '../host/fixtures.ts';
import { createWorkspace, founder } from './desk.ts';
import { addBen, ben, chooseOwn, signInAs } from './person.ts';

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

test('who is deactivated is locked out at once, and what they did stays on the record @full', async ({
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
