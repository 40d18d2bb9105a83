import type { Page } from '@playwright/test';
import { expect, test } from '../host/fixtures.ts';
import { founder } from './desk.ts';
import { MoneyHouse, raised } from './money-house.ts';
import { type Agency, approve, openApprovals, openBudgets, propose, sitDown, standUp } from './money.ts';

// One start of the app and one agency for all of these: the stories take the client's few budgets in turn.
test.describe.configure({ mode: 'serial' });

const house = new MoneyHouse();
let page: Page;
let agency: Agency;

test.beforeAll(async ({ stage }) => {
  test.setTimeout(180_000);
  await house.open(stage);
  ({ page, agency } = house);
});

test.afterEach(async () => {
  const info = test.info();
  if (info.status === info.expectedStatus) return;
  await page.screenshot({ path: info.outputPath('window.png'), timeout: 5_000 });
});

test.afterAll(async () => {
  await house.close();
  expect(house.running.problems).toEqual([]);
});

test('a proposal is declined with a reason, which whoever made it reads', async () => {
  await house.proposedByBen();
  await page.getByRole('button', { name: 'Decline…' }).click();
  const named = { name: /^Decline the change of/ };
  const dialog = page.getByRole('alertdialog', named).or(page.getByRole('dialog', named));
  await dialog.getByRole('textbox', { name: 'Why not' }).fill('The client is on holiday.');
  await dialog.getByRole('button', { name: 'Decline', exact: true }).click();
  await expect(page.getByText('Nothing waits for you')).toBeVisible();
  await standUp(page);
  await sitDown(page, 'ben');
  await openApprovals(page);
  await page.getByRole('radio', { name: 'Done' }).click();
  await expect(page.getByText('Nothing was sent: declined by Ada Admin')).toBeVisible();
  await expect(page.getByText('The client is on holiday.')).toBeVisible();
  await standUp(page);
  expect(house.sent()).toEqual([]);
});

test('a budget that somebody else moved meanwhile voids it, and is named', async () => {
  const budget = await house.proposedByBen();
  await expect(page.getByText('Nothing moved since it was proposed')).toBeVisible();
  house.sandbox.foreignWrite(budget.objectId, 'daily_budget', budget.minor + 700);
  await approve(page, founder.passphrase);
  await expect(page.getByText('Nothing was sent', { exact: true }).first()).toBeVisible();
  await page.getByRole('radio', { name: 'Done' }).click();
  await expect(
    page
      .getByText('Nothing was sent: void by Ada Admin')
      .or(page.getByText('Nothing was sent: void by Steward')),
  ).toBeVisible();
  await expect(page.getByText(/the budget moved from \d+\.\d\d PLN to/).first()).toBeVisible();
  await standUp(page);
  expect(house.sent()).toEqual([]);
});

test('approved without a network it waits, and is sent after a fresh look when the network is back', async () => {
  test.setTimeout(180_000);
  const budget = await house.proposedByBen();
  const origin = await house.goOffline();
  await approve(page, founder.passphrase);
  await expect(page.getByText('Nothing was sent', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('approved, not sent').first()).toBeVisible();
  expect(house.sent()).toEqual([]);
  await house.comeBack(origin);
  await house.sendNow();
  await page.getByRole('radio', { name: 'Done' }).click();
  await expect(page.getByText('confirmed').first()).toBeVisible();
  await standUp(page);
  expect(house.sent()).toEqual([{ object: budget.objectId, after: String(raised(budget)) }]);
});

test('a file fills in budgets, each is judged by itself, and what was proposed can be withdrawn', async () => {
  await sitDown(page, 'ben');
  const budget = await house.nextBudget();
  await openBudgets(page, agency, 'Proposals');
  await page.getByRole('button', { name: 'Several at once' }).click();
  const drawer = page.getByRole('dialog', { name: 'Several at once' });
  const line = `${budget.objectId},${(raised(budget) / 100).toFixed(2)}`;
  const buffer = Buffer.from(`id,new budget\n${line}\n4711,12.00\n`);
  await expect(drawer.getByText(budget.name, { exact: true }).first()).toBeVisible();
  await drawer.locator('input[type=file]').setInputFiles({ name: 'new.csv', mimeType: 'text/csv', buffer });
  await expect(drawer.getByText('4711,12.00')).toBeVisible();
  await drawer.getByRole('button', { name: 'See what it would do' }).click();
  await expect(drawer.getByText('allowed', { exact: true })).toHaveCount(1);
  await drawer.getByRole('textbox', { name: 'Why' }).fill('As agreed in the meeting.');
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/several.png` });
  await drawer.getByRole('button', { name: 'Propose 1 change' }).click();
  await expect(drawer).toHaveCount(0);
  await openApprovals(page);
  await page.getByRole('radio', { name: 'Mine' }).click();
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await expect(page.getByText('You have proposed nothing that is still open')).toBeVisible();
  await standUp(page);
  expect(house.sent()).toEqual([]);
});

test('a client that was frozen gets nothing, and the queue says so before anybody approves', async () => {
  await sitDown(page, 'ada');
  await page.getByRole('button', { name: 'Policies' }).click();
  await page.getByRole('button', { name: 'Freeze a client' }).click();
  const dialog = page.getByRole('dialog', { name: 'Freeze a client' });
  await dialog.getByRole('combobox', { name: 'Client' }).fill(agency.clientName.slice(0, 6));
  await page.getByRole('option', { name: agency.clientName }).click();
  await dialog.getByRole('textbox', { name: 'Why' }).fill('Unpaid.');
  await dialog.getByRole('button', { name: 'Freeze a client' }).click();
  await expect(page.getByRole('button', { name: 'Thaw' })).toBeVisible();
  await standUp(page);
  await sitDown(page, 'ben');
  const budget = await house.nextBudget();
  await expect(propose(page, agency, budget, raised(budget))).rejects.toThrow(/frozen/);
  await standUp(page);
  await sitDown(page, 'ada');
  await page.getByRole('button', { name: 'Policies' }).click();
  await page.getByRole('button', { name: 'Thaw' }).click();
  await expect(page.getByText('No client is frozen.')).toBeVisible();
  await standUp(page);
});

test('a client gets rules of its own, which judge its next wish and no other client’s', async () => {
  await sitDown(page, 'ada');
  const budget = await house.nextBudget();
  await page.getByRole('button', { name: 'Policies' }).click();
  await page.getByRole('button', { name: 'Add a client…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Give a client rules of its own' });
  await dialog.getByRole('combobox', { name: 'Client' }).fill(agency.clientName.slice(0, 6));
  await page.getByRole('option', { name: agency.clientName }).click();
  await dialog.getByRole('textbox', { name: 'Deny a raise above' }).first().fill('5');
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/own-rules.png` });
  await dialog.getByRole('button', { name: 'Save as the next version' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: new RegExp(agency.clientName) })).toBeVisible();
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/policies.png` });
  await expect(propose(page, agency, budget, raised(budget))).rejects.toThrow(
    /Rule “raise”: 10 %, limit 5 %/,
  );
  await page.getByRole('button', { name: new RegExp(agency.clientName) }).click();
  await dialog.getByRole('button', { name: 'Follow the agency again' }).click();
  await expect(page.getByText('Every client follows the agency.')).toBeVisible();
  await standUp(page);
  expect(house.sent()).toEqual([]);
});
