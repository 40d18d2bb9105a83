import type { Page } from '@playwright/test';
import { expect, test } from '../host/fixtures.ts';
import { createWorkspace, founder, unlock } from './desk.ts';

async function createAndKeepCode(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Create a workspace' }).click();
  await page.getByRole('textbox', { name: 'Name of the agency' }).fill(founder.workspaceName);
  await page.getByRole('textbox', { name: 'Your name' }).fill(founder.name);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(founder.email);
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(founder.passphrase);
  await page.getByRole('button', { name: 'Create workspace' }).click();
  const code = (await page.getByTestId('recovery-code').textContent()) ?? '';
  await expectOnPaper(page, code);
  await page.getByRole('button', { name: 'I have noted it' }).click();
  return code;
}

/** The button asks for paper, and on it are the code and nothing else of the window. */
async function expectOnPaper(page: Page, code: string): Promise<void> {
  const asked = page.evaluate(() => new Promise<void>((done) => void (window.print = done)));
  await page.getByRole('button', { name: 'Print…' }).click();
  await asked;
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByTestId('printed-code')).toContainText(code);
  await expect(page.getByTestId('printed-code')).toBeVisible();
  await expect(page.getByTestId('recovery-code')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await expect(page.getByTestId('printed-code')).toBeHidden();
}

test('a forgotten passphrase is replaced with the recovery code, which is replaced too', async ({
  launch,
}) => {
  const { page } = await launch();
  const code = await createAndKeepCode(page);
  await page.getByRole('button', { name: 'Lock' }).click();
  await page.getByRole('button', { name: 'Forgotten passphrase' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Recovery code' }).fill('0000-not-a-code');
  await dialog.getByRole('textbox', { name: 'New passphrase' }).fill('eleven slow snails at dawn');
  await dialog.getByRole('button', { name: 'Recover' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Recovery code' }).fill(code.toLowerCase().replaceAll('-', ' '));
  await dialog.getByRole('button', { name: 'Recover' }).click();
  await expect(page.getByRole('heading', { name: 'Keep this recovery code' })).toBeVisible();
  expect(await page.getByTestId('recovery-code').textContent()).not.toBe(code);
  await page.getByRole('button', { name: 'I have noted it' }).click();
  await page.getByRole('button', { name: 'Lock' }).click();
  await unlock(page, founder.passphrase);
  await expect(page.getByText('That passphrase does not open this account.')).toBeVisible();
  await unlock(page, 'eleven slow snails at dawn');
  await expect(page.getByRole('heading', { name: 'All clients' })).toBeVisible();
});

test('the keychain unlocks where it is real, and is not offered where there is none', async ({ launch }) => {
  const without = await launch();
  await createWorkspace(without.page);
  await without.page.getByRole('button', { name: 'Settings' }).click();
  await expect(without.page.getByRole('heading', { name: 'Quick unlock' })).toBeVisible();
  await expect(
    without.page.getByRole('switch', { name: 'Unlock with the keychain of this computer' }),
  ).toHaveCount(0);
  await without.stop();

  const { page } = await launch({ keychain: true });
  await unlock(page);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByText('Unlock with the keychain of this computer').click();
  await expect(page.getByRole('switch', { name: 'Unlock with the keychain of this computer' })).toBeChecked();
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await page.getByRole('button', { name: 'Unlock with the keychain' }).click();
  await expect(page.getByRole('heading', { name: 'All clients' })).toBeVisible();
});

test('all keys are changed on demand, and a new recovery code is shown once @full', async ({ launch }) => {
  const { page } = await launch();
  await createWorkspace(page);
  await page.getByRole('button', { name: 'Settings' }).click();
  for (const what of ['Change all keys…', 'New recovery code…']) {
    await page.getByRole('button', { name: what }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Your passphrase' }).fill(founder.passphrase);
    await dialog.getByRole('button', { name: what }).click();
    await expect(dialog).toHaveCount(0);
  }
  await expect(page.getByTestId('new-recovery-code')).toHaveText(/^([0-9A-Z]{4}-)+/);
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await unlock(page);
  await expect(page.getByRole('heading', { name: 'All clients' })).toBeVisible();
});
