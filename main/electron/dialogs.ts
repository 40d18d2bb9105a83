import { basename, join } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import type { Language } from '../../shared/model/language.ts';
import type { Dialogs, FileFilter } from '../ports.ts';
import { dialogText } from './dialog-words.ts';

/** Native dialogs, tied to the window so that nobody acts on two things at once. */
export function nativeDialogs(
  window: () => BrowserWindow | null,
  settings: { language(): Language },
): Dialogs {
  const say = (english: string) => dialogText(english, settings.language());
  const named = (filters: readonly FileFilter[]) => namedBy(say, filters);
  const tied = <O extends object, R>(
    withWindow: (window: BrowserWindow, options: O) => Promise<R>,
    alone: (options: O) => Promise<R>,
    options: O,
  ) => {
    const over = window();
    return over === null ? alone(options) : withWindow(over, options);
  };

  const open = async (options: Electron.OpenDialogOptions): Promise<string | null> => {
    const { canceled, filePaths } = await tied(
      (over, o: Electron.OpenDialogOptions) => dialog.showOpenDialog(over, o),
      (o) => dialog.showOpenDialog(o),
      options,
    );
    return canceled ? null : (filePaths[0] ?? null);
  };

  return {
    async saveFile({ title, suggestedName, filters }) {
      const options: Electron.SaveDialogOptions = {
        title: say(title),
        // SECURITY: a client's name ends up in file names; only the last part of whatever was suggested counts.
        defaultPath: join(app.getPath('downloads'), basename(suggestedName)),
        filters: named(filters),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      };
      const { canceled, filePath } = await tied(
        (over, o: Electron.SaveDialogOptions) => dialog.showSaveDialog(over, o),
        (o) => dialog.showSaveDialog(o),
        options,
      );
      return canceled || filePath === '' ? null : filePath;
    },
    openFile: ({ title, filters }) =>
      open({ title: say(title), filters: named(filters), properties: ['openFile'] }),
    chooseFolder: ({ title }) =>
      open({
        title: say(title),
        defaultPath: app.getPath('downloads'),
        properties: ['openDirectory', 'createDirectory'],
      }),
  };
}

function namedBy(say: (english: string) => string, filters: readonly FileFilter[]): Electron.FileFilter[] {
  return filters.map(({ name, extensions }) => ({ name: say(name), extensions: [...extensions] }));
}
