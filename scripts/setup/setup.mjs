import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDriver, needsCompiler } from './driver.mjs';
import { ensureElectron, foundElectron } from './electron.mjs';
import { ensureModules } from './install.mjs';
import { withLock } from './lock.mjs';
import { cacheFolder, ensureFolder, project, runtime } from './paths.mjs';
import { Problem } from './say.mjs';
import { ensureSystem } from './system.mjs';

export function requireNode(version = process.versions.node) {
  if (Number(version.split('.')[0]) >= 20) return;
  throw new Problem(
    `This is Node ${version}.`,
    'Steward is built with Node 20 or newer: install it from nodejs.org.',
  );
}

/** Packages only: enough for types, lint and tests below the window. */
export async function setupModules() {
  requireNode();
  if (!existsSync(join(project, 'package-lock.json'))) {
    throw new Problem(
      'There is no package-lock.json here.',
      'Run this from a complete clone of the project.',
    );
  }
  await withLock(join(ensureFolder(runtime), 'setup.lock'), ensureModules);
}

/**
 * Everything that a window needs. Silent when nothing is to do.
 * @param {{ tests?: boolean }} [options] @returns {Promise<import('./electron.mjs').Runtime>}
 */
export async function setup({ tests = false } = {}) {
  await setupModules();
  const cache = cacheFolder();
  return withLock(join(runtime, 'setup.lock'), async () => {
    const display = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
    await ensureSystem({ compiler: false, tests, display });
    const electron = await ensureElectron(cache);
    if (needsCompiler(cache, electron)) await ensureSystem({ compiler: true, tests, display });
    await ensureDriver(cache, electron);
    return foundElectron() ?? electron;
  });
}
