import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import type { App, Theatre } from './window.ts';

/** Answers by the call's name, as the real app gave them. */
export type Canned = Readonly<Record<string, unknown>>;

/** Steward's door without use cases behind it (window/canned.ts), built as the app itself is. */
export async function cannedApp({ folder, preload, hello }: Theatre, canned: Canned): Promise<App> {
  const answers = join(folder, 'canned.json');
  writeFileSync(answers, JSON.stringify(canned));
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('window/canned.ts', import.meta.url)),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: { external: ['electron'], output: { entryFileNames: 'canned.mjs' } },
    },
  });
  const env = { STEWARD_BENCH_CANNED: answers, STEWARD_BENCH_PRELOAD: preload };
  return { ...hello, entry: pathToFileURL(join(folder, 'canned.mjs')).href, env };
}
