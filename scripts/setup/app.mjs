import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild, forgetBuild, hasApp } from './build.mjs';
import { exec } from './exec.mjs';
import { bin, driverFile, node24, project, toolEnv } from './paths.mjs';
import { say } from './say.mjs';
import { setup, setupModules } from './setup.mjs';
import { hasDisplay, withDisplay } from './xvfb.mjs';

/** @typedef {import('./electron.mjs').Runtime} Runtime */

/**
 * The environment in which the app finds its driver, and in which no tool asks the `electron` package for a download.
 * @param {Runtime} electron @returns {NodeJS.ProcessEnv}
 */
function appEnv(electron) {
  const { ELECTRON_RUN_AS_NODE: _, NODE_OPTIONS: __, ...env } = toolEnv();
  return {
    ...env,
    ELECTRON_EXEC_PATH: electron.executable,
    ELECTRON_OVERRIDE_DIST_PATH: join(electron.executable, '..'),
    ...(electron.standIn ? { STEWARD_SQLITE_BINDING: driverFile } : {}),
  };
}

function isRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

/** Opens the built app; without a display, takes the tour under a virtual one. @param {string[]} rest */
export async function start(rest) {
  const electron = await setup();
  if (!hasApp()) return later('The app itself is not built yet (there is no main/electron/index.ts)');
  await ensureBuild();
  if (!hasDisplay()) {
    say('there is no display here: taking the tour under a virtual one, pictures go to demo-output/');
    return withDisplay((env) => runVerb('tour', rest, { ...appEnv(electron), DISPLAY: env.DISPLAY }));
  }
  if (isRoot()) say('running as root: Chromium starts without its sandbox; an ordinary user gets it');
  const args = [...(isRoot() ? ['--no-sandbox'] : []), project, ...rest];
  const { code } = await exec(electron.executable, args, { live: true, env: appEnv(electron) });
  return code;
}

/** Renderer with hot reload; main and preload restart when they change. @param {string[]} rest */
export async function dev(rest) {
  const electron = await setup();
  if (!hasApp()) return later('There is nothing to develop yet (there is no main/electron/index.ts)');
  if (!hasDisplay()) say('there is no display here: the window opens on a virtual one');
  forgetBuild();
  const args = ['--watch', ...(isRoot() ? ['--noSandbox'] : []), ...(rest.length > 0 ? ['--', ...rest] : [])];
  return withDisplay(async ({ DISPLAY }) => {
    const env = { ...appEnv(electron), DISPLAY };
    return (await exec(bin('electron-vite'), args, { live: true, env })).code;
  });
}

/** @param {string} name @param {string[]} rest @param {NodeJS.ProcessEnv} env */
async function runVerb(name, rest, env) {
  return runScript(join('scripts', 'verbs', `${name}.ts`), rest, env);
}

/** @param {string} file @param {string[]} rest @param {NodeJS.ProcessEnv} env */
async function runScript(file, rest, env) {
  const { code } = await exec(node24(), ['--disable-warning=ExperimentalWarning', file, ...rest], {
    live: true,
    env,
  });
  return code;
}

/** @param {string} sentence */
function later(sentence) {
  say(`${sentence}.`);
  return 0;
}

/**
 * A verb whose script may come later: until then it says so, and nothing has gone wrong.
 * @param {string} file @param {string} what @param {{ window?: boolean, electron?: boolean }} [needs]
 * @returns {(rest: string[]) => Promise<number>}
 */
export function script(file, what, { window = false, electron: wantsElectron = true } = {}) {
  return async (rest) => {
    if (!existsSync(join(project, file))) return later(`${what}: later, there is no ${file} yet`);
    if (!wantsElectron) {
      await setupModules();
      return runScript(file, rest, toolEnv());
    }
    const electron = await setup({ tests: true });
    if (!window) return runScript(file, rest, appEnv(electron));
    await ensureBuild();
    return withDisplay(({ DISPLAY }) => runScript(file, rest, { ...appEnv(electron), DISPLAY }));
  };
}

/** Pictures of every screen: by a script, or by Playwright with a configuration of its own. @param {string[]} rest */
export async function shots(rest) {
  const config = 'playwright.shots.config.ts';
  if (existsSync(join(project, 'scripts', 'verbs', 'shots.ts')) || !existsSync(join(project, config))) {
    return script('scripts/verbs/shots.ts', 'Pictures of every screen', { window: true })(rest);
  }
  const electron = await setup({ tests: true });
  await ensureBuild();
  const args = ['test', '--config', config, ...rest];
  return (await exec(bin('playwright'), args, { live: true, env: appEnv(electron) })).code;
}

/** @param {string[]} rest */
export async function faults(rest) {
  const folder = join('test', 'faults');
  if (!existsSync(join(project, folder)))
    return later(`The long fault tests: later, there is no ${folder}/ yet`);
  const electron = await setup({ tests: true });
  const env = { ...appEnv(electron), STEWARD_FAULTS: 'long' };
  return (await exec(bin('vitest'), ['run', folder, ...rest], { live: true, env })).code;
}
