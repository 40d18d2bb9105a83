import type { Page } from '@playwright/test';
import { createSandbox } from '../../../main/sandbox/sandbox.ts';
import { expect, test } from '../host/fixtures.ts';
import { inMain } from '../host/in-main.ts';
import { now } from './desk.ts';
import { ask } from './person.ts';

// The demo agency: its sandbox is in the app, so every figure can be reckoned here from a sandbox of the same moment.
const env = { STEWARD_NOW: now };
const world = createSandbox({ now });
const belmonte = world.describe().clients[0]!;

async function demo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Explore the demo agency' }).click();
  await expect(page.getByRole('row', { name: /Belmonte Hotel/ })).toBeVisible();
}

async function openClient(page: Page, name = 'Belmonte Hotel'): Promise<void> {
  await page.getByRole('row', { name: new RegExp(name) }).click();
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Sync', exact: true }).click();
  await expect(page.getByText(/Last sync .*followers/)).toBeVisible({ timeout: 60_000 });
}

const spentMajor = (from: string, to: string) => {
  const truth = world.truth(belmonte.accounts[0]!.id, from, to);
  return truth.kind === 'page' ? '' : Math.round(Number(truth.total.spendMajor)).toLocaleString('en-GB');
};

test('the morning list says who needs somebody, in words, worst first', async ({ launch }) => {
  const { page } = await launch({ env });
  await demo(page);
  await openClient(page);
  await page.getByRole('button', { name: 'All clients', exact: true }).click();
  const [first, second] = [page.getByRole('row').nth(1), page.getByRole('row').nth(2)];
  await expect(first).toContainText('Klinik am Seepark');
  await expect(first).toContainText('The token does not work any more');
  await expect(second).toContainText('Belmonte Hotel');
  await expect(second).toContainText(/Overspending: lands at 1\d\d% of plan/);
  await page.getByRole('radio', { name: /Needs attention/ }).click();
  await expect(page.getByRole('row', { name: /On track/ })).toHaveCount(0);
  await page.getByRole('radio', { name: /Everyone/ }).click();
  await page.getByRole('searchbox', { name: 'Find a client' }).fill('sorgente');
  await expect(page.getByRole('row')).toHaveCount(2);
});

test('Overview shows the spend that the sandbox itself counts, and follows the period', async ({
  launch,
}) => {
  const { page } = await launch({ env });
  await demo(page);
  await openClient(page);
  const spend = page.getByRole('group', { name: 'Spend' });
  await expect(spend).toContainText(spentMajor('2026-11-01', '2026-11-19'));
  await page.getByRole('button', { name: /1–19 Nov 2026/ }).click();
  await page.getByRole('button', { name: 'Last 7 days' }).click();
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(spend).toContainText(spentMajor('2026-11-13', '2026-11-19'));
  await page.getByRole('button', { name: 'Chart as table or picture' }).first().click();
  await page.getByRole('menuitem', { name: 'Show as table' }).click();
  await expect(page.getByRole('group', { name: /Spend and results day by day/ })).toContainText('19 Nov');
});

test('Ads is a tree whose total is Meta’s own, and one row tells everything', async ({ launch }) => {
  const { page } = await launch({ env });
  await demo(page);
  await openClient(page);
  await page.getByRole('button', { name: 'Ads', exact: true }).click();
  const campaign = page.getByRole('row', { name: /Weekend w Krynicy/ });
  await expect(campaign).toBeVisible();
  await expect(page.getByRole('row', { name: /Total/ })).toContainText(
    spentMajor('2026-11-01', '2026-11-19'),
  );
  await campaign.getByRole('button', { name: 'Unfold' }).click();
  await expect(page.getByRole('row', { name: /Pary 30–55/ })).toBeVisible();
  await campaign.click();
  await expect(page.getByRole('dialog', { name: /Weekend w Krynicy/ })).toContainText('Sales');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Link clicks' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: 'Link clicks' })).toBeVisible();
});

test('days that no sync has brought are said to be missing, and are fetched from where they are missed @full', async ({
  launch,
}) => {
  const { page } = await launch({ env });
  await demo(page);
  await openClient(page);
  await page.getByRole('button', { name: 'Ads', exact: true }).click();
  await page.getByRole('button', { name: /1–19 Nov 2026/ }).click();
  await page.getByRole('button', { name: 'Last quarter' }).click();
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText(/were not (read|asked for)/)).toBeVisible();
  await page.getByRole('button', { name: 'Fetch these days' }).click();
  await expect(page.getByText(/were not (read|asked for)/)).toBeHidden({ timeout: 60_000 });
  await expect(page.getByRole('row', { name: /Total/ })).toContainText(
    spentMajor('2026-07-01', '2026-09-30'),
  );
  await page.getByRole('button', { name: 'Overview', exact: true }).click();
  await expect(page.getByRole('group', { name: 'Spend' })).toContainText(
    spentMajor('2026-07-01', '2026-09-30'),
  );
  await expect(page.getByRole('button', { name: 'Fetch these days' })).toHaveCount(0);
});

test('Page shows its metrics and its posts, and what people never add up to is a dash', async ({
  launch,
}) => {
  const { page } = await launch({ env });
  await demo(page);
  await openClient(page);
  await page.getByRole('button', { name: 'Page', exact: true }).click();
  await expect(page.getByRole('row', { name: /Visits of the Page/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /^Viewers/ })).toContainText('—');
  await page.getByRole('tab', { name: /Posts/ }).click();
  await expect(page.getByRole('tabpanel').getByRole('listitem').first()).toContainText('Reactions');
  await page.getByRole('radio', { name: 'Table', exact: true }).click();
  await expect(page.getByRole('grid', { name: 'Posts' })).toBeVisible();
});

test('a pacing plan is made, holds the month against it, and can be removed @full', async ({ launch }) => {
  const { page } = await launch({ env });
  await demo(page);
  await openClient(page, 'Southern Cross Physio');
  await page.getByRole('button', { name: 'Budgets', exact: true }).click();
  await page.getByRole('button', { name: 'Make a plan' }).click();
  await page.getByRole('textbox', { name: /To spend in the month/ }).fill('700');
  await page.getByRole('button', { name: 'Keep plan' }).click();
  await expect(page.getByText('overspending', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Remove plan' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove plan' }).click();
  await expect(page.getByText('No plan for this month')).toBeVisible();
});

test('an alert is acknowledged with a note and taken up again @full', async ({ launch }) => {
  const { page } = await launch({ env });
  await demo(page);
  await openClient(page);
  await page.getByRole('button', { name: /^Alerts/ }).click();
  await page.getByRole('row', { name: /Belmonte Hotel/ }).click();
  const drawer = page.getByRole('dialog', { name: /Overspending/ });
  await drawer.getByRole('textbox', { name: 'Note' }).fill('Agreed by phone');
  await drawer.getByRole('button', { name: 'Acknowledge' }).click();
  await expect(drawer).toContainText('Agreed by phone');
  await drawer.getByRole('button', { name: 'Take up again' }).click();
  await expect(drawer.getByRole('button', { name: 'Acknowledge' })).toBeVisible();
});

test('what the desktop tells of an alert opens that alert, from wherever one is @full', async ({
  launch,
}) => {
  const { page, app } = await launch({ env });
  await demo(page);
  await openClient(page);
  const live = () => ask<{ id: string; rule: string }[]>(page, 'alerts.list', { which: 'live' });
  await expect.poll(async () => (await live()).some(({ rule }) => rule === 'pace_over')).toBe(true);
  const id = (await live()).find(({ rule }) => rule === 'pace_over')?.id;
  await page.getByRole('button', { name: 'Ads', exact: true }).click();
  // As a press on the notification does: its link comes in by the same door as any other.
  await inMain(
    app,
    ({ app: electron }, link) => void electron.emit('second-instance', {}, ['electron', link]),
    `steward://alerts/${id}`,
  );
  await expect(page.getByRole('heading', { name: 'Alerts', level: 1 })).toBeVisible();
  await expect(page.getByRole('dialog', { name: /Overspending/ })).toBeVisible();
});

test('a rule is tried on the last 90 days before it is believed @full', async ({ launch }) => {
  const { page } = await launch({ env });
  await demo(page);
  await openClient(page);
  await page.getByRole('button', { name: /^Alerts/ }).click();
  await page.getByRole('button', { name: 'Rules' }).click();
  const rules = page.getByRole('dialog', { name: 'Rules of the alerts' });
  await rules.getByRole('button', { name: 'Try' }).click();
  await expect(rules).toContainText(/days that could be judged|No day of the last 90/);
});

test('a view is kept under a name and comes back with its filters @full', async ({ launch }) => {
  const { page } = await launch({ env });
  await demo(page);
  await page.getByRole('searchbox', { name: 'Find a client' }).fill('hotel');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Keep this view…' }).click();
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('Hotels');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('searchbox', { name: 'Find a client' }).fill('');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Hotels' }).click();
  await expect(page.getByRole('searchbox', { name: 'Find a client' })).toHaveValue('hotel');
});
