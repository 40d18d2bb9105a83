import type { Page } from '@playwright/test';
import { createSandbox } from '../../../main/sandbox/sandbox.ts';
import { expect, test } from '../host/fixtures.ts';
import { type Box, launchApp, makeBox, type Running } from '../host/launch.ts';
import type { Stage } from '../host/stage.ts';
import { now } from './desk.ts';
import {
  type Agency,
  anAgencyOfTwo,
  appliedBy,
  type Budget,
  dailyBudgets,
  openApprovals,
  propose,
  sitDown,
  standUp,
} from './money.ts';
import { ask } from './person.ts';

export const raised = ({ minor }: Budget) => Math.round(minor * 1.1);

/** One start of the app with an agency of two, for several stories about money. */
export class MoneyHouse {
  readonly sandbox = createSandbox({ now, running: true, clients: 3 });
  running!: Running;
  box!: Box;
  page!: Page;
  agency!: Agency;
  #listening!: Awaited<ReturnType<ReturnType<typeof createSandbox>['listen']>>;
  #turn = 0;
  #before = 0;

  async open(stage: Stage): Promise<void> {
    this.#listening = await this.sandbox.listen();
    this.box = makeBox(stage);
    const env = { STEWARD_GRAPH_ORIGIN: this.#listening.origin, STEWARD_NOW: now };
    this.running = await launchApp(stage, this.box, { env });
    const { page } = this.running;
    this.page = page;
    this.agency = await anAgencyOfTwo(page, this.sandbox);
    await sitDown(page, 'ada');
    // The usual pauses between two changes are the policy's own story, told in its tests.
    const { rules, version } = await ask<{ rules: object; version: number }>(page, 'policy.state', {});
    const eased = { ...rules, cooldownMinutes: 0, changesPerDay: 90 };
    await ask(page, 'policy.save', { rules: eased, note: 'No pause', seenVersion: version });
    await standUp(page);
  }

  async close(): Promise<void> {
    await this.running.stop();
    await this.#listening.close();
  }

  /** What Meta applied for us since the story began. */
  sent(): { object: string; after: string }[] {
    return appliedBy(this.sandbox).slice(this.#before);
  }

  beginStory(): void {
    this.#before = appliedBy(this.sandbox).length;
  }

  /** As whoever sits there: the next of the client's budgets, as it is now. */
  async nextBudget(): Promise<Budget> {
    const budgets = await dailyBudgets(this.page, this.agency);
    const budget = budgets[this.#turn % budgets.length];
    if (!budget) throw new Error('The sandbox has no budget for these stories.');
    this.#turn += 1;
    this.beginStory();
    return budget;
  }

  /** Ben proposes, and Ada sits down before it. */
  async proposedByBen(): Promise<Budget> {
    const { page } = this;
    await sitDown(page, 'ben');
    const budget = await this.nextBudget();
    await propose(page, this.agency, budget, raised(budget));
    await standUp(page);
    await sitDown(page, 'ada');
    await openApprovals(page);
    await expect(page.getByRole('heading', { name: budget.name })).toBeVisible();
    return budget;
  }

  /** Meta is gone; where it was, for the way back. */
  async goOffline(): Promise<string> {
    const { origin } = this.#listening;
    await this.#listening.close();
    return origin;
  }

  async comeBack(origin: string): Promise<void> {
    this.#listening = await this.sandbox.listen({ port: Number(new URL(origin).port) });
    // Steward tries by itself, too: on a slow machine the button may be gone before it is pressed.
    await this.page
      .getByRole('button', { name: 'Try again' })
      .click({ timeout: 10_000 })
      .catch(() => undefined);
    await expect(this.page.getByText(/Offline since/)).toHaveCount(0, { timeout: 60_000 });
  }

  /** After an outage Steward asks Meta again only after a while, so a person may have to press twice. */
  async sendNow(): Promise<void> {
    await expect(async () => {
      await this.page.getByRole('button', { name: 'Send it now' }).click({ timeout: 5_000 });
      await expect(this.page.getByText('Nothing waits for you')).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 120_000 });
  }
}

/** Opens the house before the stories of a file, keeps a picture of each that fails, and closes it after the last. */
export function tellIn(house: MoneyHouse): void {
  test.beforeAll(async ({ stage }) => {
    test.setTimeout(180_000);
    await house.open(stage);
  });
  test.afterEach(async () => {
    const info = test.info();
    if (info.status === info.expectedStatus) return;
    await house.page.screenshot({ path: info.outputPath('window.png'), timeout: 5_000 });
  });
  test.afterAll(async () => {
    await house.close();
    expect(house.running.problems).toEqual([]);
  });
}
