import { existsSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from '../setup/build.mjs';
import { foundElectron } from '../setup/electron.mjs';
import { exec, tail } from '../setup/exec.mjs';
import { bin, driverFile, project, runtime, toolEnv } from '../setup/paths.mjs';
import { Problem } from '../setup/say.mjs';
import { writeCommandLineFiles } from './command-line-files.mjs';

export const dist = join(project, 'dist');

/**
 * Runs electron-builder on the Electron that is here, without a download. Without `installers` it makes the folder that
 * an installer would put on the disk.
 * @param {{ installers?: boolean, output?: string }} [options] @returns {Promise<{ version: string, standIn: boolean }>}
 */
export async function packageApp({ installers = false, output = dist } = {}) {
  const electron = foundElectron();
  if (!electron) throw new Problem('There is no Electron here yet.', 'Run: npm run package');
  if (installers && electron.standIn) {
    throw new Problem(
      `Installers are made from the Electron that ships, and only the stand-in ${electron.version} is here.`,
      'Connect to a network that reaches github.com, or set ELECTRON_MIRROR, and run it again.',
    );
  }
  await ensureBuild();
  await writeCommandLineFiles();
  rmSync(output, { recursive: true, force: true });
  const args = [
    ...(installers ? [] : ['--dir']),
    '--publish=never',
    `-c.directories.output=${output}`,
    `-c.electronDist=${realpathSync(join(runtime, 'electron'))}`,
    `-c.electronVersion=${electron.version}`,
    // Only the stand-in is too old for the driver in the package; main/db/driver.ts looks below resources/ for this one.
    ...(electron.standIn ? [`-c.extraResources=${driverFile.slice(project.length + 1)}`] : []),
  ];
  const done = await exec(bin('electron-builder'), args, { env: toolEnv() });
  if (done.code !== 0) {
    throw new Problem(
      `electron-builder failed:\n${tail(`${done.stdout}\n${done.stderr}`, 25)}\n`,
      'Mend that and run it again.',
    );
  }
  return electron;
}

/** Bytes of a file, or of everything below a folder. @param {string} path @returns {number} */
export function sizeOf(path) {
  if (!existsSync(path)) return 0;
  const about = statSync(path);
  if (!about.isDirectory()) return about.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}
