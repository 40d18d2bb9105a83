import { closePanel, panel, press, type Stop } from './stop.ts';

/** The screens of a client's figures, from its Overview on. */
export const figureStops: readonly Stop[] = [
  {
    name: 'ads',
    shows:
      'campaigns, ad sets and ads with what they did, against the period before; reach only where Meta counted it',
    go: async (page) => {
      await press(page, 'Ads');
      await page.getByRole('row', { name: /Weekend w Krynicy/ }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Unfold' }).first().click();
    },
  },
  {
    name: 'ad',
    shows: 'one campaign with all of its figures',
    go: async (page) => {
      await page.getByRole('row', { name: /Weekend w Krynicy/ }).click();
      await panel(page).waitFor();
    },
  },
  {
    name: 'page',
    shows: 'the Page: followers and sixteen metrics, retired ones said to be retired',
    go: async (page) => {
      await closePanel(page);
      await press(page, 'Page');
      await page.getByRole('row', { name: /Visits of the Page/ }).waitFor();
    },
  },
  {
    name: 'page-posts',
    shows: 'the last fifty posts with their pictures, by any of their figures',
    go: async (page) => {
      await page.getByRole('tab', { name: /Posts/ }).click();
      const posts = page.getByRole('tabpanel').getByRole('listitem');
      await posts.locator('img').first().waitFor({ timeout: 300_000 });
    },
  },
  {
    name: 'pacing-plan',
    shows: 'what the client wants to spend this month, where the month lands, and each day of it',
    go: async (page) => {
      await press(page, 'Budgets');
      await page.getByText('Standing').waitFor();
    },
  },
  {
    name: 'pacing-form',
    shows: 'a plan with its tolerance, what is carried over and days that are unlike others',
    go: async (page) => {
      await press(page, 'Change plan');
      await panel(page).waitFor();
    },
  },
  {
    name: 'alerts',
    shows: 'what needs somebody, over all clients',
    go: async (page) => {
      await closePanel(page);
      await page.getByRole('button', { name: /^Alerts/ }).click();
      await page.getByRole('row', { name: /Belmonte Hotel/ }).waitFor();
    },
  },
  {
    name: 'alert-rules',
    shows: 'the rules of the alerts, and what each would have said of the last 90 days',
    go: async (page) => {
      await press(page, 'Rules');
      await panel(page).waitFor();
    },
  },
  {
    name: 'triage',
    shows: 'the morning: worst first, with the reason in words',
    go: async (page) => {
      await closePanel(page);
      await press(page, 'All clients');
      await press(page, 'Actions');
      await page.getByRole('menuitem', { name: /^Sync 12 clients/ }).click();
      await page
        .getByRole('row', { name: /Villa Sorgente.*min|Villa Sorgente.*ago|Villa Sorgente.*now/ })
        .waitFor({ timeout: 120_000 });
    },
  },
  {
    name: 'overview-planned',
    shows: 'the client again: the month with its plan, and what changed',
    go: async (page) => {
      await page.getByRole('row', { name: 'Belmonte Hotel' }).click();
      await page.getByText(/Last sync/).waitFor();
    },
  },
];
