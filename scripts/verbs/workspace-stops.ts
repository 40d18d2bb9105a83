import { closePanel, panel, press, type Stop } from './stop.ts';

/** Settings, backups, new clients, and the way out. */
export const workspaceStops: readonly Stop[] = [
  {
    name: 'settings',
    shows: 'appearance, language, passphrase',
    go: async (page) => {
      await closePanel(page);
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
      await closePanel(page);
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
        '"=HYPERLINK(""x"")",,,PLN,Europe/Warsaw,,add',
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
      await panel(page).waitFor();
    },
  },
  {
    name: 'locked',
    shows: 'locked: the databases are closed and the keys are gone from memory',
    go: async (page) => {
      await closePanel(page);
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
      await panel(page).getByRole('button', { name: 'Restore' }).waitFor();
    },
  },
];
