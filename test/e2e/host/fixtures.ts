import { test as base, expect } from '@playwright/test';
import {
  launchApp,
  makeBox,
  runToEnd,
  type Box,
  type Ended,
  type LaunchOptions,
  type Running,
} from './launch.ts';
import { prepareStage, type Stage } from './stage.ts';

interface PerTest {
  /** The test's own folders. */
  readonly box: Box;
  /** Opens the app in a window; closed after the test, which fails on any problem in any of its windows. */
  readonly launch: (options?: LaunchOptions) => Promise<Running>;
  /** Starts the app and waits until it ends by itself. */
  readonly run: (options?: LaunchOptions) => Promise<Ended>;
}

interface PerWorker {
  readonly stage: Stage;
}

export const test = base.extend<PerTest, PerWorker>({
  stage: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the first parameter's shape
    async ({}, use) => {
      const stage = await prepareStage();
      await use(stage);
      await stage.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  box: async ({ stage }, use) => {
    await use(makeBox(stage));
  },

  launch: async ({ stage, box }, use, info) => {
    const running: Running[] = [];
    await use(async (options) => {
      const one = await launchApp(stage, box, options);
      running.push(one);
      return one;
    });
    const failed = info.status !== info.expectedStatus;
    for (const [index, one] of running.entries()) {
      if (failed) {
        const picture = await one.page.screenshot({ timeout: 5_000 }).catch(() => undefined);
        if (picture) await info.attach(`window-${index}`, { body: picture, contentType: 'image/png' });
        await info.attach(`output-${index}`, { body: one.output(), contentType: 'text/plain' });
      }
      await one.stop();
    }
    expect(running.flatMap(({ problems }) => problems)).toEqual([]);
  },

  run: async ({ stage, box }, use) => {
    await use((options) => runToEnd(stage, box, options));
  },
});

export { expect };
