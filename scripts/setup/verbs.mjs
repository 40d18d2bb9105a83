import { dev, faults, script, shots, start } from './app.mjs';
import { ensureBuild } from './build.mjs';
import { check } from './check.mjs';
import { doctor } from './doctor.mjs';
import { exec } from './exec.mjs';
import { bin, toolEnv } from './paths.mjs';
import { setup, setupModules } from './setup.mjs';
import { testAll, testEndToEnd, testUnit } from './tests.mjs';

/** @typedef {(rest: string[]) => Promise<number | void>} Verb the exit code, 0 when nothing is returned */

/** @type {Record<string, Verb>} */
export const verbs = {
  start,
  dev,
  doctor,
  setup: async () => {
    await setup({ tests: true });
  },
  build: async () => {
    await setupModules();
    await ensureBuild({ force: true });
  },
  check: async () => {
    await setupModules();
    return (await check()) > 0 ? 1 : 0;
  },
  format: async (rest) => {
    await setupModules();
    return (await exec(bin('oxfmt'), rest, { live: true, env: toolEnv() })).code;
  },
  test: testAll,
  'test:unit': testUnit,
  'test:e2e': (rest) => testEndToEnd(rest),
  'test:e2e:all': (rest) => testEndToEnd(rest, { all: true }),
  'test:faults': faults,
  shots,
  seed: script('scripts/verbs/seed.ts', 'Seeded workspaces'),
  sandbox: script('scripts/verbs/sandbox.ts', 'The sandbox of the Graph API as a server of its own', {
    electron: false,
  }),
  gallery: script('scripts/verbs/gallery.ts', 'The gallery of components', { window: true }),
  feed: script('scripts/verbs/feed.ts', 'The feed of an update', { electron: false }),
  package: script('scripts/verbs/package.ts', 'Installers'),
  bench: script('test/bench/run.ts', 'The measurements', { window: true }),
};
