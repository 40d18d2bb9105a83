import { press, type Stop } from './stop.ts';

/** The agency's own house: how its clients stand, its tokens, its calls to Meta. Begins with a client open. */
export const adminStops: readonly Stop[] = [
  {
    name: 'admin-overview',
    shows: 'the whole agency: who needs something, what has no client, what ends soon, Meta’s budgets now',
    go: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      // With a client open, the admin screens are behind one door.
      await press(page, 'Admin');
      await press(page, 'Look now');
      await page.getByText('As Meta said on').waitFor();
    },
  },
  {
    name: 'tokens',
    shows: 'the shared token: only its preview and fingerprint ever leave the vault',
    go: async (page) => {
      await press(page, 'Tokens');
      await page.getByText('works', { exact: true }).first().waitFor();
    },
  },
  {
    name: 'sync',
    shows: 'who is fresh and who is not, what is missing and why, what a sync costs at Meta',
    go: async (page) => {
      await press(page, 'Sync and limits');
      await page.getByRole('row', { name: 'Villa Sorgente' }).waitFor();
    },
  },
  {
    name: 'sync-runs',
    shows: 'every run: why, how it ended, its calls, rows and time',
    go: async (page) => {
      await page.getByRole('tab', { name: 'Runs' }).click();
      await page.getByRole('row', { name: 'Belmonte Hotel' }).first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'sync-limits',
    shows: 'Meta’s budgets: how full, what is paused and until when, and the calls by kind',
    go: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('tab', { name: 'Meta’s limits' }).click();
      await page.getByRole('row', { name: 'The whole app' }).waitFor();
    },
  },
  {
    name: 'sync-trace',
    shows: 'the last calls to Meta, redacted: what was asked, how it ended, Meta’s trace id',
    go: async (page) => {
      await page.getByRole('tab', { name: 'Last calls' }).click();
      await page
        .getByRole('row', { name: /answered/ })
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
    },
  },
];
