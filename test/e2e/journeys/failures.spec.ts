import { chmodSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { damage, databaseOf } from '../../builders/damage.ts';
import { expect, test } from '../host/fixtures.ts';
import { createWorkspace, founder, unlock } from './desk.ts';

test('damaged figures are set aside and said; a damaged ledger is left to a restore, offered at the door', async ({
  launch,
  box,
}) => {
  const first = await launch();
  await createWorkspace(first.page);
  await first.page.getByRole('button', { name: 'Settings' }).click();
  await first.page.getByRole('button', { name: 'Back up now' }).click();
  await expect(first.page.getByRole('button', { name: /^Actions for the backup/ })).toBeVisible();
  await first.stop();

  damage(databaseOf({ folder: box.profile }, 'insights'));
  const second = await launch();
  await unlock(second.page);
  await expect(second.page.getByText('The figures read from Meta were damaged.')).toBeVisible();
  const names = readdirSync(join(box.profile, 'workspace'));
  expect(names.filter((name) => name.startsWith('damaged-')).length).toBe(1);
  await second.stop();

  damage(databaseOf({ folder: box.profile }, 'ledger'));
  const { page } = await launch();
  await unlock(page);
  await expect(page.getByRole('alert')).toContainText('it is damaged or belongs elsewhere');
  await page.getByRole('button', { name: 'Restore a backup' }).click();
  await page.getByRole('list', { name: 'Backups that Steward keeps' }).getByRole('button').first().click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Passphrase' }).fill(founder.passphrase);
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByRole('alert')).toBeHidden();
  await unlock(page);
  await expect(page.getByRole('heading', { name: 'All clients' })).toBeVisible();
});

test('a folder that may not be written to is said in a sentence, and opens once it may @full', async ({
  launch,
  box,
}) => {
  const first = await launch();
  await createWorkspace(first.page);
  await first.stop();
  const folder = join(box.profile, 'workspace');
  chmodSync(join(folder, 'owner.lock'), 0o400);
  chmodSync(folder, 0o500);
  const { page } = await launch();
  await unlock(page);
  await expect(page.getByRole('alert')).toContainText('Check who may use its folder');
  chmodSync(folder, 0o700);
  chmodSync(join(folder, 'owner.lock'), 0o600);
  await unlock(page);
  await expect(page.getByRole('heading', { name: 'All clients' })).toBeVisible();
});
