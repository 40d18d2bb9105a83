import type { Page } from '@playwright/test';
import { demoPassphrase } from '../../../shared/model/demo.ts';
import { expect, test } from '../host/fixtures.ts';
import { unlock } from './desk.ts';

test.setTimeout(240_000);

const october = '2026-10-08T09:00:00.000Z';
const november = '2026-11-08T09:00:00.000Z';

const pages = (page: Page) => page.getByRole('region', { name: 'The pages as they will be printed' });

async function openReports(page: Page): Promise<void> {
  await page.getByRole('row', { name: /Belmonte Hotel/ }).click();
  await page.getByRole('button', { name: 'Reports', exact: true }).first().click();
}

test('a report is begun again for the next month: its form stays, its figures and words are that month’s own @full', async ({
  launch,
}) => {
  const first = await launch({ env: { STEWARD_NOW: october } });
  await first.page.clock.setFixedTime(october);
  await first.page.getByRole('button', { name: 'Explore the demo agency' }).click();
  await openReports(first.page);
  await first.page.getByRole('button', { name: 'New report…' }).first().click();
  const asking = first.page.getByRole('dialog');
  await asking.getByRole('combobox', { name: 'Paper' }).click();
  await first.page.getByRole('option', { name: 'Letter' }).click();
  await asking.getByRole('checkbox', { name: 'Scorecard' }).click();
  await asking.getByRole('button', { name: 'Prepare the report' }).click();
  await expect(pages(first.page)).toContainText('September 2026', { timeout: 90_000 });
  await first.page.getByRole('textbox', { name: 'Comment on “Campaigns”' }).fill('Two of them ended early.');
  await expect(pages(first.page)).toContainText('Two of them ended early.');
  await first.page.getByRole('button', { name: 'Save the words' }).click();
  await expect(first.page.getByRole('button', { name: 'Save the words' })).toBeDisabled();
  await first.page.getByRole('button', { name: 'Export' }).click();
  await expect(first.page.getByRole('menuitem', { name: 'PDF…', exact: true })).toBeVisible();
  await expect(first.page.getByRole('menuitem', { name: /The same for/ })).toHaveCount(0);
  await first.stop();

  const { page } = await launch({ env: { STEWARD_NOW: november } });
  await page.clock.setFixedTime(november);
  await unlock(page, demoPassphrase);
  await openReports(page);
  await page.getByRole('row', { name: /R-2026-09/ }).click();
  await expect(pages(page)).toContainText('Two of them ended early.');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: /The same for 1–31 Oct/ }).click();
  const again = page.getByRole('dialog');
  await expect(again.getByRole('combobox', { name: 'Paper' })).toContainText('Letter');
  await expect(again.getByRole('checkbox', { name: 'Scorecard' })).not.toBeChecked();
  await again.getByRole('button', { name: 'Prepare the report' }).click();
  await expect(pages(page)).toContainText('October 2026', { timeout: 90_000 });
  await expect(pages(page)).not.toContainText('Two of them ended early.');
  await expect(page.getByText(/R-2026-10/).first()).toBeVisible();
});
