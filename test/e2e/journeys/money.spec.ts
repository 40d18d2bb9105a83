import { expect, test } from '../host/fixtures.ts';
import { aGraph, founder } from './desk.ts';
import {
  aBudget,
  anAgencyOfTwo,
  appliedBy,
  approve,
  openApprovals,
  propose,
  sitDown,
  standUp,
} from './money.ts';

test('one proposes in place, another approves with a passphrase, and it is made once', async ({ launch }) => {
  const graph = await aGraph();
  const { page } = await launch({ env: graph.env });
  const agency = await anAgencyOfTwo(page, graph.sandbox);
  await sitDown(page, 'ben');
  await page.getByRole('row', { name: agency.clientName }).click();
  await page.getByRole('button', { name: 'Budgets' }).click();
  await page.getByRole('tab', { name: 'Proposals' }).click();
  const budget = await aBudget(page, agency);
  await page.getByRole('button', { name: 'Propose a change' }).click();
  const box = page.getByRole('combobox', { name: 'Campaign or ad set' });
  await box.fill(budget.name.slice(0, 12));
  await page.getByRole('option', { name: budget.name }).first().click();
  await page.getByRole('button', { name: 'Look at it' }).click();
  const after = Math.round(budget.minor * 1.1);
  await page.getByRole('textbox', { name: 'New daily budget' }).fill((after / 100).toFixed(2));
  await page.getByRole('textbox', { name: 'Why' }).fill('Leads are cheap this week.');
  await page.getByRole('button', { name: 'See what it would do' }).click();
  await expect(page.getByText('Both verdicts allow it.')).toBeVisible();
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/propose.png` });
  await page.getByRole('button', { name: 'Propose', exact: true }).click();
  await expect(page.getByRole('row', { name: budget.name })).toBeVisible();
  await standUp(page);

  await sitDown(page, 'ada');
  await openApprovals(page);
  await expect(page.getByText('Nothing moved since it was proposed')).toBeVisible();
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/approve.png` });
  await approve(page, founder.passphrase);
  await expect(page.getByText('read back from Meta').first()).toBeVisible();
  expect(appliedBy(graph.sandbox)).toEqual([{ object: budget.objectId, after: String(after) }]);
  await page.getByRole('radio', { name: 'Done' }).click();
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/done.png` });
  await expect(page.getByText('confirmed').first()).toBeVisible();
  await graph.close();
});

test('nobody approves their own, and a wrong passphrase approves nothing', async ({ launch }) => {
  const graph = await aGraph();
  const { page } = await launch({ env: graph.env });
  const agency = await anAgencyOfTwo(page, graph.sandbox);
  await sitDown(page, 'ben');
  const budget = await aBudget(page, agency);
  await propose(page, agency, budget, budget.minor + 100);
  await openApprovals(page);
  await page.getByRole('radio', { name: 'Mine' }).click();
  await expect(page.getByText('You proposed it.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Your passphrase' })).toHaveCount(0);
  await standUp(page);
  await sitDown(page, 'ada');
  await openApprovals(page);
  await approve(page, 'somebody else’s passphrase');
  await expect(page.getByText('That passphrase does not open this account.')).toBeVisible();
  expect(appliedBy(graph.sandbox)).toEqual([]);
  await graph.close();
});
