import { expect, test } from '../host/fixtures.ts';
import { createWorkspace, unlock } from './desk.ts';

test('what the agency chose is kept over a restart, and the audit trail says what it was before', async ({
  launch,
}) => {
  const first = await launch();
  await createWorkspace(first.page);
  await first.page.getByRole('button', { name: 'Settings' }).click();
  const agency = first.page.getByRole('region', { name: 'Agency' }).last();
  await agency.getByRole('textbox', { name: 'Name' }).fill('Oak, Ash & Rowan');
  await agency.getByRole('button', { name: 'Save' }).click();
  await expect(first.page.getByRole('navigation', { name: 'Main navigation' })).toContainText(
    'Oak, Ash & Rowan',
  );
  const sync = first.page.getByRole('region', { name: 'Background sync' });
  await sync.getByRole('textbox', { name: 'Every' }).fill('90');
  await sync.getByRole('button', { name: 'Save' }).click();
  await expect(sync.getByRole('button', { name: 'Save' })).toBeDisabled();
  const reports = first.page.getByRole('region', { name: 'Reports', exact: true });
  await reports.getByRole('combobox', { name: 'Paper' }).click();
  await first.page.getByRole('option', { name: 'Letter' }).click();
  await reports.getByRole('button', { name: 'Save' }).click();
  await expect(reports.getByRole('button', { name: 'Save' })).toBeDisabled();
  await first.page.getByRole('switch', { name: 'Quiet all weekend' }).click();
  await expect(first.page.getByRole('switch', { name: 'Quiet all weekend' })).not.toBeChecked();
  await first.stop();

  const { page } = await launch();
  await unlock(page);
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('textbox', { name: 'Every' })).toHaveValue('90');
  await expect(page.getByRole('combobox', { name: 'Paper' })).toContainText('Letter');
  await expect(page.getByRole('switch', { name: 'Quiet all weekend' })).not.toBeChecked();
  await expect(page.getByRole('region', { name: 'New versions' })).toContainText('without a release key');
  await page.getByRole('button', { name: 'Audit' }).click();
  await expect(page.getByRole('button', { name: 'Workspace renamed' })).toBeVisible();
  await page.getByRole('button', { name: 'Setting changed' }).first().click();
  await expect(page.getByRole('dialog')).toContainText('paper');
});

test('About names the versions, this installation and everybody whose work is inside @full', async ({
  launch,
}) => {
  const { page } = await launch();
  await createWorkspace(page);
  await page.getByRole('button', { name: 'Settings' }).click();
  const about = page.getByRole('region', { name: 'About' }).last();
  await expect(about).toContainText(/Electron\d+\.\d+\.\d+/);
  await expect(about.getByText(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/)).toBeVisible();
  await about.getByRole('button', { name: 'Licences…' }).click();
  const licences = page.getByRole('dialog', { name: 'Licences' });
  await licences.getByText(/^drizzle-orm .* Apache-2\.0$/).click();
  await expect(licences).toContainText('TERMS AND CONDITIONS');
  for (const name of ['react', 'undici', 'better-sqlite3-multiple-ciphers', '@fontsource-variable/inter'])
    await expect(licences.getByText(new RegExp(`^${name} `))).toHaveCount(1);
});

test('a super admin lets models in, for chosen clients, and takes it back @full', async ({ launch }) => {
  const { page } = await launch();
  await page.getByRole('button', { name: 'Explore the demo agency' }).click();
  await page.getByRole('button', { name: 'Settings' }).click();
  const card = page.getByRole('region', { name: 'Access for models' });
  await expect(card.getByRole('switch', { name: 'They may also propose budgets' })).toBeHidden();
  await card.getByRole('switch', { name: 'Let models read' }).click();
  await card.getByRole('radio', { name: 'Chosen' }).click();
  await card.getByRole('checkbox', { name: 'Belmonte Hotel' }).click();
  await expect(card.getByRole('checkbox', { name: 'Belmonte Hotel' })).toBeChecked();
  await card.getByRole('switch', { name: 'Also over HTTP on this computer' }).click();
  await expect(card).toContainText(/http:\/\/127\.0\.0\.1:\d+\/mcp/);
  await card.getByRole('switch', { name: 'Let models read' }).click();
  await expect(card).not.toContainText('127.0.0.1');
});
