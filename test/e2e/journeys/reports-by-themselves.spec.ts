import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { demoPassphrase } from '../../../shared/model/demo.ts';
import { expect, test } from '../host/fixtures.ts';
import { inMain } from '../host/in-main.ts';
import { now, unlock } from './desk.ts';

test.setTimeout(400_000);

const eve = '2026-11-02T09:00:00.000Z';
const theDay = '2026-11-05T09:00:00.000Z';

const pages = (page: Page) => page.getByRole('region', { name: 'The pages as they will be printed' });

async function openClient(page: Page): Promise<void> {
  await page.getByRole('row', { name: /Belmonte Hotel/ }).click();
}

async function sync(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sync', exact: true }).click();
  await expect(page.getByText(/Last sync/)).toBeVisible({ timeout: 120_000 });
}

/** The client's own stand above everybody's. */
async function openReports(page: Page, whose: 'own' | 'all' = 'own'): Promise<void> {
  const both = page.getByRole('button', { name: 'Reports', exact: true });
  await (whose === 'own' ? both.first() : both.last()).click();
}

/** The days of October come with a report that is then thrown away, as a person may do. */
async function readOctober(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New report…' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Prepare the report' }).click();
  await expect(pages(page)).toContainText('October 2026', { timeout: 120_000 });
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Delete the report' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete the report' }).click();
  await expect(page.getByText('No report yet')).toBeVisible();
}

test('a draft prepares itself on its day from figures that have settled, waits for a person, and says so @full', async ({
  launch,
}) => {
  const first = await launch({ env: { STEWARD_NOW: eve } });
  await first.page.clock.setFixedTime(eve);
  await first.page.getByRole('button', { name: 'Explore the demo agency' }).click();
  await openClient(first.page);
  await sync(first.page);
  await openReports(first.page);
  await readOctober(first.page);
  await openReports(first.page, 'all');
  const day = first.page.getByRole('combobox', { name: 'Drafts by themselves' });
  await day.click();
  await first.page.getByRole('option', { name: 'On day 4 of the month' }).click();
  await expect(day).toContainText('On day 4 of the month');
  await first.stop();

  const { page } = await launch({ env: { STEWARD_NOW: theDay } });
  await page.clock.setFixedTime(theDay);
  await unlock(page, demoPassphrase);
  await openClient(page);
  await sync(page);
  await openReports(page);
  // Whoever sits down again is a minute away from what prepares itself: nothing of it comes before the window is calm.
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await unlock(page, demoPassphrase);
  await openClient(page);
  await openReports(page);
  const draft = page.getByRole('row', { name: /R-2026-10/ });
  await expect(draft).toContainText('Draft', { timeout: 200_000 });
  await expect(draft).toContainText('Steward');
  await page.getByRole('button', { name: 'All clients', exact: true }).click();
  await page.getByRole('button', { name: /^Notifications \d/ }).click();
  const news = page.getByRole('dialog', { name: 'Notifications' });
  await news.getByRole('button', { name: /The report of Belmonte Hotel is ready/ }).click();
  // It leads to the report itself, not to the list that it stands in.
  await expect(pages(page)).toContainText('October 2026', { timeout: 60_000 });
  await expect(pages(page)).toContainText('Draft, not reviewed');
  await expect(page.getByRole('button', { name: 'Mark as reviewed' })).toBeVisible();
});

test('the reports of a kept view of all clients are saved at once, and of nobody else @full', async ({
  launch,
  box,
}) => {
  const { app, page } = await launch({ env: { STEWARD_NOW: now } });
  await page.clock.setFixedTime(now);
  await page.getByRole('button', { name: 'Explore the demo agency' }).click();
  await page.getByRole('searchbox', { name: 'Find a client' }).fill('Belmonte');
  await expect(page.getByRole('row', { name: /Hotel Lambert/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Keep this view…' }).click();
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('The hotel');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await openReports(page, 'all');
  await page.getByRole('button', { name: 'Reports for many…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('checkbox', { name: 'Hotel Lambert' })).toBeVisible();
  await dialog.getByRole('combobox', { name: 'Views' }).click();
  await page.getByRole('option', { name: 'The hotel' }).click();
  await expect(dialog.getByRole('checkbox')).toHaveCount(1);
  const folder = join(box.folder, 'run');
  await inMain(
    app,
    ({ dialog: native }, path) => {
      native.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    },
    folder,
  );
  await dialog.getByRole('button', { name: 'Save 1 report…' }).click();
  await expect(dialog.getByText(/Belmonte Hotel.*\.pdf/)).toBeVisible({ timeout: 200_000 });
  expect(readdirSync(folder).filter((name) => name.endsWith('.pdf'))).toHaveLength(1);
});
