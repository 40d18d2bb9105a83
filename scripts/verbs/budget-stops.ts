import type { Page } from '@playwright/test';
import { closePanel, panel, press, type Stop } from './stop.ts';

/** One budget with a new amount and a reason, as far as both verdicts. */
async function judged(page: Page): Promise<void> {
  await closePanel(page);
  await press(page, 'Propose a change');
  const dialog = panel(page);
  await dialog.getByRole('combobox').fill('Weekend');
  await page.getByRole('option').first().click();
  await press(page, 'Look at it');
  await page.getByRole('textbox', { name: 'New daily budget' }).fill('270');
  await page.getByRole('textbox', { name: 'Why' }).fill('Bookings are cheap this week.');
  await press(page, 'See what it would do');
  await page.getByText('Both verdicts allow it.').waitFor();
}

/** The way of other people's money, at the client that is open; ends at its Overview. */
export const budgetStops: readonly Stop[] = [
  {
    name: 'proposals',
    shows: 'what was proposed for this client; none yet, and how one comes to be sent',
    go: async (page) => {
      await press(page, 'Budgets');
      await page.getByRole('tab', { name: 'Proposals' }).click();
      await page.getByRole('button', { name: 'Propose a change' }).waitFor();
    },
  },
  {
    name: 'propose-several',
    shows: 'several budgets at once, read from Meta now, each to be judged by itself',
    go: async (page) => {
      await press(page, 'Several at once');
      await panel(page).getByRole('checkbox').first().waitFor();
    },
  },
  {
    name: 'propose',
    shows: 'one budget with both verdicts, and where the month lands with and without the change',
    go: judged,
  },
  {
    name: 'approval',
    shows: 'a proposal with everything to decide by; one’s own is never for oneself',
    go: async (page) => {
      await judged(page);
      await press(page, 'Propose');
      await panel(page).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: /^Approvals/ }).click();
      await page.getByRole('radio', { name: /^Mine/ }).click();
      await page.getByText('You proposed it.').waitFor();
      await page.getByText('Nothing moved since it was proposed').waitFor();
    },
  },
  {
    name: 'propose-file',
    shows:
      'budgets of several clients out of one file, each row with its client, what it is now and both verdicts',
    go: async (page) => {
      await press(page, 'Propose from a CSV…');
      const lines = [
        'client;object;new_budget;why',
        'Belmonte Hotel;Weekend;280,00;Bookings are cheap this week.',
        'Hotel Lambert;No such campaign;95,00;Bookings are cheap this week.',
        'Somebody else;Weekend;95,00;Bookings are cheap this week.',
      ];
      const buffer = Buffer.from(lines.join('\r\n'));
      await panel(page)
        .locator('input[type=file]')
        .setInputFiles({ name: 'budgets.csv', mimeType: 'text/csv', buffer });
      await panel(page).getByText('There is no such client among yours').waitFor();
    },
  },
  {
    name: 'ledger',
    shows: 'every change of a budget that is known: ours, others’ and Meta’s own',
    go: async (page) => {
      await closePanel(page);
      await press(page, 'All clients');
      await page.getByRole('row', { name: /Belmonte Hotel/ }).click();
      await press(page, 'Budgets');
      await page.getByRole('tab', { name: 'Ledger' }).click();
      await page.getByRole('row').nth(1).waitFor();
    },
  },
  {
    name: 'overview-proposed',
    shows: 'the client with a proposal that waits',
    go: async (page) => {
      await press(page, 'Overview');
      await page.getByText(/Last sync/).waitFor();
    },
  },
];
