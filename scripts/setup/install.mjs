import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exec } from './exec.mjs';
import { modules, node24, project, readJson, systemEnv } from './paths.mjs';
import { Problem, say } from './say.mjs';

const lockFile = join(project, 'package-lock.json');
const stamp = join(modules, '.steward-lock');

/** Installs exactly what the lock file says, only when it changed since the last time. */
export async function ensureModules() {
  const hash = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  if (!agrees(readJson(lockFile), readJson(join(modules, '.package-lock.json')))) await install();
  writeFileSync(stamp, hash);
}

/**
 * Whether what is installed (npm keeps its own record of that) is what the lock file asks for. Packages for other
 * systems are not installed, and only those may be absent.
 * @param {any} wanted package-lock.json @param {any} installed node_modules/.package-lock.json
 */
export function agrees(wanted, installed) {
  if (!wanted?.packages || !installed?.packages) return false;
  return Object.entries(wanted.packages).every(([path, { version, integrity, optional }]) => {
    if (path === '') return true;
    const found = installed.packages[path];
    return found ? found.version === version && found.integrity === integrity : optional === true;
  });
}

async function install() {
  const { bavail, bsize } = statfsSync(project);
  if (bavail * bsize < 1_500_000_000) {
    throw new Problem('Less than 1.5 GB of disk is free.', 'Free some and run the command again.');
  }
  say('installing packages (npm ci) …');
  // SECURITY: no package runs a script of its own while it is installed. One is needed, that of `node`, which puts the
  // right program in place; npm would also try to compile the SQLite driver, which comes compiled.
  await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  await npm(['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error']);
  const { stdout } = await exec(node24(), ['--version']);
  if (Number(/^v(\d+)/.exec(stdout)?.[1] ?? 0) < 22) {
    throw new Problem(
      `The tools need Node 22 or newer, and only ${process.version} is here.`,
      'Install a current Node from nodejs.org and run the command again.',
    );
  }
}

/** @param {readonly string[]} args */
async function npm(args) {
  const done = await exec('npm', args, { env: systemEnv() });
  if (done.code === 0) return;
  if (done.missing)
    throw new Problem('npm cannot be found.', 'Install Node 20 or newer with npm, from nodejs.org.');
  throw new Problem(`npm ${args[0]} failed:\n${complaint(done.stderr)}\n`, advice(done.stderr));
}

/** What npm complains of comes first; it may print its whole manual after it. @param {string} text */
function complaint(text) {
  const lines = text.split('\n').filter((line) => line.replace(/^npm error/, '').trim() !== '');
  return lines.slice(0, 10).join('\n');
}

/** @param {string} text what npm said */
function advice(text) {
  if (/EUSAGE/.test(text)) return 'package.json and its lock file disagree: run npm install and commit both.';
  if (/ENOSPC/.test(text)) return 'Free about 1.5 GB of disk and run the command again.';
  if (/EACCES|EPERM/.test(text)) return 'Give your user the right to write in this folder.';
  if (/ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|network/.test(text)) {
    return 'The npm registry cannot be reached; connect once (later runs need no network) and run the command again.';
  }
  return 'Read the lines above, then run the command again.';
}
