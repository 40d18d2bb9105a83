import type { Page } from '@playwright/test';
import { demoPassphrase, demoPeople } from '../../shared/model/demo.ts';
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

/** Among the proposals that the demo agency has from its first day. */
const chooseWeekend = (page: Page) =>
  page
    .getByRole('navigation', { name: 'Waiting' })
    .getByRole('button', { name: /Weekend w Krynicy/ })
    .click();

async function letSit(page: Page, who: keyof typeof demoPeople): Promise<void> {
  const other = who === 'founder' ? 'colleague' : 'founder';
  await press(page, `Switch to ${demoPeople[who].name}`);
  await page.getByRole('button', { name: `Switch to ${demoPeople[other].name}` }).waitFor();
}

/** Of the demo agency; pulled again it is back in. */
async function pullPlug(page: Page): Promise<void> {
  await press(page, 'Settings');
  await page.getByRole('switch', { name: 'Pull the network plug' }).click();
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
      await chooseWeekend(page);
      await page.getByText('You proposed it.').waitFor();
      await page.getByText('Nothing moved since it was proposed').waitFor();
    },
  },
  {
    name: 'approved',
    shows: 'the second person has approved it: sent once, and read back from Meta',
    go: async (page) => {
      await letSit(page, 'colleague');
      await page.getByRole('button', { name: /^Approvals/ }).click();
      await chooseWeekend(page);
      await page.getByText('Nothing moved since it was proposed').waitFor();
      await page.getByRole('textbox', { name: 'Your passphrase' }).fill(demoPassphrase);
      await page.getByRole('button', { name: /^Approve / }).click();
      await page.getByText(/has .* now, read back from Meta/).waitFor();
      await page.getByRole('radio', { name: 'Done' }).click();
      await page.getByText('The budget was read back from Meta.').first().waitFor();
    },
  },
  {
    name: 'propose-file',
    shows:
      'budgets of several clients out of one file, each row with its client, what it is now and both verdicts',
    go: async (page) => {
      await letSit(page, 'founder');
      await page.getByRole('button', { name: /^Approvals/ }).click();
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
    name: 'draft-offline',
    shows: 'the plug is pulled: a budget against the last sync, which nobody can approve yet',
    go: async (page) => {
      await pullPlug(page);
      await press(page, 'All clients');
      await page.getByRole('row', { name: /Belmonte Hotel/ }).click();
      await press(page, 'Budgets');
      await page.getByRole('tab', { name: 'Proposals' }).click();
      await press(page, 'Write a draft…');
      await panel(page).waitFor();
    },
  },
  {
    name: 'overview-proposed',
    shows: 'the client again, with the change among what happened',
    go: async (page) => {
      await closePanel(page);
      await pullPlug(page);
      await press(page, 'All clients');
      await page.getByRole('row', { name: /Belmonte Hotel/ }).click();
      await page.getByText(/Last sync/).waitFor();
    },
  },
];
