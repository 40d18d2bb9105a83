import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build, createServer, type InlineConfig } from 'vite';
import { launchApp, makeBox } from '../../test/e2e/host/launch.ts';
import { prepareStage } from '../../test/e2e/host/stage.ts';

const help = `npm run gallery [-- --pictures]

Serves every component in every state on loopback, with hot reload, until Ctrl+C. With --pictures it photographs all
pages in both themes under the app's own content security policy into shots-output/gallery, and fails on what axe finds.`;

const project = fileURLToPath(new URL('../..', import.meta.url));
const pageIds = [
  'shell',
  'actions',
  'fields',
  'choices',
  'states',
  'figures',
  'tables',
  'charts',
  'overview',
  'approvals',
];
const themes = ['light', 'dark'];
const pictures = join('shots-output', 'gallery');

const gallery: InlineConfig = {
  configFile: false,
  root: join(project, 'renderer'),
  plugins: [react()],
  logLevel: 'warn',
};

async function serve(): Promise<void> {
  const server = await createServer({ ...gallery, server: { host: '127.0.0.1', open: '/gallery.html' } });
  await server.listen();
  console.log(`The gallery is at ${server.resolvedUrls?.local[0] ?? ''}gallery.html. Ends with Ctrl+C.`);
}

/** The built app with the gallery among its pages, so that its protocol, its policy and its hardening hold. */
async function appWithGallery(app: string, folder: string): Promise<string> {
  const copy = join(folder, 'gallery-app');
  mkdirSync(copy);
  for (const name of ['package.json', 'out']) cpSync(join(app, name), join(copy, name), { recursive: true });
  symlinkSync(join(app, 'node_modules'), join(copy, 'node_modules'));
  await build({
    ...gallery,
    build: {
      outDir: join(copy, 'out', 'renderer'),
      emptyOutDir: false,
      target: 'chrome130',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
      rollupOptions: { input: join(project, 'renderer', 'gallery.html') },
    },
  });
  return copy;
}

/** Popups are looked at by hand: Base UI hides what is behind them from screen readers, which axe cannot tell from a fault. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`,
  );
}

async function photograph(): Promise<readonly string[]> {
  mkdirSync(pictures, { recursive: true });
  const stage = await prepareStage();
  try {
    const app = await appWithGallery(stage.app, stage.folder);
    const { page, problems, stop } = await launchApp({ ...stage, app }, makeBox(stage));
    const faults: string[] = [];
    for (const id of pageIds) {
      for (const theme of themes) {
        await page.goto('about:blank');
        await page.goto(`app://ui/gallery.html#theme=${theme}&page=${id}`);
        await page.getByRole('main').waitFor();
        await page.evaluate(() => document.fonts.ready);
        await page.screenshot({ path: resolve(pictures, `${id}-${theme}.png`) });
        faults.push(...(await faultsOf(page)).map((fault) => `${id} ${theme}: ${fault}`));
      }
    }
    await stop();
    return [...faults, ...problems];
  } finally {
    await stage.stop();
  }
}

const { values } = parseArgs({ options: { pictures: { type: 'boolean' }, help: { type: 'boolean' } } });
if (values.help) console.log(help);
else if (values.pictures) {
  const faults = await photograph();
  console.log(`${pictures}: ${pageIds.length} pages in ${themes.length} themes`);
  for (const fault of faults) console.log(`problem: ${fault}`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} else await serve();
