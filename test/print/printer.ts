// The app's own printer without the app around it: prints the pages of a folder one after another and ends. One start of
// Electron for many PDFs, because a start costs more than twenty of them.
// oxlint-disable-next-line no-restricted-imports -- it runs inside Electron, as an app's entry does
import { app, BrowserWindow, session } from 'electron';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { windowPrinter } from '../../main/electron/pdf.ts';
import { registerScheme, serveFiles } from '../../main/electron/protocol.ts';
import { readServedFiles, reportOrigin } from '../../main/electron/served-files.ts';
import { partition, pinnedPreferences } from '../../main/electron/web-preferences.ts';

const folder = process.env['STEWARD_PRINT'] ?? '';
const built = process.env['STEWARD_PRINT_BUILT'] ?? '';
/** Each page once more, printed without anything of ours around it (P7). */
const bare = process.env['STEWARD_PRINT_BARE'] === '1';
const silent = { info: () => undefined, error: () => undefined };
const never = new AbortController().signal;

registerScheme();
// Between two pages no window is open, and that is not the end.
app.on('window-all-closed', () => undefined);
void app.whenReady().then(run);

async function run(): Promise<void> {
  try {
    const files = readServedFiles(built);
    const printer = windowPrinter(files, silent);
    const kept = new Map<string, string>();
    serveFiles(session.fromPartition(partition), files, (path) => {
      const html = kept.get(path);
      if (html === undefined) return printer.pages(path);
      return { type: 'text/html; charset=utf-8', bytes: new TextEncoder().encode(html) };
    });
    const times: Record<string, { ours: number; bare: number }> = {};
    const overflowing: Record<string, readonly string[]> = {};
    const names = readdirSync(folder).filter((name) => name.endsWith('.html'));
    for (const name of names.toSorted()) {
      const html = readFileSync(join(folder, name), 'utf8');
      const before = performance.now();
      const bytes = await printer.print(html, never);
      const ours = performance.now() - before;
      writeFileSync(join(folder, name.replace('.html', '.pdf')), bytes);
      kept.set('/looked-at', printer.dressed(html));
      const look = await lookAt();
      overflowing[name] = look.overflowing;
      times[name] = { ours, bare: bare ? look.bare : 0 };
    }
    writeFileSync(join(folder, 'looks.json'), JSON.stringify({ times, overflowing }));
  } catch (error) {
    writeFileSync(join(folder, 'failed.txt'), String(error instanceof Error ? error.stack : error));
  }
  app.quit();
}

/** In a window that may run a script, which ours may not: what stands outside the box that it was given. */
async function lookAt(): Promise<{ overflowing: readonly string[]; bare: number }> {
  const begun = performance.now();
  const window = new BrowserWindow({ show: false, webPreferences: pinnedPreferences(false) });
  await window.loadURL(`${reportOrigin}/looked-at`);
  if (bare)
    await window.webContents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
  const spent = performance.now() - begun;
  const overflowing = (await window.webContents.executeJavaScript(`(${outside})()`)) as readonly string[];
  window.destroy();
  return { overflowing, bare: spent };
}

const outside = `() => {
  const found = [];
  const say = (what, node) => found.push(what + ': ' + node.className + ' "' + node.textContent.slice(0, 60) + '"');
  for (const piece of document.querySelectorAll('.piece, th, td, .tile, .notice, .ask, .head, .foot, .tiles'))
    if (piece.scrollWidth > piece.clientWidth + 1 || piece.scrollHeight > piece.clientHeight + 1) say('larger than its box', piece);
  for (const sheet of document.querySelectorAll('.sheet')) {
    const paper = sheet.getBoundingClientRect();
    const foot = sheet.querySelector('.foot').getBoundingClientRect();
    for (const node of sheet.querySelectorAll('*')) {
      const box = node.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) continue;
      if (box.left < paper.left - 1 || box.right > paper.right + 1) say('beside the paper', node);
      if (!node.closest('.foot') && box.bottom > foot.top + 1 && node !== sheet) say('over the foot', node);
    }
    const parts = [...sheet.querySelectorAll('.head > span, .foot > span')].map((one) => [one, one.getBoundingClientRect()]);
    for (const [one, a] of parts) for (const [two, b] of parts)
      if (one !== two && a.top === b.top && a.left < b.left && a.right > b.left + 0.5) say('over its neighbour', one);
  }
  return found;
}`;
