import { closePanel, panel, press, type Stop } from './stop.ts';

/** The agency's own house: how its clients stand, its tokens, its calls to Meta, its people. Begins with a client open. */
export const adminStops: readonly Stop[] = [
  {
    name: 'admin-overview',
    shows: 'the whole agency: who needs something, what has no client, what ends soon, Meta’s budgets now',
    go: async (page) => {
      await closePanel(page);
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
      await panel(page).waitFor();
    },
  },
  {
    name: 'sync-limits',
    shows: 'Meta’s budgets: how full, what is paused and until when, and the calls by kind',
    go: async (page) => {
      await closePanel(page);
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
      await panel(page).waitFor();
    },
  },
  {
    name: 'policies',
    shows:
      'what every change of a budget is judged by, in fields and in plain words, and the switch that stops all',
    go: async (page) => {
      await closePanel(page);
      await press(page, 'Policies');
      await page.getByRole('heading', { name: 'Policies' }).waitFor();
      await page.getByRole('textbox').first().waitFor();
    },
  },
  {
    name: 'network',
    shows: 'how the agency’s network lets Steward out: proxy, its login, a certificate authority of its own',
    go: async (page) => {
      await press(page, 'Network');
      await page.getByRole('textbox', { name: 'Address' }).waitFor();
    },
  },
  {
    name: 'people',
    shows: 'who works here, what they may see, and where their passphrase comes from',
    go: async (page) => {
      await press(page, 'People');
      await page.getByRole('row', { name: 'Marta Nowak' }).waitFor();
    },
  },
  {
    name: 'person',
    shows: 'one person: origin of the credential, clients, reset and deactivate',
    go: async (page) => {
      await page.getByRole('row', { name: 'Marta Nowak' }).click();
      await panel(page).waitFor();
    },
  },
  {
    name: 'access-review',
    shows: 'who can reach what, when they last did, who confirmed it and until when that holds',
    go: async (page) => {
      await closePanel(page);
      await press(page, 'Access review');
      await page.getByRole('row', { name: 'Marta Nowak' }).waitFor();
    },
  },
  {
    name: 'isolation-drill',
    shows: 'every call and every request to Meta tried with foreign clients’ ids, all refused',
    go: async (page) => {
      await press(page, 'Isolation drill');
      await press(page, 'Run the drill');
      await page.getByText('Every wall held').waitFor();
    },
  },
];
