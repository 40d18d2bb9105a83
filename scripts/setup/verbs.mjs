import { ensureBuild } from './build.mjs';
import { setup, setupModules } from './setup.mjs';

/** @typedef {(rest: string[]) => Promise<number | void>} Verb the exit code, 0 when nothing is returned */

/** @type {Record<string, Verb>} */
export const verbs = {
  setup: async () => {
    await setup({ tests: true });
  },
  build: async () => {
    await setupModules();
    await ensureBuild({ force: true });
  },
};
