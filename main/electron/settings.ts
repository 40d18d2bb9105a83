import { app, ipcMain, nativeTheme } from 'electron';
import Store from 'electron-store';
import { languageOf } from '../../shared/model/language.ts';
import type { SettingsStore } from '../ports.ts';
import { keepLastGood, mendSettings, Settings, settingsName } from './settings-file.ts';
import type { WindowPlace } from './window-place.ts';

export interface ShellSettings extends SettingsStore {
  place(): WindowPlace | null;
  setPlace(place: WindowPlace): void;
}

/** Runs before Electron is ready, since drawing by the processor can only be chosen then. */
export function openSettings(folder: string, now: Date, onTrouble: (error: unknown) => void): ShellSettings {
  const trouble = mendSettings(folder, now);
  const store = new Store<Settings>({ cwd: folder, name: settingsName, clearInvalidConfig: false });
  // SECURITY: electron-store opens a channel of its own that tells any page where our files are; ours are in ipc.ts only.
  ipcMain.removeAllListeners('electron-store-get-data');
  let current = Settings.parse(store.store);
  keepLastGood(folder);

  function save(change: Partial<Settings>): void {
    current = { ...current, ...change };
    try {
      store.store = current;
      keepLastGood(folder);
    } catch (error) {
      // A full disk costs the window's place, never the app.
      onTrouble(error);
    }
  }

  return {
    place: () => current.window,
    setPlace: (window) => save({ window }),
    appearance: () => current.appearance,
    setAppearance: (appearance) => {
      // The system's own menus and dialogs follow at once, not with the next start.
      nativeTheme.themeSource = appearance;
      save({ appearance });
    },
    language: () => current.language ?? languageOf(app.getPreferredSystemLanguages()),
    setLanguage: (language) => save({ language }),
    tourDone: () => current.tourDone,
    setTourDone: (tourDone) => save({ tourDone }),
    softwareRendering: () => current.softwareRendering,
    setSoftwareRendering: (softwareRendering) => save({ softwareRendering }),
    trouble: () => trouble,
  };
}
