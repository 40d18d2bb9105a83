import {
  cpSync,
  existsSync,
  copyFileSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { realpathSync } from 'node:fs';
import { patches } from './driver-patch.mjs';
import { exec, onPath, tail } from './exec.mjs';
import { hashTree } from './hash.mjs';
import { withLock } from './lock.mjs';
import {
  driverFile,
  ensureFolder,
  modules,
  project,
  readJson,
  runtime,
  systemEnv,
  toolEnv,
} from './paths.mjs';
import { Problem, say } from './say.mjs';

// The SQLite driver as it comes needs Node-API 10; the stand-in Electron has 9. The same driver, the same SQLite and the
// same cipher are built once for 9, from a patched copy of the installed package. Electron as it ships needs none of this.

/**
 * @param {string} cache @param {{ standIn: boolean }} electron
 */
export async function ensureDriver(cache, electron) {
  if (!electron.standIn) return;
  const stamp = join(runtime, 'driver.json');
  const key = driverKey();
  if (existsSync(driverFile) && readJson(stamp)?.key === key) return;
  const built = join(cache, 'driver', `${key}.node`);
  if (!existsSync(built)) {
    await withLock(join(cache, 'locks', 'driver'), async () => {
      if (!existsSync(built)) await build(built);
    });
  }
  ensureFolder(runtime);
  copyFileSync(built, `${driverFile}.partial`);
  renameSync(`${driverFile}.partial`, driverFile);
  writeFileSync(stamp, JSON.stringify({ key }));
}

/** @param {string} cache @param {{ standIn: boolean }} electron */
export function needsCompiler(cache, electron) {
  return electron.standIn && !existsSync(join(cache, 'driver', `${driverKey()}.node`));
}

/** What the built file depends on: the package and this recipe. */
function driverKey() {
  const { name, version } = readJson(join(modules, 'better-sqlite3', 'package.json')) ?? {};
  const recipe = hashTree(project, ['scripts/setup/driver-patch.mjs']);
  return `${name}-${version}-napi9-${process.platform}-${process.arch}-${recipe.slice(0, 16)}`;
}

/** @param {string} target */
async function build(target) {
  await requireCompiler();
  say('building the SQLite driver for the stand-in Electron (about a minute, once) …');
  const work = mkdtempSync(join(ensureFolder(dirname(target)), 'build-'));
  try {
    const copy = copyPackage(work);
    for (const patch of patches) applyPatch(copy, patch);
    const gyp = join(modules, 'node-gyp', 'bin', 'node-gyp.js');
    const headers = headersFolder();
    const args = [
      gyp,
      'rebuild',
      '--release',
      '--force_build=1',
      ...(headers ? [`--nodedir=${headers}`] : []),
    ];
    const done = await exec(process.execPath, args, {
      cwd: copy,
      env: { ...toolEnv(), npm_config_loglevel: 'error' },
    });
    const made = join(copy, 'build', 'Release', 'better_sqlite3.node');
    if (done.code !== 0 || !existsSync(made)) throw buildFailed(done, headers);
    renameSync(made, target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  say(`SQLite driver for Node-API 9 kept in ${target} (${Math.round(statSync(target).size / 1024)} kB)`);
}

/** @param {string} work */
function copyPackage(work) {
  const copy = join(work, 'node_modules', 'better-sqlite3');
  for (const name of ['better-sqlite3', 'node-addon-api']) {
    const from = join(modules, name);
    const skip = join(realpathSync(from), 'prebuilds');
    cpSync(realpathSync(from), join(work, 'node_modules', name), {
      recursive: true,
      filter: (path) => path !== skip,
    });
  }
  return copy;
}

/**
 * @param {string} folder @param {{ file: string, from: string | RegExp, to: string }} patch
 */
function applyPatch(folder, { file, from, to }) {
  const path = join(folder, file);
  const before = readFileSync(path, 'utf8');
  const after = before.replaceAll(from, to);
  if (after === before) {
    throw new Problem(
      `The SQLite driver changed: ${file} has nothing that matches ${from}.`,
      'Adapt scripts/setup/driver-patch.mjs to the new version of the package.',
    );
  }
  writeFileSync(path, after);
}

async function requireCompiler() {
  const missing = [];
  for (const tool of ['g++', 'make', 'python3']) if (!(await onPath(tool))) missing.push(tool);
  if (missing.length === 0) return;
  throw new Problem(
    `The SQLite driver must be built once and ${missing.join(', ')} cannot be found.`,
    'Install the compiler, on Debian with: sudo apt-get install g++ make python3',
  );
}

/** The C headers beside the system's Node; without them node-gyp asks nodejs.org. */
function headersFolder() {
  const folders = [dirname(process.execPath), ...(systemEnv().PATH ?? '').split(delimiter)];
  for (const folder of folders) {
    const program = join(folder, 'node');
    if (!existsSync(program)) continue;
    const prefix = dirname(dirname(realpathSync(program)));
    if (existsSync(join(prefix, 'include', 'node', 'node_api.h'))) return prefix;
  }
  return undefined;
}

/** @param {import('./exec.mjs').Result} done @param {string | undefined} headers */
function buildFailed(done, headers) {
  if (/No space left/.test(done.stderr)) return Object.assign(new Error('no space'), { code: 'ENOSPC' });
  return new Problem(
    `The SQLite driver could not be built:\n${tail(done.stderr)}\n`,
    headers
      ? 'Read the lines above; a missing tool is the usual reason.'
      : 'The headers of Node were not found beside it and could not be downloaded: install Node from nodejs.org, which has them.',
  );
}
