import { barriersOn } from '../host/barriers.ts';
import { expect, test } from '../host/fixtures.ts';
import { now } from './desk.ts';
import { ask } from './person.ts';

test('a comment is written at a day of the chart by keyboard, read out there, marked for the client, and taken away @full', async ({
  launch,
}) => {
  const { page } = await launch({ env: { STEWARD_NOW: now } });
  await page.getByRole('button', { name: 'Explore the demo agency' }).click();
  await page.getByRole('row', { name: /Belmonte Hotel/ }).click();
  await page.getByRole('button', { name: 'Sync', exact: true }).click();
  await expect(page.getByText(/Last sync .*followers/)).toBeVisible({ timeout: 60_000 });

  const chart = page.getByRole('slider', { name: /Spend and results day by day.*Enter opens the comments/ });
  await chart.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: 'Comments' });
  await expect(drawer).toContainText('Belmonte Hotel · Thu, 19 Nov');
  await expect(drawer).toContainText('Nobody has said anything about this day.');
  await drawer
    .getByRole('textbox', { name: 'Write a comment' })
    .fill('Rain: <b>nobody</b> books\nlike last year');
  await drawer.getByRole('button', { name: 'Comment', exact: true }).click();
  const said = drawer.getByRole('listitem').filter({ hasText: 'Rain: <b>nobody</b> books' });
  await expect(said).toContainText('Thu, 19 Nov');
  await expect(drawer.getByRole('textbox', { name: 'Write a comment' })).toHaveValue('');
  expect(await barriersOn(page)).toEqual([]);

  await said.getByRole('button', { name: /^Actions for the comment/ }).click();
  await page.getByRole('menuitem', { name: 'Change…' }).click();
  await said.getByRole('checkbox', { name: /For the client too/ }).click();
  await said.getByRole('button', { name: 'Save' }).click();
  await expect(said).toContainText('For the client');
  await expect(said).toContainText('changed');
  await drawer.getByRole('button', { name: 'Close' }).click();

  await chart.focus();
  await page.keyboard.press('End');
  await expect(chart).toHaveAttribute('aria-valuetext', /Rain: <b>nobody<\/b> books/);
  await page.getByRole('button', { name: 'Write a comment…' }).click();
  await drawer.getByRole('textbox', { name: 'Write a comment' }).fill('A slow month everywhere');
  await drawer.getByRole('button', { name: 'Comment', exact: true }).click();
  await expect(drawer.getByRole('listitem').filter({ hasText: 'A slow month everywhere' })).toContainText(
    '1–19 Nov 2026',
  );
  await drawer.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'A slow month everywhere' })).toBeVisible();

  await page.getByRole('listitem').filter({ hasText: 'Rain' }).getByRole('button').click();
  await page.getByRole('menuitem', { name: 'Remove…' }).click();
  await page.getByRole('button', { name: 'Remove the comment' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Rain' })).toHaveCount(0);
  await expect(page.getByRole('listitem').filter({ hasText: 'A slow month everywhere' })).toBeVisible();
});

test('what was marked for the client is offered to the report of those days, and goes in by a person alone @full', async ({
  launch,
}) => {
  test.setTimeout(120_000);
  const { page } = await launch({ env: { STEWARD_NOW: now } });
  // The window's own day, which chooses the month.
  await page.clock.setFixedTime(now);
  await page.getByRole('button', { name: 'Explore the demo agency' }).click();
  await page.getByRole('row', { name: /Belmonte Hotel/ }).click();
  const clients = await ask<{ id: string; name: string }[]>(page, 'clients.list', {});
  const clientId = clients.find(({ name }) => name === 'Belmonte Hotel')?.id;
  const day = { kind: 'day', day: '2026-10-12' };
  const write = (text: string, forClient: boolean) =>
    ask(page, 'comments.write', { clientId, about: day, text, forClient });
  await write('The pool was closed for repairs', true);
  await write('They argue about the invoice', false);

  await page.getByRole('button', { name: 'Reports', exact: true }).first().click();
  await page.getByRole('button', { name: 'New report…' }).first().click();
  await page.getByRole('button', { name: 'Prepare the report' }).click();
  const offered = page.getByRole('list', { name: 'Comments marked for the client' });
  await expect(offered.getByRole('listitem')).toHaveCount(1, { timeout: 60_000 });
  const lead = page.getByRole('textbox', { name: 'In one or two sentences' });
  await expect(lead).not.toHaveValue(/pool was closed/);
  await offered.getByRole('button', { name: 'Take over into…' }).click();
  await page.getByRole('menuitem').first().click();
  await expect(lead).toHaveValue(/The pool was closed for repairs$/);
});
