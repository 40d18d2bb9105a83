import { closePanel, panel, press, type Stop } from './stop.ts';

/** What is known and connected of the client that is open. */
export const setupStops: readonly Stop[] = [
  {
    name: 'edit-client',
    shows: 'what the agency knows of the client: labels, contacts, language of its reports',
    go: async (page) => {
      await press(page, 'Edit');
      await panel(page).waitFor();
    },
  },
  {
    name: 'setup-checklist',
    shows: 'the way to a connected client: what is done, by whom, what is next and what it is blocked by',
    go: async (page) => {
      await closePanel(page);
      await press(page, 'Setup');
      await press(page, 'Test: Token in the vault');
      await page.getByText('The token works and reaches').first().waitFor();
    },
  },
  {
    name: 'setup-mail',
    shows: 'an e-mail to the client, filled in from the agency’s template, for the mail program',
    go: async (page) => {
      await press(page, 'Write: Access request');
      await page.getByRole('textbox', { name: 'Text' }).waitFor();
    },
  },
  {
    name: 'setup-assets',
    shows: 'what belongs to the client at Meta, what may be done with it, and its history',
    go: async (page) => {
      await closePanel(page);
      await page.getByRole('tab', { name: 'Assets' }).click();
      await press(page, 'Test connection');
      await page.getByText('can manage').first().waitFor();
    },
  },
  {
    name: 'setup-goals',
    shows: 'what counts as a result and what is aimed at, on any day; nobody said anything yet',
    go: async (page) => {
      await page.getByRole('tab', { name: 'Results & targets' }).click();
      await page.getByText('App promotion').waitFor();
    },
  },
  {
    name: 'setup-target',
    shows: 'a target from a day on; without one every screen and report says so',
    go: async (page) => {
      await press(page, 'Set target…');
      await panel(page).waitFor();
    },
  },
  {
    name: 'setup-members',
    shows: 'who of the agency works with this client, and as what',
    go: async (page) => {
      await closePanel(page);
      await page.getByRole('tab', { name: 'Members' }).click();
      await page.getByRole('combobox', { name: 'Add a member' }).waitFor();
    },
  },
];
