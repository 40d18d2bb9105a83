import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { dist, packageApp } from '../../../scripts/package/directory.mjs';
import { foundElectron } from '../../../scripts/setup/electron.mjs';
import { startDisplay } from '../../../scripts/setup/xvfb.mjs';
import { chownTree, endGroup, mayRead, openFolder, ordinaryUser, writeLauncher } from '../host/user.ts';
import { readScreen, type Picture } from './picture.ts';

/** A packaged Steward on this disk. */
interface Packaged {
  /** `dist/linux-unpacked`, or a copy where the ordinary user may read it. */
  readonly folder: string;
  readonly program: string;
  readonly electronVersion: string;
  /** A folder that every user may pass through. */
  readonly root: string;
}

/** A virtual display whose pixels can be read. */
interface Desktop {
  readonly display: string;
  picture(): Picture;
}

interface Home {
  readonly folder: string;
  /** What Steward keeps when nobody tells it otherwise. */
  readonly profile: string;
  /** Another folder that the same user may write to. */
  readonly elsewhere: string;
  readonly pixels: string;
}

export interface StartOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** As whoever runs the test, which may be root, instead of as the ordinary user. */
  readonly asMyself?: boolean;
}

export interface Ended {
  readonly code: number | null;
  readonly said: string;
}

export interface Started {
  readonly said: () => string;
  readonly ended: Promise<Ended>;
  readonly end: () => Promise<void>;
}

interface PerTest {
  /** Both are a test's own, so that nothing of the one before is found in them. */
  readonly home: Home;
  readonly desktop: Desktop;
  /** Starts the packaged app; what still runs after the test is ended. */
  readonly start: (options?: StartOptions) => Started;
}

export const test = base.extend<PerTest, { readonly packaged: Packaged }>({
  packaged: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the first parameter's shape
    async ({}, use) => {
      const root = mkdtempSync(join(tmpdir(), 'steward-packaged-'));
      openFolder(root);
      // `npm run package` shows what it has just made; any other run makes one of its own, so that two never meet.
      const output = process.env['STEWARD_PACKAGED'] ? dist : join(root, 'dist');
      const made = output === dist ? foundElectron() : await packageApp({ output });
      const folder = readableCopy(join(output, 'linux-unpacked'), root);
      await use({
        folder,
        program: join(folder, 'steward'),
        electronVersion: made?.version ?? 'unknown',
        root,
      });
      rmSync(root, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 180_000 },
  ],

  home: async ({ packaged }, use) => {
    await use(makeHome(packaged.root));
  },

  desktop: async ({ home }, use) => {
    const { display, stop } = await startDisplay({ size: '1280x800', pixels: home.pixels });
    await use({ display, picture: () => readScreen(join(home.pixels, 'Xvfb_screen0')) });
    await stop();
  },

  start: async ({ packaged, home, desktop }, use, info) => {
    const all: Started[] = [];
    await use((options = {}) => {
      const one = startApp(packaged.program, desktop.display, home, options);
      all.push(one);
      return one;
    });
    for (const one of all) {
      await one.end();
      if (info.status !== info.expectedStatus)
        await info.attach('said', { body: one.said(), contentType: 'text/plain' });
    }
  },
});

export { expect };

function makeHome(root: string): Home {
  const folder = mkdtempSync(join(root, 'home-'));
  const home = {
    folder,
    profile: join(folder, '.config', 'Steward'),
    elsewhere: join(folder, 'elsewhere'),
    pixels: join(folder, 'pixels'),
  };
  for (const path of [home.elsewhere, home.pixels, join(folder, 'run')]) mkdirSync(path, { mode: 0o700 });
  chownTree(ordinaryUser(), folder);
  return home;
}

function readableCopy(folder: string, root: string): string {
  const user = ordinaryUser();
  if (!user || mayRead(user, [join(folder, 'steward'), join(folder, 'resources', 'app.asar')])) return folder;
  const copy = join(root, 'app');
  cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'a+rX', copy]);
  return copy;
}

function startApp(program: string, display: string, { folder }: Home, options: StartOptions): Started {
  const { args = [], env = {}, asMyself = false } = options;
  const user = asMyself ? undefined : ordinaryUser();
  const launcher = writeLauncher({
    folder,
    home: folder,
    executable: program,
    user,
    keychain: false,
  });
  const child = spawn(launcher, args, {
    cwd: folder,
    env: {
      PATH: process.env['PATH'] ?? '',
      LANG: 'en_US.UTF-8',
      XDG_RUNTIME_DIR: join(folder, 'run'),
      DISPLAY: display,
      ...env,
    },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (text) => (said += String(text)));
  child.stderr.on('data', (text) => (said += String(text)));
  const ended = endOf(child).then((code) => ({ code, said }));
  const end = async (): Promise<void> => {
    endGroup(child.pid);
    await ended;
  };
  return { said: () => said, ended, end };
}

function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}

/** Every line of the log, as the app itself wrote it. */
export function logOf(profile: string): readonly Readonly<Record<string, unknown>>[] {
  const file = join(profile, 'logs', 'steward.log');
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter(Boolean).map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** The names of all files below a folder. */
export function filesBelow(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String) : [];
}
