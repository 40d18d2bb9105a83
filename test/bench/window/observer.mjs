// The folder of this file stands where an app's folder would: Electron starts it, it watches for the first window, and
// then loads the app to be measured, unchanged. Both sides of every comparison start this way.
// oxlint-disable-next-line no-restricted-imports -- it runs inside Electron, as the app's own entry does
import { app } from 'electron';
import { readFileSync, writeFileSync } from 'node:fs';

/** Epoch milliseconds of each step, in the order of their names here. @type {Record<string, number>} */
const at = { began: Date.now() };
/** @type {{ entry: string, script: string, report: string, stay: boolean }} */
const { entry, script, report, stay } = JSON.parse(readFileSync(process.env.STEWARD_BENCH ?? '', 'utf8'));

app.once('ready', () => (at.ready = Date.now()));
app.once('browser-window-created', (_event, window) => {
  at.window = Date.now();
  const shown = window.isVisible()
    ? Promise.resolve(Date.now())
    : new Promise((resolve) => window.once('show', () => resolve(Date.now())));
  window.webContents.once('dom-ready', () => {
    at.parsed = Date.now();
    void observe(window, shown);
  });
});

/** @param {import('electron').BrowserWindow} window @param {Promise<number>} shown */
async function observe(window, shown) {
  /** @type {object} */
  let said;
  try {
    const value = await window.webContents.executeJavaScript(script);
    said = { pid: process.pid, value, at: { ...at, shown: await shown } };
  } catch (error) {
    said = { pid: process.pid, error: String(error) };
  }
  write(said);
  if (!stay) app.quit();
}

/** In one step, because the other side reads it as soon as it is there. @param {object} said */
function write(said) {
  writeFileSync(report, JSON.stringify(said), { flag: 'wx' });
}

try {
  await import(entry);
  at.loaded = Date.now();
} catch (error) {
  write({ pid: process.pid, error: String(error) });
  app.exit(1);
}
