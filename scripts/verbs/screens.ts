import type { Page } from '@playwright/test';
import { adminStops } from './admin-stops.ts';
import { figureStops } from './figure-stops.ts';
import { reportStops } from './report-stops.ts';
import { press, type Stop } from './stop.ts';

// By element: a dialog hides the heading behind it from its role.
const settled = (page: Page) => page.locator('h1').first().waitFor();

export const stops: readonly Stop[] = [
  {
    name: 'welcome',
    shows: 'the first start: explore the demo agency, or create a workspace',
    go: (page) => page.getByRole('button', { name: 'Explore the demo agency' }).waitFor(),
  },
  {
    name: 'create-workspace',
    shows: 'a workspace with its first super admin',
    go: (page) => press(page, 'Create a workspace'),
  },
  {
    name: 'all-clients',
    shows: 'the clients of the demo agency',
    go: async (page) => {
      await press(page, 'Back');
      await press(page, 'Explore the demo agency');
      await page.getByRole('row', { name: 'Belmonte Hotel' }).waitFor();
    },
  },
  {
    name: 'overview-before-sync',
    shows: 'a client that was not read from Meta yet: no figure is shown as zero',
    go: async (page) => {
      await page.getByRole('row', { name: 'Belmonte Hotel' }).click();
      await page.getByText(/Never synced|Last sync/).waitFor();
    },
  },
  {
    name: 'overview',
    shows: 'the same client after a sync: spend of yesterday and followers, each with its age',
    go: async (page) => {
      await press(page, 'Sync');
      await page.getByText(/Last sync/).waitFor();
    },
  },
  ...figureStops,
  {
    name: 'edit-client',
    shows: 'what the agency knows of the client: labels, contacts, language of its reports',
    go: async (page) => {
      await press(page, 'Edit');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'setup-checklist',
    shows: 'the way to a connected client: what is done, by whom, what is next and what it is blocked by',
    go: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
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
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
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
      await page.getByText('OUTCOME_SALES').waitFor();
    },
  },
  {
    name: 'setup-target',
    shows: 'a target from a day on; without one every screen and report says so',
    go: async (page) => {
      await press(page, 'Set target…');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'setup-members',
    shows: 'who of the agency works with this client, and as what',
    go: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('tab', { name: 'Members' }).click();
      await page.getByRole('combobox', { name: 'Add a member' }).waitFor();
    },
  },
  ...reportStops,
  {
    name: 'client-audit',
    shows: 'what happened to this client, hash-chained',
    go: async (page) => {
      await press(page, 'Audit');
      await page.getByRole('button', { name: 'client.synced' }).first().waitFor();
    },
  },
  {
    name: 'audit-detail',
    shows: 'one row of the trail with its details and hash',
    go: async (page) => {
      await page.getByRole('button', { name: 'client.synced' }).first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  ...adminStops,
  {
    name: 'people',
    shows: 'who works here, what they may see, and where their passphrase comes from',
    go: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await press(page, 'People');
      await page.getByRole('row', { name: 'Marta Nowak' }).waitFor();
    },
  },
  {
    name: 'person',
    shows: 'one person: origin of the credential, clients, reset and deactivate',
    go: async (page) => {
      await page.getByRole('row', { name: 'Marta Nowak' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'access-review',
    shows: 'who can reach what, when they last did, who confirmed it and until when that holds',
    go: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
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
  {
    name: 'settings',
    shows: 'appearance, language, passphrase',
    go: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await press(page, 'Settings');
      await page.getByRole('heading', { name: 'Settings' }).waitFor();
    },
  },
  {
    name: 'backups',
    shows: 'the backups that Steward keeps: rehearse, restore, remove',
    go: async (page) => {
      await press(page, 'Back up now');
      await page.getByRole('button', { name: /^Actions for the backup/ }).waitFor();
    },
  },
  {
    name: 'add-client',
    shows: 'a client is added from what the token really reaches',
    go: async (page) => {
      await press(page, 'All clients');
      await press(page, 'Add client');
      await page.getByRole('combobox', { name: 'Ad account' }).waitFor();
    },
  },
  {
    name: 'import',
    shows: 'a CSV of clients is dropped here or anywhere on the window; template and export beside it',
    go: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await press(page, 'Import clients');
      await page.getByText('Drop a CSV file here').waitFor();
    },
  },
  {
    name: 'import-preview',
    shows: 'a verdict for every row before anything is written',
    go: async (page) => {
      const rows = [
        'name,email,ad_account_id,currency,timezone,labels,action',
        'Oak Hotel,office@oak.example,,EUR,Europe/Warsaw,Hotels | Season,add',
        'Ash Clinic,nobody,12x,EURO,Warsaw,,add',
        'Belmonte Hotel,,,,,Lake,update',
        'Hotel Lambert,,,EUR,Europe/Warsaw,,add',
        '=HYPERLINK("x"),,,PLN,Europe/Warsaw,,add',
        'Elm,,,,,,skip',
      ];
      const buffer = Buffer.from(rows.join('\n'));
      const file = { name: 'clients.csv', mimeType: 'text/csv', buffer };
      await page.locator('input[type=file]').first().setInputFiles(file);
      await page.getByRole('row', { name: 'Ash Clinic' }).waitFor();
    },
  },
  {
    name: 'import-fix',
    shows: 'a row is put right in place, each cell with what is wrong beside it',
    go: async (page) => {
      await page.getByRole('row', { name: 'Ash Clinic' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'locked',
    shows: 'locked: the databases are closed and the keys are gone from memory',
    go: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await press(page, 'Lock');
      await page.getByRole('button', { name: 'Unlock' }).waitFor();
    },
  },
  {
    name: 'restore-backup',
    shows: 'what a restore does, before it asks for the passphrase of that day',
    go: async (page) => {
      await press(page, 'Other ways in');
      await press(page, 'Restore a backup');
      await page.getByRole('list', { name: 'Backups that Steward keeps' }).getByRole('button').click();
      await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).waitFor();
    },
  },
];

export async function visit(page: Page, stop: Stop): Promise<void> {
  await stop.go(page);
  await settled(page).catch(() => undefined);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
