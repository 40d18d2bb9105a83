import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { dist, packageApp, sizeOf } from '../package/directory.mjs';
import { renderIcon } from '../package/icon.ts';
import { exec } from '../setup/exec.mjs';
import { bin, project } from '../setup/paths.mjs';
import { explain } from '../setup/say.mjs';

const help = `npm run package [-- --installers | --icon]

Makes the app as it would lie on the disk into dist/ and, on Linux, starts it, looks at it and reads its fuses.
--installers makes this system's installers instead (needs the Electron that ships); --icon draws build/icon.png anew.`;

const megabytes = (path: string): string => `${(sizeOf(path) / 1e6).toFixed(1)} MB`;

function report(): void {
  for (const name of readdirSync(dist).filter((one) => !one.startsWith('builder-'))) {
    console.log(`${join('dist', name)}: ${megabytes(join(dist, name))}`);
    const resources = join(dist, name, 'resources');
    if (!existsSync(resources)) continue;
    for (const part of readdirSync(resources).map((one) => join(resources, one)))
      console.log(`  ${relative(project, part)}: ${megabytes(part)}`);
  }
}

async function smoke(): Promise<number> {
  if (process.platform !== 'linux') return 0;
  const env = { ...process.env, STEWARD_E2E: 'all', STEWARD_PACKAGED: '1' };
  const args = ['test', 'test/e2e/package', '--output=test-results/package'];
  return (await exec(bin('playwright'), args, { live: true, env })).code;
}

async function run(): Promise<number> {
  const options = {
    installers: { type: 'boolean' },
    icon: { type: 'boolean' },
    help: { type: 'boolean' },
  } as const;
  const { values } = parseArgs({ options });
  if (values.help) {
    console.log(help);
    return 0;
  }
  if (values.icon) {
    console.log(await renderIcon());
    return 0;
  }
  const electron = await packageApp({ installers: values.installers ?? false });
  console.log(
    `packaged with Electron ${electron.version}${electron.standIn ? ' (the stand-in: nothing to ship)' : ''}`,
  );
  report();
  return values.installers ? 0 : smoke();
}

try {
  process.exitCode = await run();
} catch (error) {
  const problem = explain(error);
  if (!problem) throw error;
  console.error(problem.message);
  process.exitCode = 1;
}
