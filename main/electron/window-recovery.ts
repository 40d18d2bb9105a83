import { app, dialog, type BrowserWindow } from 'electron';
import type { Language } from '../../shared/model/language.ts';
import type { Log } from '../ports.ts';
import { dialogText } from './dialog-words.ts';
import { afterDeath, shouldDrawBySoftware } from './recovery-rule.ts';
import type { ShellSettings } from './settings.ts';

/** How long a page may hang before it is ended; a slow machine deserves some patience. */
const patienceMs = 15_000;

/** Brings a page back that crashed or hangs, and stops with a sentence when that does not help. */
export function keepAlive(window: BrowserWindow, log: Log, language: () => Language): void {
  const { webContents } = window;
  let deaths: number[] = [];
  let hanging: NodeJS.Timeout | undefined;
  let reloading: NodeJS.Timeout | undefined;

  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    clearTimeout(hanging);
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    log.info('window.page_died', { reason, exitCode });
    deaths.push(Date.now());
    const next = afterDeath(deaths, Date.now());
    if (next.what === 'reload') {
      reloading = setTimeout(() => webContents.reload(), next.afterMs);
      return;
    }
    deaths = [];
    void askToGoOn(window, language());
  });
  webContents.on('unresponsive', () => {
    log.info('window.page_hung');
    clearTimeout(hanging);
    // Ending the process brings it to render-process-gone, so there is one way back.
    hanging = setTimeout(() => webContents.forcefullyCrashRenderer(), patienceMs);
  });
  webContents.on('responsive', () => clearTimeout(hanging));
  window.on('closed', () => {
    clearTimeout(hanging);
    clearTimeout(reloading);
  });
}

async function askToGoOn(window: BrowserWindow, language: Language): Promise<void> {
  const say = (english: string) => dialogText(english, language);
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    title: 'Steward',
    message: say('The window keeps crashing.'),
    detail: say(
      'Your work is safe: nothing that you saved is kept in the window. Try once more, or quit and start Steward again.',
    ),
    buttons: [say('Try again'), say('Quit')],
    cancelId: 1,
  });
  if (window.isDestroyed()) return;
  if (response === 0) window.webContents.reload();
  if (response === 1) app.quit();
}

/** Chromium starts a new graphics process by itself; a driver that keeps failing is left alone from the next start on. */
export function watchGraphics(settings: ShellSettings, log: Log): void {
  let crashes = 0;
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.info('process.died', { type, reason, exitCode });
    if (type !== 'GPU') return;
    crashes += 1;
    if (shouldDrawBySoftware(crashes) && !settings.softwareRendering()) settings.setSoftwareRendering(true);
  });
}
