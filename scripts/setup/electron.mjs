import {
  cpSync,
  existsSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { exec, tail } from './exec.mjs';
import { withLock } from './lock.mjs';
import { electronFile, ensureFolder, modules, node24, readJson, runtime, toolEnv } from './paths.mjs';
import { reachable } from './reach.mjs';
import { Problem, say } from './say.mjs';
import { standIn, standInVersion } from './stand-in.mjs';

/** @typedef {{ version: string, standIn: boolean, executable: string }} Runtime */

/** The version that package.json pins. Importing the package itself would start a download. */
export function pinnedVersion() {
  return String(readJson(join(modules, 'electron', 'package.json'))?.version);
}

/** @returns {Runtime | undefined} the Electron that an earlier run found, if it is still there and still the right one */
export function foundElectron() {
  const found = readJson(electronFile);
  const fits =
    found && (found.standIn ? found.version === standInVersion : found.version === pinnedVersion());
  return fits && existsSync(found.executable) ? found : undefined;
}

/**
 * Electron as it ships where it can be had, else the stand-in; noted in `.runtime/electron.json` and linked as `.runtime/electron`.
 * @param {string} cache @returns {Promise<Runtime>}
 */
export async function ensureElectron(cache) {
  const before = foundElectron();
  if (before && !(await betterThan(before, cache))) return before;
  const wanted = await wantsShipped(cache);
  const folder = await withLock(join(cache, 'locks', 'electron'), async () =>
    wanted ? ((await shipped(cache)) ?? (await standIn(cache))) : await standIn(cache),
  );
  return note(folder);
}

/**
 * A stand-in is given up as soon as the shipped Electron can be had. @param {Runtime} before @param {string} cache
 */
async function betterThan(before, cache) {
  return before.standIn && (await wantsShipped(cache));
}

/** @param {string} cache */
async function wantsShipped(cache) {
  if (process.env.STEWARD_ELECTRON === 'stand-in') return false;
  if (process.env.STEWARD_ELECTRON === 'shipped' || isWhole(shippedFolder(cache))) return true;
  const base = process.env.ELECTRON_MIRROR ?? 'https://github.com/electron/electron/releases/download/';
  return reachable(`${base}v${pinnedVersion()}/SHASUMS256.txt`, join(cache, 'reach.json'));
}

/** @param {string} cache */
function shippedFolder(cache) {
  return join(cache, `electron-${pinnedVersion()}-${process.platform}-${process.arch}`);
}

/** @param {string} folder */
function isWhole(folder) {
  const version = join(folder, 'version');
  return existsSync(version) && readFileSync(version, 'utf8').replace(/^v/, '').trim() === pinnedVersion();
}

/**
 * Lets Electron's own installer download and check it, then moves it out of node_modules, which `npm ci` empties.
 * @param {string} cache @returns {Promise<string | undefined>} undefined when the download failed and the stand-in may do
 */
async function shipped(cache) {
  const folder = shippedFolder(cache);
  if (isWhole(folder)) return folder;
  say(`downloading Electron ${pinnedVersion()} from GitHub (once) …`);
  const install = join(modules, 'electron', 'install.js');
  const done = await exec(node24(), [install], { env: toolEnv(), timeout: 10 * 60_000 });
  const dist = join(modules, 'electron', 'dist');
  if (done.code !== 0 || !isWhole(dist)) {
    const reason = tail(done.stderr, 3) || 'the installer ended without a word';
    if (process.env.STEWARD_ELECTRON === 'shipped') {
      throw new Problem(
        `Electron ${pinnedVersion()} could not be downloaded: ${reason}.`,
        'Check the network, or unset STEWARD_ELECTRON to allow the stand-in.',
      );
    }
    say(`Electron ${pinnedVersion()} could not be downloaded (${reason}); taking the stand-in`);
    return undefined;
  }
  rmSync(folder, { recursive: true, force: true });
  move(dist, folder);
  rmSync(join(modules, 'electron', 'path.txt'), { force: true });
  say(`Electron ${pinnedVersion()} kept in ${folder}`);
  return folder;
}

/** A rename where both are on one disk, else a copy that is renamed when whole. @param {string} from @param {string} to */
function move(from, to) {
  try {
    renameSync(from, to);
  } catch {
    const partial = `${to}.partial`;
    rmSync(partial, { recursive: true, force: true });
    cpSync(from, partial, { recursive: true, verbatimSymlinks: true });
    renameSync(partial, to);
    rmSync(from, { recursive: true, force: true });
  }
}

/** @param {string} folder @returns {Runtime} */
function note(folder) {
  const version = readFileSync(join(folder, 'version'), 'utf8').replace(/^v/, '').trim();
  const found = {
    version,
    standIn: version !== pinnedVersion(),
    executable: join(folder, programIn(process.platform)),
  };
  ensureFolder(runtime);
  const link = join(runtime, 'electron');
  if (linkTarget(link) !== folder) {
    rmSync(link, { recursive: true, force: true });
    symlinkSync(folder, link, process.platform === 'win32' ? 'junction' : 'dir');
  }
  writeFileSync(electronFile, `${JSON.stringify(found, undefined, 2)}\n`);
  say(`using Electron ${version}${found.standIn ? ' (a stand-in: GitHub cannot be reached)' : ''}`);
  return found;
}

/** @param {string} link */
function linkTarget(link) {
  try {
    return readlinkSync(link);
  } catch {
    return undefined;
  }
}

/** @param {string} platform */
function programIn(platform) {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}
