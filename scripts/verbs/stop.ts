import type { Page } from '@playwright/test';

/** One stop of the tour and of the pictures: how to get there from the stop before, and what it shows. */
export interface Stop {
  readonly name: string;
  readonly shows: string;
  readonly go: (page: Page) => Promise<void>;
}

export const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).first().click();

/** What is open over a screen: a dialog or a drawer. News in the corner have the same role and are none of it. */
export const panel = (page: Page) => page.locator('[role="dialog"]:not([aria-modal="false"])');

export async function closePanel(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await panel(page).waitFor({ state: 'detached' });
}
