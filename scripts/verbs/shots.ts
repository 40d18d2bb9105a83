import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { inMain } from '../../test/e2e/host/in-main.ts';
import { launchApp, makeBox, type Running } from '../../test/e2e/host/launch.ts';
import { prepareStage } from '../../test/e2e/host/stage.ts';
import { stops, visit } from './screens.ts';
import { press } from './stop.ts';

// Every screen with the demo agency, light and dark, in the usual window and in the smallest one, to be looked at.
// With --docs instead: the few that the user guide shows, light, into docs/pictures/.

interface Size {
  readonly width: number;
  readonly height: number;
}

const usual = { width: 1280, height: 800 };
const sizes: readonly Size[] = [usual, { width: 1024, height: 700 }];

/** Stops of the guide, and what their pictures are called there. */
const inGuide: Readonly<Record<string, string>> = {
  triage: 'all-clients',
  'overview-planned': 'overview',
  ads: 'ads',
  page: 'page',
  'pacing-plan': 'pacing-plan',
  approval: 'approval',
  report: 'report-desk',
};

const { docs } = parseArgs({ options: { docs: { type: 'boolean', default: false } } }).values;
const stage = await prepareStage();
try {
  const running = await launchApp(stage, makeBox(stage), { env: { STEWARD_NOW: '2026-11-20T09:00:00Z' } });
  try {
    await (docs ? forGuide(running) : ofAll(running));
  } finally {
    await running.stop();
  }
} finally {
  await stage.stop();
}

async function ofAll({ app, page }: Running): Promise<void> {
  const folder = join(process.cwd(), 'shots-output');
  rmSync(folder, { recursive: true, force: true });
  for (const stop of stops) {
    await visit(page, stop);
    for (const size of sizes) {
      await resize({ app, page }, size);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const into = join(folder, `${size.width}x${size.height}-${colorScheme}`);
        mkdirSync(into, { recursive: true });
        await page.screenshot({ path: join(into, `${stop.name}.png`), animations: 'disabled' });
      }
    }
    console.log(`${stop.name}: ${stop.shows}`);
  }
}

async function forGuide({ app, page }: Running): Promise<void> {
  const folder = join(process.cwd(), 'docs', 'pictures');
  const last = stops.findLastIndex(({ name }) => name in inGuide);
  await page.emulateMedia({ colorScheme: 'light' });
  for (const stop of stops.slice(0, last + 1)) {
    // It waits for hundreds of pictures, and the guide shows none of them.
    if (stop.name === 'page-posts') continue;
    await visit(page, stop);
    if (stop.name === 'all-clients') {
      await press(page, 'Skip the tour');
      await resize({ app, page }, usual);
    }
    const name = inGuide[stop.name];
    if (name === undefined) continue;
    await nothingUnderWay(page);
    await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
    console.log(`docs/pictures/${name}.png: ${stop.shows}`);
  }
}

/** The demo agency syncs all its clients in its first minutes: the bar of that would lie over the picture. */
async function nothingUnderWay(page: Page): Promise<void> {
  const bar = page.getByText(/^Sync · /).first();
  await bar.waitFor({ state: 'detached', timeout: 600_000 });
}

/** Pictures are made in a window of their own, which nobody sees: it is the visible one that is resized. */
async function resize({ app, page }: Pick<Running, 'app' | 'page'>, size: Size): Promise<void> {
  const set: Parameters<typeof inMain<void, Size>>[1] = ({ BrowserWindow }, { width, height }) => {
    const shown = BrowserWindow.getAllWindows().find((window) => window.isVisible());
    shown?.setContentSize(width, height);
  };
  await inMain(app, set, size);
  await page.waitForFunction(({ width }) => window.innerWidth === width, size);
}
