import { join } from 'node:path';
import { expect, test } from '../host/fixtures.ts';
import { createWorkspace, unlock } from './desk.ts';

test('a workspace is backed up, and comes back from first start on another profile', async ({
  launch,
  box,
}) => {
  const backup = join(box.folder, 'run', 'My backup.steward-backup');
  const first = await launch();
  await createWorkspace(first.page);
  await first.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, backup);
  await first.page.getByRole('button', { name: 'Settings' }).click();
  await first.page.getByRole('button', { name: 'Back up to…' }).click();
  await expect(first.page.getByText('Backed up')).toBeVisible();
  await first.stop();

  const { page, app } = await launch({ profile: join(box.folder, 'home', 'other') });
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, backup);
  await page.getByRole('button', { name: 'Restore a backup' }).click();
  await page
    .getByRole('dialog')
    .getByRole('textbox', { name: 'Passphrase' })
    .fill('five quiet herons at dusk');
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
  await unlock(page);
  await expect(page.getByRole('heading', { name: 'All clients' })).toBeVisible();
  await page.getByRole('button', { name: 'Audit' }).first().click();
  await expect(page.getByRole('button', { name: 'workspace.restored' })).toBeVisible();
});
