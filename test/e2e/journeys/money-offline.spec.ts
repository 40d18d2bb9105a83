import type { Page } from '@playwright/test';
import type { PlanMonth } from '../../../shared/model/plan.ts';
import { expect, test } from '../host/fixtures.ts';
import { founder } from './desk.ts';
import { MoneyHouse, raised, tellIn } from './money-house.ts';
import { type Agency, approve, dailyBudgets, openApprovals, openBudgets, sitDown, standUp } from './money.ts';
import { ask } from './person.ts';

// One start of the app and one agency: what is wished without Meta, and what the plan asks for.
test.describe.configure({ mode: 'serial' });

const house = new MoneyHouse();
let page: Page;
let agency: Agency;

tellIn(house);
test.beforeAll(() => {
  ({ page, agency } = house);
});

const picture = (name: string) => page.screenshot({ path: test.info().outputPath(`${name}.png`) });

test('a draft is written and agreed to without a network, says what moved on return, and is approved on fresh figures @full', async () => {
  test.setTimeout(300_000);
  await sitDown(page, 'ben');
  await ask(page, 'sync.run', { clientId: agency.clientId });
  const budget = await house.nextBudget();
  const origin = await house.goOffline();
  // Whatever is asked of Meta first finds it out.
  await ask(page, 'budgets.objects', { clientId: agency.clientId }).catch(() => undefined);
  await expect(page.getByText(/Offline since/).first()).toBeVisible();
  await openBudgets(page, agency, 'Proposals');
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
  await page.setViewportSize({ width: 1024, height: 700 });
  await expect(page.getByRole('textbox', { name: 'Your passphrase' })).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('button', { name: /^Approve / })).toBeInViewport({ ratio: 1 });
  await picture('approve-small');
  await approve(page, founder.passphrase);
  await expect(page.getByText(/read back from Meta/).first()).toBeVisible();
  await standUp(page);
  expect(house.sent()).toEqual([{ object: budget.objectId, after: String(raised(budget)) }]);
});

test('what the month needs fills in the budgets, and each becomes a proposal that waits for a second person @full', async () => {
  test.setTimeout(180_000);
  house.beginStory();
  const { clientId } = agency;
  await sitDown(page, 'ben');
  await ask(page, 'sync.run', { clientId });
  const budgets = await dailyBudgets(page, agency);
  const together = budgets.reduce((sum, { minor }) => sum + minor, 0);
  const { pace, currency, month } = await ask<PlanMonth>(page, 'plans.month', { clientId });
  // A plan that takes every budget up by a tenth.
  const left = Math.round(together * 1.1 * pace.daysLeft);
  const amount = { minor: Math.round(pace.spentMicros / 10_000) + left, currency };
  const terms = {
    month,
    amount,
    carriedMinor: 0,
    firstDay: null,
    tolerancePercent: 25,
    customDays: [],
    note: '',
  };
  await ask(page, 'plans.set', { clientId, terms });
  await openBudgets(page, agency, 'Pacing plan');
  await page.getByRole('button', { name: 'Set to what is needed…' }).click();
  const drawer = page.getByRole('dialog', { name: 'Set budgets to what is needed' });
  await drawer.getByRole('textbox', { name: 'Why' }).fill('The month is behind its plan.');
  await drawer.getByRole('button', { name: 'See what it would do' }).click();
  await expect(drawer.getByText('allowed', { exact: true }).first()).toBeVisible();
  await picture('needed');
  const denied = await drawer.getByText('denied', { exact: true }).count();
  await drawer.getByRole('button', { name: /^Propose \d+ change/ }).click();
  if (denied === 0) await expect(drawer).toHaveCount(0);
  else await expect(drawer.getByText('proposed', { exact: true }).first()).toBeVisible();
  const made = await ask<{ source: string; state: string; beforeMinor: number; afterMinor: number }[]>(
    page,
    'budgets.proposals',
    { clientId },
  );
  const waiting = made.filter(({ state }) => state === 'waiting');
  expect(waiting.length).toBeGreaterThan(0);
  expect(new Set(waiting.map(({ source }) => source))).toEqual(new Set(['pacing']));
  for (const { beforeMinor, afterMinor } of waiting) expect(afterMinor / beforeMinor).toBeCloseTo(1.1, 1);
  await page.keyboard.press('Escape');
  await standUp(page);
  expect(house.sent()).toEqual([]);
});
