import { createSandbox } from '../../../main/sandbox/sandbox.ts';
import { expect, test } from '../host/fixtures.ts';
import { now } from './desk.ts';
import { aBudget, anAgencyOfTwo, appliedBy, openApprovals, propose, sitDown, standUp } from './money.ts';

test('a proposal that nobody approved within a day has expired the next morning, and is offered to nobody @full', async ({
  launch,
}) => {
  test.setTimeout(300_000);
  const sandbox = createSandbox({ now, running: true, clients: 3 });
  const listening = await sandbox.listen();
  const at = (moment: string) => ({
    env: { STEWARD_GRAPH_ORIGIN: listening.origin, STEWARD_NOW: moment },
  });
  const first = await launch(at(now));
  const agency = await anAgencyOfTwo(first.page, sandbox);
  await sitDown(first.page, 'ben');
  const budget = await aBudget(first.page, agency);
  await propose(first.page, agency, budget, Math.round(budget.minor * 1.1));
  await standUp(first.page);
  await sitDown(first.page, 'ada');
  await openApprovals(first.page);
  await expect(first.page.getByText(/^expires in /)).toBeVisible();
  await first.stop();

  const hours = 25;
  sandbox.clock.advance(hours * 3_600);
  const { page } = await launch(at(new Date(Date.parse(now) + hours * 3_600_000).toISOString()));
  await sitDown(page, 'ada');
  await openApprovals(page);
  await expect(page.getByText('Nothing waits for you')).toBeVisible();
  await page.getByRole('radio', { name: 'Done' }).click();
  await expect(page.getByText('Nobody approved it within a day.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Your passphrase' })).toHaveCount(0);
  await page.screenshot({ path: test.info().outputPath('expired.png') });
  expect(appliedBy(sandbox)).toEqual([]);
  await listening.close();
});
