import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../host/fixtures.ts';
import { createWorkspace, unlock } from './desk.ts';

const passphrase = 'five quiet herons at dusk';
const settings = (page: Page) => page.getByRole('button', { name: 'Settings' }).click();
const kept = (page: Page) => page.getByRole('list', { name: 'Backups that Steward keeps' });

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
  await settings(first.page);
  await first.page.getByRole('button', { name: 'Back up to a file…' }).click();
  await expect(first.page.getByText('Backed up')).toBeVisible();
  await first.stop();

  const { page, app } = await launch({ profile: join(box.folder, 'home', 'other') });
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, backup);
  await page.getByRole('button', { name: 'Restore a backup' }).click();
  const ask = page.getByRole('dialog');
  await ask.getByRole('textbox', { name: 'Passphrase' }).fill('not the right words');
  await ask.getByRole('button', { name: 'Restore' }).click();
  await expect(ask.getByRole('alert')).toContainText('does not open this account');
  await ask.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase);
  await ask.getByRole('button', { name: 'Restore' }).click();
  const toAdd = page.getByText('The Meta token has to be added again.');
  await expect(toAdd).toBeVisible();
  // By its role: a button that assistive technology is not told of is not found.
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(toAdd).toBeHidden();
  await unlock(page);
  await expect(page.getByRole('heading', { name: 'All clients' })).toBeVisible();
  await page.getByRole('button', { name: 'Audit' }).first().click();
  await expect(page.getByRole('button', { name: 'Backup restored' })).toBeVisible();
});

test('a backup that Steward keeps is rehearsed, made anew after a change of keys, and restored @full', async ({
  launch,
}) => {
  const { page } = await launch();
  await createWorkspace(page);
  await settings(page);
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(kept(page).getByRole('listitem')).toHaveCount(1);
  await page.getByRole('button', { name: /^Actions for the backup/ }).click();
  await page.getByRole('menuitem', { name: 'Rehearse a restore…' }).click();
  await page.getByRole('button', { name: 'Rehearse', exact: true }).click();
  await expect(page.getByText('This backup can be restored')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();

  await page.getByRole('button', { name: 'Change all keys…' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Your passphrase' }).fill(passphrase);
  await page.getByRole('dialog').getByRole('button', { name: 'Change all keys…' }).click();
  await expect(page.getByText('Some backups open with older secrets')).toBeVisible();
  await page.getByRole('button', { name: 'Make them anew…' }).click();
  await page.getByRole('button', { name: 'Make anew', exact: true }).click();
  await expect(page.getByText('Some backups open with older secrets')).toBeHidden();
  await expect(kept(page).getByRole('listitem')).toHaveCount(1);

  await page.getByRole('button', { name: /^Actions for the backup/ }).click();
  await page.getByRole('menuitem', { name: 'Restore…', exact: true }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Passphrase' }).fill(passphrase);
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
  await unlock(page);
  await expect(page.getByRole('heading', { name: 'All clients' })).toBeVisible();
});
