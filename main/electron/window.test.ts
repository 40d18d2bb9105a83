import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('.', import.meta.url));
const sources = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') }));

test('every window is made from the table of preferences, and nothing after it loosens them', () => {
  const windows = sources.flatMap(({ name, text }) =>
    [...text.matchAll(/new (?:BrowserWindow|WebContentsView|BaseWindow)\(/g)].map((found) => {
      const preferences = /webPreferences: \{([^}]*)\}/.exec(text.slice(found.index))?.[1] ?? '';
      const own = preferences.split('\n').flatMap((line) => /^\s*(\w+):/.exec(line)?.[1] ?? []);
      return { name, fromTable: preferences.trimStart().startsWith('...pinnedPreferences('), own };
    }),
  );
  const harmless = ['preload', 'javascript', 'offscreen'];
  expect(windows.length).toBeGreaterThan(0);
  expect(
    windows.filter(({ fromTable, own }) => !fromTable || own.some((key) => !harmless.includes(key))),
  ).toEqual([]);
});

test('only one file holds the door, and only one opens other programs', () => {
  const using = (word: RegExp) => sources.filter(({ text }) => word.test(text)).map(({ name }) => name);
  expect({
    ipc: using(/ipcMain\.(handle|on|once|handleOnce)\(/),
    outside: using(/shell\.(openExternal|openPath)\(/),
    crashes: using(/crashReporter\b.*\.start\(/),
  }).toEqual({ ipc: ['ipc.ts'], outside: ['shell-open.ts'], crashes: [] });
});
