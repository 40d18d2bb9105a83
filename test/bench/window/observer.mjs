// The folder of this file stands where an app's folder would: Electron starts it, it watches for the first window, and
// then loads the app to be measured, unchanged. Both sides of every comparison start this way.
// oxlint-disable-next-line no-restricted-imports -- it runs inside Electron, as the app's own entry does
import { app } from 'electron';
import { readFileSync, writeFileSync } from 'node:fs';

/** @type {{ entry: string, script: string, report: string, stay: boolean }} */
const { entry, script, report, stay } = JSON.parse(readFileSync(process.env.STEWARD_BENCH ?? '', 'utf8'));

app.once('browser-window-created', (_event, window) => {
  const shown = window.isVisible()
    ? Promise.resolve(Date.now())
    : new Promise((resolve) => window.once('show', () => resolve(Date.now())));
  window.webContents.once('dom-ready', () => void observe(window, shown));
});

/** @param {import('electron').BrowserWindow} window @param {Promise<unknown>} shown */
async function observe(window, shown) {
  /** @type {object} */
  let said;
  try {
    said = {
      pid: process.pid,
      value: await window.webContents.executeJavaScript(script),
      shown: await shown,
    };
  } catch (error) {
    said = { pid: process.pid, error: String(error) };
  }
  // In one step, because the other side reads it as soon as it is there.
  writeFileSync(report, JSON.stringify(said), { flag: 'wx' });
  if (!stay) app.quit();
}

await import(entry);
