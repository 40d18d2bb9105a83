import { closePanel, panel, press, type Stop } from './stop.ts';

/** Reports of the client that is open. */
export const reportStops: readonly Stop[] = [
  {
    name: 'reports',
    shows: 'the reports of a client; none yet, and what one is',
    go: async (page) => {
      await press(page, 'Reports');
      await page.getByText('No report yet').waitFor();
    },
  },
  {
    name: 'report-new',
    shows: 'a new report: period, sections and their order, language, paper, for whom',
    go: async (page) => {
      await page.getByRole('button', { name: 'New report…' }).first().click();
      await panel(page).getByRole('group', { name: 'Sections, in their order' }).waitFor();
    },
  },
  {
    name: 'report',
    shows: 'a report as it will be printed, beside the words that a person writes',
    go: async (page) => {
      // Whoever looked around may have closed the dialog.
      await closePanel(page);
      await page.getByRole('button', { name: 'New report…' }).first().click();
      await press(page, 'Prepare the report');
      const pages = page.getByRole('region', { name: 'The pages as they will be printed' });
      // Meta makes its reports on age and placement in its own time, the sandbox too.
      await pages.getByText('Scorecard').first().waitFor({ timeout: 60_000 });
    },
  },
];
