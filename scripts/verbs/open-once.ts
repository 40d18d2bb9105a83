// Until there is a tour: opens the built app once under the display that `npm start` prepared, and leaves a picture.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launchApp, makeBox } from '../../test/e2e/host/launch.ts';
import { prepareStage } from '../../test/e2e/host/stage.ts';

const pictures = 'demo-output';
const stage = await prepareStage();
try {
  const { page, problems, stop } = await launchApp(stage, makeBox(stage), { args: process.argv.slice(2) });
  mkdirSync(pictures, { recursive: true });
  const picture = join(pictures, 'window.png');
  await page.screenshot({ path: picture });
  await stop();
  console.log(`${picture}: the first window of Steward, on Electron ${stage.version}`);
  for (const problem of problems) console.log(`problem: ${problem}`);
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  await stage.stop();
}
