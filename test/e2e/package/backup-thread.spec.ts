import { join } from 'node:path';
import { mergeTests } from '@playwright/test';
import { expect, test as driven } from '../host/fixtures.ts';
import { launchApp } from '../host/launch.ts';
import { createWorkspace } from '../journeys/desk.ts';
import { test as shipped } from './packaged.ts';

const test = mergeTests(driven, shipped);

test('the thread that backs up is found and runs inside the packaged archive @full', async ({
  stage,
  box,
  packaged,
}) => {
  test.setTimeout(240_000);
  // The code as it is packaged, in an Electron that lets itself be driven.
  const running = await launchApp({ ...stage, app: join(packaged.folder, 'resources', 'app.asar') }, box);
  try {
    const { page } = running;
    await createWorkspace(page);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Back up now' }).click();
    await expect(page.getByRole('button', { name: /^Actions for the backup/ })).toBeVisible();
  } finally {
    await running.stop();
  }
});
