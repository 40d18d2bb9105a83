import type { Page } from '@playwright/test';
import { adminStops } from './admin-stops.ts';
import { auditStops } from './audit-stops.ts';
import { budgetStops } from './budget-stops.ts';
import { doorStops } from './door-stops.ts';
import { figureStops } from './figure-stops.ts';
import { reportStops } from './report-stops.ts';
import { setupStops } from './setup-stops.ts';
import type { Stop } from './stop.ts';
import { workspaceStops } from './workspace-stops.ts';

/** Stops that follow one another; each part also holds when it is begun right after the first one. */
export interface Part {
  readonly name: string;
  readonly stops: readonly Stop[];
}

export const parts: readonly Part[] = [
  { name: 'the door', stops: doorStops },
  { name: 'the figures', stops: figureStops },
  { name: 'the budgets', stops: budgetStops },
  { name: 'setup', stops: setupStops },
  { name: 'reports and audit', stops: [...reportStops, ...auditStops] },
  { name: 'administration', stops: adminStops },
  { name: 'the workspace', stops: workspaceStops },
];

export const stops: readonly Stop[] = parts.flatMap((part) => part.stops);

// By element: a dialog hides the heading behind it from its role.
const settled = (page: Page) => page.locator('h1').first().waitFor();

export async function visit(page: Page, stop: Stop): Promise<void> {
  await stop.go(page);
  await settled(page).catch(() => undefined);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** Everything before a part: the way through the door, unless the part is the door. */
export async function goTo(page: Page, part: Part): Promise<void> {
  if (part.stops === doorStops) return;
  for (const stop of doorStops) await stop.go(page);
}
