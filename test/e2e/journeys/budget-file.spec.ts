import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Proposal } from '../../../shared/model/proposal.ts';
import { barriersOn } from '../host/barriers.ts';
import { expect, test } from '../host/fixtures.ts';
import { answerSave, founder } from './desk.ts';
import { MoneyHouse, raised, tellIn } from './money-house.ts';
import { type Agency, approve, type Budget, dailyBudgets, openApprovals, sitDown, standUp } from './money.ts';
import { ask } from './person.ts';

const house = new MoneyHouse();
let page: Page;

tellIn(house);
test.beforeAll(() => {
  ({ page } = house);
});

const picture = (name: string) => page.screenshot({ path: test.info().outputPath(`${name}.png`) });
const amount = (budget: Budget) => (raised(budget) / 100).toFixed(2);
const why = 'Leads are cheap this week.';

interface Another extends Pick<Agency, 'clientId' | 'clientName' | 'accountId'> {
  readonly budget: Budget;
}

/** As Ada: another client with its account and, when `forBen`, with Ben as its admin. */
async function another(at: number, forBen: boolean): Promise<Another> {
  const { name, accounts } = house.sandbox.describe().clients[at]!;
  const { accountId, currency, timezone } = accounts[0]!;
  const { id } = await ask<{ id: string }>(page, 'clients.add', { name, currency, timezone });
  await ask(page, 'assets.connect', { clientId: id, kind: 'ad_account', metaId: accountId });
  const member = { clientId: id, personId: house.agency.benId, role: 'client_admin' };
  if (forBen) await ask(page, 'members.set', member);
  const [budget] = await dailyBudgets(page, { ...house.agency, clientId: id });
  return { clientId: id, clientName: name, accountId, budget: budget! };
}

const proposalsOf = ({ clientId }: { readonly clientId: string }) =>
  ask<Proposal[]>(page, 'budgets.proposals', { clientId });

test('one file proposes at two clients, tells nothing of a third, and each proposal waits for a second person @full', async () => {
  test.setTimeout(300_000);
  await sitDown(page, 'ada');
  const ash = await another(1, true);
  const elm = await another(2, false);
  await standUp(page);

  await sitDown(page, 'ben');
  const { agency } = house;
  const [first] = await dailyBudgets(page, agency);
  const budget = first!;
  house.beginStory();
  await openApprovals(page);
  await page.getByRole('button', { name: 'Propose from a CSV…' }).click();
  const drawer = page.getByRole('dialog', { name: 'Budgets of several clients from a CSV' });
  const sample = join(house.box.folder, 'sample.csv');
  await answerSave(house.running.app, sample);
  await drawer.getByRole('button', { name: 'Save a sample' }).click();
  await expect(page.getByText('Saved', { exact: true }).first()).toBeVisible();
  expect(readFileSync(sample, 'utf8')).toContain('client,object,new_budget,why');
  expect(await barriersOn(page)).toEqual([]);
  await picture('choose');

  const lines = [
    ['klient', 'obiekt', 'nowy budżet', 'dlaczego'],
    [agency.clientName, budget.objectId, amount(budget).replace('.', ','), why],
    [`act_${ash.accountId}`, ash.budget.objectId, `${amount(ash.budget)} CHF`, why],
    [elm.clientName, elm.budget.objectId, amount(elm.budget), why],
    [agency.clientName, ash.budget.objectId, amount(ash.budget), why],
    [agency.clientName, budget.objectId, '120', why],
  ];
  const buffer = Buffer.from(`\u{FEFF}${lines.map((one) => one.join(';')).join('\r\n')}`);
  const file = { name: 'november.csv', mimeType: 'text/csv', buffer };
  await drawer.locator('input[type=file]').setInputFiles(file);
  await expect(drawer.getByText('5 rows', { exact: false }).first()).toBeVisible();
  const row = (line: number) => drawer.getByRole('listitem').filter({ hasText: `line ${line} ·` });
  await expect(row(2).getByText('Meta: accepted')).toBeVisible();
  await expect(row(3).getByText('This account counts in')).toBeVisible();
  await expect(row(4).getByText('There is no such client among yours')).toBeVisible();
  await expect(row(5).getByText(`It belongs to ${ash.clientName}`)).toBeVisible();
  await expect(row(6).getByText('An earlier line is about the same budget')).toBeVisible();
  const propose = drawer.getByRole('button', { name: 'Propose 1 change', exact: true });
  await expect(propose).toBeEnabled();

  await drawer.getByRole('button', { name: 'Put right: line 3' }).click();
  await drawer.getByRole('textbox', { name: 'New budget' }).fill(amount(ash.budget));
  expect(await barriersOn(page)).toEqual([]);
  await picture('put-right');
  await drawer.getByRole('button', { name: 'Check this row' }).click();
  await expect(row(3).getByText('Meta: accepted')).toBeVisible();
  await drawer.getByRole('checkbox', { name: 'Propose line 6' }).click();
  await expect(row(6).getByText('left out')).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);
  await picture('judged');
  await drawer.getByRole('button', { name: 'Propose 2 changes' }).click();
  await expect(drawer.getByText('2 changes are proposed.')).toBeVisible();
  await picture('proposed');
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
  for (const [home, one] of [
    [agency, budget],
    [ash, ash.budget],
  ] as const)
    expect(await proposalsOf(home)).toMatchObject([
      { objectId: one.objectId, afterMinor: raised(one), source: 'csv', reason: why, state: 'waiting' },
    ]);
  expect(house.sent()).toEqual([]);
  await standUp(page);

  await sitDown(page, 'ada');
  expect(await proposalsOf(elm)).toEqual([]);
  await openApprovals(page);
  const waiting = page.getByRole('button').filter({ hasText: ash.clientName });
  await waiting.filter({ hasText: ash.budget.name }).first().click();
  await expect(page.getByRole('heading', { name: ash.budget.name })).toBeVisible();
  await approve(page, founder.passphrase);
  await expect
    .poll(() => house.sent())
    .toEqual([{ object: ash.budget.objectId, after: String(raised(ash.budget)) }]);
  await standUp(page);
});
