import { existsSync } from 'node:fs';
import { exec, onPath, tail } from './exec.mjs';
import { Problem, say } from './say.mjs';

// Debian packages that npm cannot bring: what a window needs, and what the tests read PDFs and keychains with.

const forWindow = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1'];
const forDisplay = ['xvfb'];
const forTests = ['poppler-utils', 'gnome-keyring', 'dbus-x11'];
const compilers = { 'g++': 'g++', make: 'make', python3: 'python3' };

/**
 * Names the packages of `wanted` that dpkg does not know as installed. Debian and Ubuntu give some libraries a second
 * name (libasound2t64) for the same thing.
 * @param {readonly string[]} wanted @param {string} status lines "name state" as dpkg-query prints them
 */
export function missingPackages(wanted, status) {
  const installed = new Set(
    status
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]?.split(':')[0]?.replace(/t64$/, '')),
  );
  return wanted.filter((name) => !installed.has(name));
}

/** @param {readonly string[]} wanted @returns {Promise<string[]>} */
async function missing(wanted) {
  const names = wanted.flatMap((name) => [name, `${name}t64`]);
  const asked = await exec('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...names]);
  return asked.missing ? [] : missingPackages(wanted, asked.stdout);
}

/**
 * @param {{ compiler: boolean, tests: boolean, display: boolean }} needs
 */
export async function ensureSystem(needs) {
  if (process.platform !== 'linux' || !existsSync('/etc/debian_version')) return;
  const required = await missing([...forWindow, ...(needs.display ? [] : forDisplay)]);
  const wished = needs.tests ? await missing(forTests) : [];
  if (needs.compiler) {
    for (const [tool, name] of Object.entries(compilers)) if (!(await onPath(tool))) required.push(name);
  }
  if (required.length + wished.length === 0) return;
  const all = [...required, ...wished];
  const command = `apt-get install -y --no-install-recommends ${all.join(' ')}`;
  if (process.getuid?.() !== 0) {
    if (required.length === 0) say(`some tests will be skipped; for all of them run: sudo ${command}`);
    else throw new Problem(`Some system packages are missing.`, `Run: sudo ${command}`);
    return;
  }
  say(`installing system packages: ${all.join(' ')} …`);
  const failure = await apt(all);
  if (failure === undefined) return;
  if (required.length > 0)
    throw new Problem(`apt-get failed: ${failure}`, `When the network is back, run: ${command}`);
  say(`not installed (${failure}); the tests that need them will be skipped`);
}

/** @param {readonly string[]} names @returns {Promise<string | undefined>} why it failed */
async function apt(names) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () =>
    exec('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], { env });
  // The lists may be too old or absent, as in fresh containers; an update costs seconds, so it comes second.
  if ((await install()).code === 0) return undefined;
  await exec('apt-get', ['update', '-qq'], { env });
  const again = await install();
  return again.code === 0 ? undefined : tail(again.stderr, 3);
}
