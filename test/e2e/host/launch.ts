import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type { Host } from '../../../shared/host.ts';
import type { Stage } from './stage.ts';
import { chownTree, endGroup, openFolder, writeLauncher } from './user.ts';
import { watchForProblems } from './watch.ts';

/** Where one test lives: its profile, and a home of its own, so that no test sees another's settings or keychain. */
export interface Box {
  readonly folder: string;
  readonly profile: string;
  readonly home: string;
}

export interface LaunchOptions {
  /** The profile folder; the test's own when none is given. Launch twice with the same one to restart. */
  readonly profile?: string;
  /** Further environment, say STEWARD_NOW or STEWARD_GRAPH_ORIGIN. */
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** With a real, unlocked keychain (gnome-keyring) instead of none. */
  readonly keychain?: boolean;
  /** Errors that this test provokes on purpose; all others fail it. */
  readonly allow?: readonly RegExp[];
}

export interface Running {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly profile: string;
  /** Page errors, console errors and violations of the content security policy, of every window. */
  readonly problems: readonly string[];
  /** What the main process has written so far. */
  readonly output: () => string;
  /** Closes the app as a person would; ends it when it does not answer. */
  readonly stop: () => Promise<void>;
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function makeBox(stage: Stage): Box {
  const folder = mkdtempSync(join(stage.folder, 'test-'));
  openFolder(folder);
  const box = { folder, profile: join(folder, 'profile'), home: join(folder, 'home') };
  for (const path of [box.profile, box.home, join(folder, 'run')]) mkdirSync(path, { mode: 0o700 });
  chownTree(stage.user, folder);
  return box;
}

export async function launchApp(stage: Stage, box: Box, options: LaunchOptions = {}): Promise<Running> {
  const profile = options.profile ?? box.profile;
  const app = await _electron.launch({
    executablePath: launcher(stage, box, options),
    args: [gateOf(box), ...(options.args ?? [])],
    cwd: box.folder,
    env: { ...environment(stage, box, options), STEWARD_E2E_APP: stage.app },
    // The operating system's sandbox stays on, as in what ships.
    chromiumSandbox: true,
    timeout: 30_000,
  });
  let said = '';
  const child = app.process();
  child.stdout?.on('data', (text) => (said += String(text)));
  child.stderr?.on('data', (text) => (said += String(text)));
  const problems = watchForProblems(app, options.allow ?? []);
  const stop = once(() => close(app, problems));
  try {
    const page = await app.firstWindow({ timeout: 30_000 });
    await page.waitForLoadState('domcontentloaded');
    await domainIsThere(page);
    return { app, page, profile, problems, output: () => said, stop };
  } catch (error) {
    await stop();
    throw new Error(`The app opened no window. It said:\n${said}`, { cause: error });
  }
}

/**
 * Main reads most of its code after the first screen is drawn, or with the first call that needs it. What a test asks of
 * main in that moment is lost to the collector of garbage ("Resulting promise was garbage collected").
 */
async function domainIsThere(page: Page): Promise<void> {
  const ask = () =>
    (window as unknown as { host: Host }).host.call('app.connection', '{"id":"launch","input":{}}');
  // Without a page that may ask, there is nothing to wait for: the test says what it expects.
  await page.evaluate(ask).catch(() => undefined);
}

/** Starts the app without a driver on it and waits for its end, as a second instance or a refused switch ends by itself. */
export function runToEnd(
  stage: Stage,
  box: Box,
  options: LaunchOptions = {},
  timeout = 20_000,
): Promise<Ended> {
  const child = spawn(launcher(stage, box, options), [stage.app, ...(options.args ?? [])], {
    cwd: stage.app,
    env: environment(stage, box, options),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const timer = setTimeout(() => endGroup(child.pid), timeout);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text) => (stdout += String(text)));
  child.stderr.on('data', (text) => (stderr += String(text)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, stdout, stderr });
    });
  });
}

/** In the test's own folder, which the ordinary user can read wherever the clone is. */
function gateOf({ folder }: Box): string {
  const gate = join(folder, 'gate.mjs');
  copyFileSync(fileURLToPath(new URL('gate.mjs', import.meta.url)), gate);
  return gate;
}

function launcher(stage: Stage, box: Box, { keychain = false }: LaunchOptions): string {
  const { executable, user } = stage;
  return writeLauncher({ folder: box.folder, home: box.home, executable, user, keychain });
}

/** Nothing of the surrounding session comes in: no message bus, no Node options, no desktop settings. */
function environment(stage: Stage, box: Box, { profile, env }: LaunchOptions): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    LANG: 'en_US.UTF-8',
    HOME: box.home,
    XDG_RUNTIME_DIR: join(box.folder, 'run'),
    ...(stage.display ? { DISPLAY: stage.display } : {}),
    ...(process.env['WAYLAND_DISPLAY'] ? { WAYLAND_DISPLAY: process.env['WAYLAND_DISPLAY'] } : {}),
    ...(stage.driver ? { STEWARD_SQLITE_BINDING: stage.driver } : {}),
    STEWARD_PROFILE: profile ?? box.profile,
    ...env,
  };
}

const patienceMs = 20_000;

async function close(app: ElectronApplication, problems: string[]): Promise<void> {
  const { pid } = app.process();
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, patienceMs, 'late');
  });
  const ended = await Promise.race([app.close().catch(() => undefined), patience]);
  clearTimeout(timer);
  if (ended === 'late') problems.push(`the app did not end within ${patienceMs / 1000} s of being closed`);
  endGroup(pid);
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= work());
}
