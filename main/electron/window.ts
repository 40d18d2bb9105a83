import { fileURLToPath } from 'node:url';
import { BrowserWindow, nativeTheme, screen, type Display } from 'electron';
import type { Log } from '../ports.ts';
import { isPageOf } from './sender-rule.ts';
import type { ShellSettings } from './settings.ts';
import { placeWindow, smallest, type Area } from './window-place.ts';
import { keepAlive } from './window-recovery.ts';
import { pinnedPreferences } from './web-preferences.ts';

/** The desk's own colours (design tokens), so that the first thing drawn is not a white flash. */
const deskColour = { light: '#f7f7f5', dark: '#161819' } as const;

export interface WindowNeeds {
  readonly packaged: boolean;
  /** What the window shows: our page, or the development server's. */
  readonly address: string;
  readonly settings: ShellSettings;
  readonly log: Log;
  /** Runs before the page is loaded, so that no call comes too early. */
  readonly onMade: (window: BrowserWindow) => void;
}

export function openMainWindow(needs: WindowNeeds): BrowserWindow {
  const { settings, log } = needs;
  nativeTheme.themeSource = settings.appearance();
  const place = placeWindow(settings.place(), workAreas());
  const window = new BrowserWindow({
    x: place.x,
    y: place.y,
    width: place.width,
    height: place.height,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Steward',
    backgroundColor: nativeTheme.shouldUseDarkColors ? deskColour.dark : deskColour.light,
    webPreferences: {
      ...pinnedPreferences(needs.packaged),
      preload: fileURLToPath(new URL('../preload/index.cjs', import.meta.url)),
    },
  });
  window.once('ready-to-show', () => {
    if (place.maximised) window.maximize();
    window.show();
  });
  rememberPlace(window, settings);
  keepAlive(window, log, () => settings.language());
  stayOnPage(window, needs.address, log);
  needs.onMade(window);
  window.loadURL(needs.address).catch((error: unknown) => log.error('window.load_failed', error));
  return window;
}

/**
 * SECURITY: about:blank is the one address to which a page may go without anybody being asked. The door does not answer
 * there, and the window comes back by itself.
 */
function stayOnPage(window: BrowserWindow, address: string, log: Log): void {
  window.webContents.on('did-navigate', (_event, shown) => {
    if (isPageOf(address, shown)) return;
    log.info('navigation.undone');
    window.loadURL(address).catch((error: unknown) => log.error('window.load_failed', error));
  });
}

export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function workAreas(): [Area, ...Area[]] {
  const primary: Display = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  return [primary.workArea, ...others.map((display) => display.workArea)];
}

/** Written a moment after the last move, so that a kill loses little and a drag does not write a hundred times. */
function rememberPlace(window: BrowserWindow, settings: ShellSettings): void {
  let timer: NodeJS.Timeout | undefined;
  const write = () => {
    clearTimeout(timer);
    settings.setPlace({ ...window.getNormalBounds(), maximised: window.isMaximized() });
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(write, 500);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('close', write);
  window.on('closed', () => clearTimeout(timer));
}
