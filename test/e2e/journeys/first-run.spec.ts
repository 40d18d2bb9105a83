import { expect, test } from '../host/fixtures.ts';

test('the first start makes a workspace, and a restart asks for the passphrase', async ({ launch }) => {
  const { page } = await launch();
  await expect(page.getByRole('heading', { name: 'Welcome to Steward' })).toBeVisible();
  await page.screenshot({ path: '/tmp/shot1.png' });
  await page.getByRole('button', { name: 'Create a workspace' }).click();
  await page.getByLabel('Name of the agency').fill('Oak & Ash');
  await page.getByLabel('Your name').fill('Ada Admin');
  await page.getByLabel('E-mail').fill('ada@agency.example');
  await page.getByRole('textbox', { name: 'Passphrase' }).fill('five quiet herons at dusk');
  await page.screenshot({ path: '/tmp/shot2.png' });
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await expect(page.getByRole('heading', { name: 'Keep this recovery code' })).toBeVisible();
  await page.screenshot({ path: '/tmp/shot3.png' });
  await page.getByRole('button', { name: 'I have noted it' }).click();
  await expect(page.getByText('No clients yet')).toBeVisible();
  await page.screenshot({ path: '/tmp/shot4.png' });
  await page.getByRole('button', { name: 'Lock' }).click();
  await expect(page.getByRole('heading', { name: 'Who is at the desk?' })).toBeVisible();
  await page.screenshot({ path: '/tmp/shot5.png' });
});
