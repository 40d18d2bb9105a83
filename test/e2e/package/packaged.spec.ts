import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allowed, compare, entriesOf, nativeFile } from '../../../scripts/package/contents.mjs';
import { fusesFor, readFuses } from '../../../scripts/package/fuses.mjs';
import { expect, filesBelow, logOf, test } from './packaged.ts';
import { coloursOf, middleOf, type Picture } from './picture.ts';
import { clickAt } from './pointer.ts';

// What ships, as it ships: no debugger, no test switches, an ordinary user, a virtual display whose pixels are read.
test.skip(process.platform !== 'linux', 'reads the pixels of a virtual X display');

const target = `linux-${process.arch}`;
/** From the design tokens, light: what only our own style sheet paints. */
const accent = '#0b6158';
const rail = '#f0f0ed';
const patience = { timeout: 40_000, intervals: [250] };

/** Made only by a driver that loads and encrypts. */
function hasDemoLedger(profile: string): boolean {
  return filesBelow(profile).some((name) => /^demo-workspace\/(?:.+\/)?ledger[^/]*\.db$/.test(name));
}

function keep(name: string, picture: Picture): void {
  mkdirSync('shots-output', { recursive: true });
  writeFileSync(join('shots-output', `packaged-${name}.png`), picture.png());
}

test('the packaged app opens, draws itself and makes the demo agency @full', async ({
  desktop,
  home,
  start,
}) => {
  start();
  const button = () => middleOf(desktop.picture(), accent, 120);
  await expect.poll(button, patience).not.toBeNull();
  const door = desktop.picture();
  keep('door', door);
  // Letters are drawn in many shades; a blank or broken window has a handful.
  expect(coloursOf(door).size).toBeGreaterThan(60);

  const place = button();
  if (place === null) throw new Error('The button went away.');
  await clickAt(desktop.display, place.x, place.y);
  await expect.poll(() => hasDemoLedger(home.profile), patience).toBe(true);
  await expect.poll(() => desktop.picture().at(4, 400), patience).toBe(rail);
  await expect.poll(() => coloursOf(desktop.picture()).size, patience).toBeGreaterThan(200);
  keep('desk', desktop.picture());
  expect(logOf(home.profile).filter(({ level }) => level === 'error')).toEqual([]);
});

test('every fuse of the packaged program is set as decided @full', async ({ packaged }) => {
  const found = await readFuses(packaged.program);
  const lines = Object.entries(found).map(([name, on]) => `  ${name}: ${on ? 'on' : 'off'}`);
  // oxlint-disable-next-line no-console -- which fuses there are depends on the Electron, so the run says so
  console.log(`fuses of Electron ${packaged.electronVersion}:\n${lines.join('\n')}`);
  expect(found).toEqual(fusesFor(packaged.electronVersion));
});

test('the archive holds what runs and nothing else @full', async ({ packaged }) => {
  const resources = join(packaged.folder, 'resources');
  const entries = entriesOf(join(resources, 'app.asar'));
  expect(
    compare(
      entries.map(({ path }) => path),
      allowed(target),
    ),
  ).toEqual({ foreign: [], missing: [] });
  expect(entries.filter(({ unpacked }) => unpacked).map(({ path }) => path)).toEqual([nativeFile(target)]);
  // oxlint-disable-next-line no-console -- the inventory is what one wants to read
  console.log(entries.map(({ path, size }) => `  ${String(size).padStart(8)} ${path}`).join('\n'));

  const standIn = Number(packaged.electronVersion.split('.')[0]) < 45 ? ['.runtime'] : [];
  expect(readdirSync(resources).toSorted()).toEqual([
    ...standIn,
    'app.asar',
    'app.asar.unpacked',
    'command-line',
  ]);
  expect(filesBelow(join(resources, 'app.asar.unpacked')).filter((name) => name.endsWith('.node'))).toEqual([
    nativeFile(target),
  ]);
});

test('development switches change nothing, sound or not @full', async ({ desktop, home, start }) => {
  const before = Date.now();
  // A copy that read these two would not start, or not open a database.
  const unsound = { STEWARD_GRAPH_ORIGIN: 'https://graph.invalid', STEWARD_SQLITE_BINDING: '/nowhere.node' };
  start({ env: { STEWARD_PROFILE: home.elsewhere, STEWARD_NOW: '2001-01-01T00:00:00Z', ...unsound } });
  await expect.poll(() => middleOf(desktop.picture(), accent, 120), patience).not.toBeNull();
  expect(filesBelow(home.elsewhere)).toEqual([]);
  expect(filesBelow(home.profile)).not.toEqual([]);

  const place = middleOf(desktop.picture(), accent, 120);
  await clickAt(desktop.display, place?.x ?? 0, place?.y ?? 0);
  await expect.poll(() => hasDemoLedger(home.profile), patience).toBe(true);
  await expect.poll(() => logOf(home.profile).length, patience).toBeGreaterThan(0);
  const moments = logOf(home.profile).map(({ at }) => Date.parse(String(at)));
  expect(Math.min(...moments)).toBeGreaterThanOrEqual(before);
});

for (const flag of [
  '--remote-debugging-port=0',
  '--remote-debugging-pipe',
  '--inspect=0',
  '--no-sandbox',
  '--host-rules=MAP * 127.0.0.1',
  '--host-resolver-rules=MAP * 127.0.0.1',
  '--proxy-server=127.0.0.1:8080',
  '--proxy-pac-url=http://127.0.0.1/p.pac',
  '--ignore-certificate-errors',
  '--disable-web-security',
  '--js-flags=--expose-gc',
  '--load-extension=/tmp/x',
]) {
  test(`an installed Steward refuses ${flag} with a sentence and code 64 @full`, async ({ home, start }) => {
    const { code, said } = await start({ args: [flag] }).ended;
    expect(said.split('\n')).toContain(
      `Steward does not start with ${flag.split('=')[0]}: please start it without that switch.`,
    );
    expect(code).toBe(64);
    expect(filesBelow(home.profile).filter((name) => /workspace|\.log$/.test(name))).toEqual([]);
  });
}

test('an installed Steward refuses root, with its sandbox off or on @full', async ({ start }) => {
  test.skip(process.getuid?.() !== 0, 'only root can try to start it as root');
  const off = await start({ args: ['--no-sandbox'], asMyself: true }).ended;
  expect(off.said.split('\n')).toContain(
    'Steward does not start as root: please start it as an ordinary user.',
  );
  expect(off.code).toBe(64);
  // With the sandbox on, Chromium itself ends before any of our code runs.
  const on = await start({ asMyself: true }).ended;
  expect(on.said).toContain('Running as root without --no-sandbox is not supported');
  expect(on.code).not.toBe(0);
});

test('the environment makes no Node of an installed Steward @full', async ({ home, start }) => {
  // As Node, it would run the scripts, and the switch would be theirs; as Steward, it refuses the switch and runs nothing.
  const script = `require('node:fs').writeFileSync(${JSON.stringify(join(home.elsewhere, 'ran'))}, '')`;
  const preload = join(home.elsewhere, '..', 'preload.cjs');
  writeFileSync(preload, script.replace('/ran"', '/ran-too"'));
  const { code } = await start({
    args: ['-e', script, '--', '--no-sandbox'],
    env: { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require=${preload}` },
  }).ended;
  expect([code, filesBelow(home.elsewhere)]).toEqual([64, []]);
});
