import type { Page } from '@playwright/test';
import { expect, test } from '../host/fixtures.ts';
import { founder } from './desk.ts';
import { MoneyHouse, raised } from './money-house.ts';
import { type Agency, approve, openApprovals, openBudgets, sitDown, standUp } from './money.ts';
import { ask } from './person.ts';

// One start of the app and one agency: what is wished without Meta, and what the plan asks for.
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

const picture = (name: string) => page.screenshot({ path: test.info().outputPath(`${name}.png`) });

test('a draft is written and agreed to without a network, says what moved on return, and is approved on fresh figures @full', async () => {
  test.setTimeout(300_000);
  await sitDown(page, 'ben');
  await ask(page, 'sync.run', { clientId: agency.clientId });
  const budget = await house.nextBudget();
  const origin = await house.goOffline();
  await openBudgets(page, agency, 'Proposals');
  await page.getByRole('button', { name: 'Propose a change' }).first().click();
  await expect(page.getByText(/Offline since/).first()).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Write a draft…' }).first().click();
  const write = page.getByRole('dialog', { name: 'A draft against the last sync' });
  await write.getByRole('combobox', { name: 'Campaign or ad set' }).fill(budget.name);
  await page.getByRole('option', { name: budget.name }).first().click();
  await write.getByRole('textbox', { name: 'New daily budget' }).fill((raised(budget) / 100).toFixed(2));
  await write.getByRole('textbox', { name: 'Why' }).fill('Leads are cheap.');
  await picture('write');
  await write.getByRole('button', { name: 'Keep the draft' }).click();
  await expect(page.getByText(/kept as a draft. Nothing was sent/)).toBeVisible();
  await standUp(page);

  await sitDown(page, 'ada');
  await openBudgets(page, agency, 'Proposals');
  await page.getByRole('button', { name: 'Agree in principle' }).click();
  await expect(page.getByText(`Agreed in principle: ${founder.name}`)).toBeVisible();
  await picture('agreed');
  await openApprovals(page);
  await expect(page.getByText('Nothing waits for you')).toBeVisible();
  await standUp(page);

  const moved = budget.minor + 400;
  house.sandbox.foreignWrite(budget.objectId, 'daily_budget', moved);
  await sitDown(page, 'ben');
  await openBudgets(page, agency, 'Proposals');
  await house.comeBack(origin);
  const again = page.getByRole('dialog', { name: `Draft: ${budget.name}` });
  // After an outage Steward asks Meta again only after a while.
  await expect(async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Look again…' }).click({ timeout: 5_000 });
    await expect(again.getByText('It moved since the last sync')).toBeVisible({ timeout: 15_000 });
  }).toPass({ timeout: 150_000 });
  await picture('moved');
  await again.getByRole('button', { name: /^Propose / }).click();
  await expect(again).toHaveCount(0);
  expect(house.sent()).toEqual([]);
  await standUp(page);

  await sitDown(page, 'ada');
  await openApprovals(page);
  await expect(page.getByText('Made from a draft that was written without asking Meta')).toBeVisible();
  await expect(page.getByText(/agreed in principle, which is no approval/)).toBeVisible();
  await picture('approve');
  await approve(page, founder.passphrase);
  await expect(page.getByText(/read back from Meta/).first()).toBeVisible();
  await standUp(page);
  expect(house.sent()).toEqual([{ object: budget.objectId, after: String(raised(budget)) }]);
});
