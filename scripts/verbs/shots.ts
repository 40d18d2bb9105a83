import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inMain } from '../../test/e2e/host/in-main.ts';
import { launchApp, makeBox } from '../../test/e2e/host/launch.ts';
import { prepareStage } from '../../test/e2e/host/stage.ts';
import { stops, visit } from './screens.ts';

// Every screen with the demo agency, light and dark, in the usual window and in the smallest one, to be looked at.
const sizes = [
  { width: 1280, height: 800 },
  { width: 1024, height: 700 },
];
const folder = join(process.cwd(), 'shots-output');
rmSync(folder, { recursive: true, force: true });

const stage = await prepareStage();
try {
  const running = await launchApp(stage, makeBox(stage), { env: { STEWARD_NOW: '2026-11-20T09:00:00Z' } });
  const { app, page } = running;
  try {
    for (const stop of stops) {
      await visit(page, stop);
      for (const size of sizes) {
        // Pictures are made in a window of their own, which nobody sees.
        const resize: Parameters<typeof inMain<void, typeof size>>[1] = (
          { BrowserWindow },
          { width, height },
        ) => {
          const shown = BrowserWindow.getAllWindows().find((window) => window.isVisible());
          shown?.setContentSize(width, height);
        };
        await inMain(app, resize, size);
        await page.waitForFunction(({ width }) => window.innerWidth === width, size);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          const into = join(folder, `${size.width}x${size.height}-${colorScheme}`);
          mkdirSync(into, { recursive: true });
          await page.screenshot({ path: join(into, `${stop.name}.png`), animations: 'disabled' });
        }
      }
      console.log(`${stop.name}: ${stop.shows}`);
    }
  } finally {
    await running.stop();
  }
} finally {
  await stage.stop();
}
