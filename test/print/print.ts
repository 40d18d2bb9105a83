import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { makeBox, runToEnd } from '../e2e/host/launch.ts';
import type { Stage } from '../e2e/host/stage.ts';
import { chownTree, openFolder } from '../e2e/host/user.ts';

export interface Printed {
  /** Where `name.pdf` stands for each page that was asked for. */
  readonly folder: string;
  /** What stands outside its box, by name. */
  readonly overflowing: Readonly<Record<string, readonly string[]>>;
  /** Milliseconds. */
  readonly times: Readonly<Record<string, { readonly ours: number; readonly bare: number }>>;
}

/** Prints finished pages as the app prints them, all in one start of Electron. */
export async function printAll(
  stage: Stage,
  pages: Readonly<Record<string, string>>,
  { bare = false }: { readonly bare?: boolean } = {},
): Promise<Printed> {
  const app = join(stage.folder, 'printer');
  if (!existsSync(app)) await buildPrinter(app);
  const box = makeBox(stage);
  const folder = join(box.folder, 'pages');
  mkdirSync(folder);
  for (const [name, html] of Object.entries(pages)) writeFileSync(join(folder, `${name}.html`), html);
  chownTree(stage.user, folder);
  const env = {
    STEWARD_PRINT: folder,
    STEWARD_PRINT_BUILT: join(stage.app, 'out', 'renderer'),
    ...(bare ? { STEWARD_PRINT_BARE: '1' } : {}),
  };
  const ended = await runToEnd({ ...stage, app }, box, { env }, 300_000);
  const looks = join(folder, 'looks.json');
  if (!existsSync(looks)) {
    const failed = join(folder, 'failed.txt');
    const why = existsSync(failed) ? readFileSync(failed, 'utf8') : '';
    throw new Error(`Nothing was printed. ${why}\n${ended.stdout}${ended.stderr}`);
  }
  return { folder, ...(JSON.parse(readFileSync(looks, 'utf8')) as Omit<Printed, 'folder'>) };
}

async function buildPrinter(folder: string): Promise<void> {
  openFolder(folder);
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('printer.ts', import.meta.url)),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: { external: ['electron'], output: { entryFileNames: 'printer.mjs' } },
    },
  });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'steward-print', version: '0.0.0', type: 'module', main: 'printer.mjs' }),
  );
}
