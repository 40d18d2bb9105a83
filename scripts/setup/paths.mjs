import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from './say.mjs';

export const project = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');
export const modules = join(project, 'node_modules');
export const runtime = join(project, '.runtime');
/** Ends `<project>/.runtime/…`: main/db/driver.ts looks for the driver under this very name. */
export const driverFile = join(runtime, 'better_sqlite3.napi9.node');
export const electronFile = join(runtime, 'electron.json');

/**
 * Where Electron and the driver are kept for all clones of this machine.
 * Root's own home is closed to others, but tests that start as root run Electron as an ordinary user,
 * so root keeps them where everybody may read.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function cacheFolder(env = process.env) {
  if (env.STEWARD_CACHE) return env.STEWARD_CACHE;
  if (process.platform === 'linux' && process.getuid?.() === 0 && mayWrite('/var/cache')) {
    return '/var/cache/steward-dev';
  }
  if (process.platform === 'win32') {
    return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'steward-dev');
  }
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'steward-dev');
}

/** @param {string} folder */
function mayWrite(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} folder */
export function ensureFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOSPC') throw error;
    throw new Problem(
      `The folder ${folder} cannot be made (${/** @type {Error} */ (error).message}).`,
      'Give your user the right to make it, or name another cache folder in STEWARD_CACHE.',
    );
  }
  return folder;
}

/** The file of a program in node_modules/.bin. @param {string} name */
export function bin(name) {
  return join(modules, '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
}

/**
 * A Node new enough for the tools and the SQLite driver: this one, or the one that npm installed.
 * @returns {string}
 */
export function node24() {
  const own = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(own) ? own : process.execPath;
}

/** @returns {NodeJS.ProcessEnv} the environment in which `node` is Node 24 and the tools are found by name */
export function toolEnv() {
  return { ...process.env, PATH: `${join(modules, '.bin')}${delimiter}${process.env.PATH ?? ''}` };
}

/** @returns {NodeJS.ProcessEnv} the environment without this project's own programs: npm must not run on a Node that it replaces */
export function systemEnv() {
  const inside = (/** @type {string} */ folder) => /node_modules[/\\]\.bin[/\\]?$/.test(folder);
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !inside(folder));
  return { ...process.env, PATH: path.join(delimiter) };
}

/** @param {string} file @returns {any} undefined when the file is missing or no JSON */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
