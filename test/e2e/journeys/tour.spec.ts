import type { Page } from '@playwright/test';
import { expect, test } from '../host/fixtures.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function openDemo(page: Page): Promise<void> {
  await button(page, 'Explore the demo agency').click();
  await page.getByRole('row', { name: 'Belmonte Hotel' }).waitFor();
}

test('the tour leads through every promise by keyboard alone, and is not offered again once it was walked', async ({
  launch,
}) => {
  const first = await launch();
  await openDemo(first.page);
  await button(first.page, 'Start the tour').focus();
  await first.page.keyboard.press('Enter');
  const headings = [
    'Overview',
    'Ads',
    'Page',
    'Budgets',
    'Approvals',
    'Reports',
    'Setup',
    'Audit',
    'Tokens',
    'Isolation drill',
    'Settings',
  ];
  await expect(first.page.getByText('Tour 1 of 12')).toBeVisible();
  for (const [index, heading] of headings.entries()) {
    await button(first.page, 'Next step').focus();
    await first.page.keyboard.press('Enter');
    await expect(first.page.getByText(`Tour ${index + 2} of 12`)).toBeVisible();
    await expect(first.page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible();
  }
  await button(first.page, 'Finish the tour').press('Enter');
  await expect(first.page.getByText('Tour 12 of 12')).toHaveCount(0);
  await first.stop();
  const second = await launch();
  await openAgain(second.page);
  await expect(button(second.page, 'Start the tour')).toHaveCount(0);
  await button(second.page, 'Settings').click();
  await button(second.page, 'Offer the tour again').click();
  await expect(button(second.page, 'Start the tour')).toBeVisible();
});

test('the tour can be skipped, and nothing of it stays on the screen @full', async ({ launch }) => {
  const { page } = await launch();
  await openDemo(page);
  await button(page, 'Skip the tour').click();
  await expect(button(page, 'Start the tour')).toHaveCount(0);
  await expect(page.getByRole('row', { name: 'Belmonte Hotel' })).toBeVisible();
});

/** A second start: the demo agency is made anew, or waits for its passphrase. */
async function openAgain(page: Page): Promise<void> {
  const unlock = button(page, 'Unlock');
  await expect(unlock.or(button(page, 'Explore the demo agency'))).toBeVisible();
  if (await unlock.isVisible()) {
    await page.getByLabel('Passphrase').first().fill('explore the demo agency');
    await unlock.click();
    await page.getByRole('row', { name: 'Belmonte Hotel' }).waitFor();
    return;
  }
  await openDemo(page);
}
