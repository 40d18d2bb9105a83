// Steward's own door with nothing behind it: preload, guard, contract and checks as they ship, and answers that were
// recorded from the real app instead of use cases. What a call costs here is what the contract alone costs.
// oxlint-disable-next-line no-restricted-imports -- it runs inside Electron, as an app's entry does
import { app, BrowserWindow, session } from 'electron';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openDoor } from '../../../main/electron/ipc.ts';
import { registerScheme, serveFiles } from '../../../main/electron/protocol.ts';
import { readServedFiles, uiOrigin } from '../../../main/electron/served-files.ts';
import { partition, pinnedPreferences } from '../../../main/electron/web-preferences.ts';
import type { Caller } from '../../../main/ports.ts';
import { contract, type StewardContract } from '../../../shared/contract/contract.ts';
import { serve, type Handlers } from '../../../shared/rpc.ts';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const recorded = process.env['STEWARD_BENCH_CANNED'] ?? '';
const values = JSON.parse(readFileSync(recorded, 'utf8')) as Readonly<Record<string, unknown>>;

const handlers = Object.fromEntries(
  Object.entries(contract).map(([noun, calls]) => [
    noun,
    Object.fromEntries(Object.keys(calls).map((verb) => [verb, () => values[`${noun}.${verb}`]])),
  ]),
) as unknown as Handlers<StewardContract, object>;

const silent = { info: () => undefined, error: () => undefined };
const served = serve<StewardContract, object, Caller>(
  contract,
  handlers,
  () => ({}),
  (_name, error) => {
    throw error;
  },
);
registerScheme();
const door = openDoor(uiOrigin, served, silent);
void app.whenReady().then(() => {
  const files = new Map(readServedFiles(here('.')));
  serveFiles(session.fromPartition(partition), files, () => undefined);
  const preload = process.env['STEWARD_BENCH_PRELOAD'] ?? '';
  const window = new BrowserWindow({
    width: 1360,
    height: 860,
    webPreferences: { ...pinnedPreferences(false), preload },
  });
  door.admit(window);
  return window.loadURL(`${uiOrigin}/hello.html`);
});
