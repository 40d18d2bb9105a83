import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { launchApp, makeBox } from '../../test/e2e/host/launch.ts';
import { prepareStage } from '../../test/e2e/host/stage.ts';
import { exportTrail } from './demo-trail.ts';
import { demoReports } from './demo-reports.ts';
import { stops, visit } from './screens.ts';

// The demo agency from the first start to the lock, on a virtual display; leaves a picture of each stop,
// three reports and an export of the trail.
const folder = join(process.cwd(), 'demo-output');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const stage = await prepareStage();
try {
  const box = makeBox(stage);
  const running = await launchApp(stage, box, { env: { STEWARD_NOW: '2026-11-20T09:00:00Z' } });
  try {
    for (const [index, stop] of stops.entries()) {
      await visit(running.page, stop);
      const file = `${String(index + 1).padStart(2, '0')}-${stop.name}.png`;
      await running.page.screenshot({ path: join(folder, file) });
      console.log(`demo-output/${file}: ${stop.shows}`);
      if (stop.name === 'report')
        for (const made of await demoReports(running, box, folder))
          console.log(`demo-output/${made.file}: ${made.shows}`);
      if (stop.name !== 'client-audit') continue;
      const verdict = await exportTrail(running, box, folder);
      console.log(
        `demo-output/audit-trail.jsonl: the same trail, checked by the stand-alone verifier\n${verdict}`,
      );
    }
  } finally {
    await running.stop();
  }
  for (const problem of running.problems) console.error(`problem: ${problem}`);
  process.exitCode = running.problems.length > 0 ? 1 : 0;
} finally {
  await stage.stop();
}
