import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { foundElectron, pinnedVersion } from './electron.mjs';
import { exec, onPath } from './exec.mjs';
import { cacheFolder, driverFile, modules, node24, project } from './paths.mjs';
import { say } from './say.mjs';

/** @typedef {{ name: string, found: string, next?: string }} Finding a finding with a next step is a problem */

/** Looks at everything and changes nothing. @returns {Promise<number>} */
export async function doctor() {
  const findings = [
    ...(await programs()),
    ...(await electronAndDriver()),
    disk('project', project),
    disk('cache', existingParent(cacheFolder())),
    ...(await desktop()),
  ];
  const problems = findings.filter(({ next }) => next !== undefined);
  for (const { name, found, next } of findings) {
    say(
      `${next === undefined ? 'ok     ' : 'problem'}  ${name}: ${found}${next === undefined ? '' : `. ${next}`}`,
    );
  }
  say(problems.length === 0 ? 'Nothing stands in the way.' : `${problems.length} to look at.`);
  return problems.length === 0 ? 0 : 1;
}

/** @returns {Promise<Finding[]>} */
async function programs() {
  const npm = await exec('npm', ['--version']);
  const tools = await exec(node24(), ['--version']);
  const installed = existsSync(join(modules, '.steward-lock'));
  return [
    { name: 'Node', found: process.version },
    npm.code === 0
      ? { name: 'npm', found: npm.stdout.trim() }
      : { name: 'npm', found: 'missing', next: 'Install Node with npm from nodejs.org' },
    installed
      ? { name: 'packages', found: `installed, tools run on Node ${tools.stdout.trim()}` }
      : { name: 'packages', found: 'not installed', next: 'Any verb installs them: npm start' },
  ];
}

/** @returns {Promise<Finding[]>} */
async function electronAndDriver() {
  const electron = foundElectron();
  if (!electron) {
    return [{ name: 'Electron', found: `none (pinned: ${pinnedVersion()})`, next: 'npm start fetches it' }];
  }
  const kind = electron.standIn ? `stand-in for ${pinnedVersion()}, GitHub was not reachable` : 'as shipped';
  const driver = await driverUnder(electron);
  const sqlite = { name: 'SQLite driver', found: driver.text };
  return [
    { name: 'Electron', found: `${electron.version} (${kind}), ${electron.executable}` },
    driver.works ? sqlite : { ...sqlite, next: 'Delete .runtime/ and run: npm start' },
  ];
}

/** Opens an encrypted database in memory under the very Electron that runs the app. @param {{ executable: string, standIn: boolean }} electron */
async function driverUnder({ executable, standIn }) {
  const options = standIn ? JSON.stringify({ nativeBinding: driverFile }) : '{}';
  const program = `const D = require('better-sqlite3'); const db = new D(':memory:', ${options});
    console.log(db.prepare('select sqlite_version()').pluck().get(), 'on Node-API', process.versions.napi)`;
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const { code, stdout, stderr } = await exec(executable, ['-e', program], { env });
  if (code === 0) return { works: true, text: `SQLite ${stdout.trim()}` };
  return {
    works: false,
    text: `does not load (${stderr.trim().split('\n').at(-1) || `ended with ${code}`})`,
  };
}

/** @param {string} name @param {string} folder @returns {Finding} */
function disk(name, folder) {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const found = `${(free / 1e9).toFixed(1)} GB free at ${folder}`;
  return free > 1.5e9
    ? { name: `disk of ${name}`, found }
    : { name, found, next: 'Free some: 1.5 GB are needed' };
}

/** @param {string} folder @returns {string} */
function existingParent(folder) {
  return existsSync(folder) ? folder : existingParent(join(folder, '..'));
}

/** @returns {Promise<Finding[]>} */
async function desktop() {
  if (process.platform !== 'linux') return [];
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const screen = WAYLAND_DISPLAY ?? DISPLAY;
  return [
    screen
      ? { name: 'display', found: screen }
      : await tool('display', 'Xvfb', 'none, a virtual one will do', 'none and no Xvfb', 'xvfb'),
    await tool(
      'keychain',
      'gnome-keyring-daemon',
      'gnome-keyring',
      'no keyring: passphrase only',
      'gnome-keyring dbus-x11',
    ),
    await tool('PDF tools', 'pdftotext', 'poppler', 'none: tests of PDFs are skipped', 'poppler-utils'),
    sandbox(),
  ];
}

/** @param {string} name @param {string} command @param {string} good @param {string} bad @param {string} packages @returns {Promise<Finding>} */
async function tool(name, command, good, bad, packages) {
  if (await onPath(command)) return { name, found: good };
  return { name, found: bad, next: `On Debian: sudo apt-get install ${packages}` };
}

/** @returns {Finding} */
function sandbox() {
  const restricted =
    flag('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1' ||
    flag('/proc/sys/kernel/unprivileged_userns_clone') === '0';
  if (!restricted) return { name: 'OS sandbox', found: 'user namespaces allowed' };
  return {
    name: 'OS sandbox',
    found: 'this system restricts user namespaces',
    next: 'Allow them: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0 kernel.unprivileged_userns_clone=1',
  };
}

/** @param {string} file */
function flag(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}
