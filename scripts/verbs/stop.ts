import type { Page } from '@playwright/test';

/** One stop of the tour and of the pictures: how to get there from the stop before, and what it shows. */
export interface Stop {
  readonly name: string;
  readonly shows: string;
  readonly go: (page: Page) => Promise<void>;
}

export const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).first().click();
