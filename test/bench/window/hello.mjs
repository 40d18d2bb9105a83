// The smallest app with a window, as Electron's own guide begins: what every comparison here is made against.
// oxlint-disable-next-line no-restricted-imports -- it runs inside Electron, as an app's entry does
import { app, BrowserWindow, ipcMain } from 'electron';
import { fileURLToPath } from 'node:url';

const here = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));
const preload = process.env.STEWARD_BENCH_ECHO ? { preload: here('echo-preload.cjs') } : {};

// Answers a question with the text that was put down for it, so that both sides carry the same texts both ways.
const answers = new Map();
ipcMain.handle('put', (_event, question, answer) => void answers.set(question, answer));
ipcMain.handle('ask', (_event, question) => answers.get(question));

// Not awaited: Electron is ready only after this module has ended.
void app.whenReady().then(() => {
  // Steward's first size, so that both draw as many pixels.
  const window = new BrowserWindow({ width: 1360, height: 860, webPreferences: preload });
  return window.loadFile(here('hello.html'));
});
