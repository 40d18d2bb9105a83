// Started instead of the app when a driver is on it. Playwright attaches while the app is already opening its window,
// and in about one start of a hundred the two wait for each other for ever. Its own answer, a module that holds back
// `ready`, is not used when the program is a launcher like ours; this one does the same, and changes nothing else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
// oxlint-disable-next-line no-restricted-imports -- this file runs inside Electron
import { app } from 'electron';

const target = process.env.STEWARD_E2E_APP ?? '';
delete process.env.STEWARD_E2E_APP;
const manifest = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'));
app.setName(manifest.productName ?? manifest.name);
app.setVersion(manifest.version);
app.setAppPath(target);

const nativeReady = app.whenReady();
const nativeEmit = app.emit.bind(app);
let facts;
let open = false;
let opened;
const gate = new Promise((resolve) => (opened = resolve));
app.emit = (event, ...rest) => {
  if (event !== 'ready' || open) return nativeEmit(event, ...rest);
  facts = rest;
  return true;
};
app.isReady = () => open;
app.whenReady = () => gate;
// Playwright's own name for it: called once it is attached.
globalThis.__playwright_run = async () => {
  await nativeReady;
  open = true;
  opened();
  nativeEmit('ready', ...(facts ?? []));
};

await import(pathToFileURL(join(target, manifest.main)).href);
