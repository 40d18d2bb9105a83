import { press, type Stop } from './stop.ts';

/** From the first start to the first client that was read from Meta. */
export const doorStops: readonly Stop[] = [
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
    name: 'overview-first',
    shows: 'a client while Meta is read for the first time: what came is shown, what did not is no zero',
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
];
