import { join } from 'node:path';
import { expect, test } from '../host/fixtures.ts';
import { barriersOn } from '../host/barriers.ts';
import { inMain } from '../host/in-main.ts';
import { now } from './desk.ts';

test.setTimeout(180_000);

test('the agency sets how its reports look and what their files are called; one client goes its own way @full', async ({
  launch,
  box,
}) => {
  const { app, page } = await launch({ env: { STEWARD_NOW: now } });
  await page.clock.setFixedTime(now);
  await page.getByRole('button', { name: 'Explore the demo agency' }).click();
  await page.getByRole('button', { name: 'Settings' }).first().click();
  const pattern = page.getByRole('textbox', { name: 'File name' });
  await pattern.scrollIntoViewIfNeeded();
  await pattern.fill('{month} - {nobody}');
  await expect(page.getByText('Use only these placeholders, and {client} among them.')).toBeVisible();
  await pattern.fill('{agency} - {client} - {month} ({language})');
  await expect(page.getByText(/^Becomes: Demo agency - .* - October 2026 \(\w+\)\.pdf$/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Colour of the agency’s mark' }).fill('#7a4b9c');
  const card = page.locator('form').filter({ has: pattern });
  await card.getByRole('checkbox', { name: 'Facebook Page' }).click();
  expect(await barriersOn(page)).toEqual([]);
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'All clients', exact: true }).click();
  await page.getByRole('row', { name: /Belmonte Hotel/ }).click();
  await page.getByRole('button', { name: 'Reports', exact: true }).first().click();
  await page.getByRole('button', { name: 'New report…' }).first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('checkbox', { name: 'Facebook Page' })).not.toBeChecked();
  await dialog.getByRole('checkbox', { name: 'Campaigns' }).click();
  await dialog.getByRole('button', { name: 'Use for this client from now on' }).click();
  await expect(dialog.getByRole('button', { name: 'Remembered' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'New report…' }).first().click();
  await expect(dialog.getByRole('checkbox', { name: 'Campaigns' })).not.toBeChecked();
  await dialog.getByRole('button', { name: 'As the agency’s again' }).click();
  await expect(dialog.getByRole('checkbox', { name: 'Campaigns' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Prepare the report' }).click();
  const pages = page.getByRole('region', { name: 'The pages as they will be printed' });
  await expect(pages).toBeVisible({ timeout: 90_000 });
  await expect(pages).not.toContainText('Followers');
  await inMain(
    app,
    ({ dialog: native }, folder) => {
      native.showSaveDialog = ((...asked: readonly unknown[]) => {
        const { defaultPath = '' } = asked.at(-1) as { defaultPath?: string };
        const name = defaultPath.split(/[/\\]/).at(-1) ?? '';
        return Promise.resolve({ canceled: false, filePath: `${folder}/${name}` });
      }) as typeof native.showSaveDialog;
    },
    join(box.folder, 'run'),
  );
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'PDF…', exact: true }).click();
  await expect(page.getByText(/Demo agency - Belmonte Hotel - October 2026 \(en\)\.pdf/)).toBeVisible({
    timeout: 60_000,
  });
});
