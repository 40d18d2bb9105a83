import { panel, press, type Stop } from './stop.ts';

/** What happened to the client that is open. */
export const auditStops: readonly Stop[] = [
  {
    name: 'client-audit',
    shows: 'what happened to this client, hash-chained',
    go: async (page) => {
      await press(page, 'Audit');
      await page.getByRole('button', { name: 'Figures synced' }).first().waitFor();
    },
  },
  {
    name: 'audit-detail',
    shows: 'one row of the trail with its details and hash',
    go: async (page) => {
      await page.getByRole('button', { name: 'Figures synced' }).first().click();
      await panel(page).waitFor();
    },
  },
];
