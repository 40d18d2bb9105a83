import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exec, tail } from './exec.mjs';
import { hashTree } from './hash.mjs';
import { bin, ensureFolder, project, runtime, toolEnv } from './paths.mjs';
import { Problem, say } from './say.mjs';

const stamp = join(runtime, 'build.hash');
const sources = ['shared', 'main', 'preload', 'renderer', 'electron.vite.config.ts', 'package-lock.json'];

/** What the built app depends on: tests and compiler settings beside the code change nothing. */
export function sourceHash(root = project) {
  return hashTree(root, sources, (name) => !/\.test\.tsx?$|tsconfig\.json$/.test(name));
}

/** Whether there is an app to build: the shell's entry is there. */
export function hasApp() {
  return existsSync(join(project, 'main', 'electron', 'index.ts'));
}

/** After others have written to out/ nobody knows what is in it, so the next start builds anew. */
export function forgetBuild() {
  rmSync(stamp, { force: true });
}

/** Builds into out/ when the sources changed since the last build. @param {{ force?: boolean }} [options] */
export async function ensureBuild({ force = false } = {}) {
  // The release key is built in too (scripts/package/release-key.mjs).
  const hash = [sourceHash(), process.env.STEWARD_RELEASE_KEY ?? ''].join(' ').trim();
  const built = existsSync(join(project, 'out', 'main', 'index.js'));
  if (!force && built && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  say('building the app (electron-vite) …');
  const done = await exec(bin('electron-vite'), ['build', '--logLevel', 'warn'], { env: toolEnv() });
  if (done.code !== 0) {
    throw new Problem(
      `The build failed:\n${tail(`${done.stdout}\n${done.stderr}`, 25)}\n`,
      'Mend that and run it again.',
    );
  }
  writeFileSync(join(ensureFolder(runtime), 'build.hash'), hash);
}
