import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import type { Wake } from '../../main/ports.ts';
import { aDesk, closeDesks, founder, removeFolder } from './desk.ts';
import { closeUpdateServers, type UpdateServer } from './update-server.ts';

const homes: string[] = [];

export const old = Buffer.from('the Steward of before');
export const fresh = Buffer.alloc(300_000, 'the Steward of today ');
export const next = 'steward-1.3.0.AppImage';

export async function aDeskThatMayUpdate(server: UpdateServer, background?: Wake) {
  const home = mkdtempSync(join(tmpdir(), 'steward-home-'));
  homes.push(home);
  const appFile = join(home, 'Steward.AppImage');
  writeFileSync(appFile, old, { mode: 0o755 });
  const updateHome = { releaseKey: server.releaseKey, machine: 'linux-x64', appFile };
  const desk = aDesk({ updateHome, version: '1.2.9', ...(background ? { background } : {}) });
  await desk.api.workspace.create(founder);
  return { desk, home, appFile, updates: desk.api.updates };
}

export async function fetched(updates: Awaited<ReturnType<typeof aDeskThatMayUpdate>>['updates']) {
  await updates.download({ version: '1.3.0' });
  return vi.waitFor(
    async () => {
      const state = await updates.state({});
      expect(state.step).not.toBe('downloading');
      return state;
    },
    { timeout: 30_000, interval: 20 },
  );
}

export async function closeUpdates(): Promise<void> {
  await closeDesks();
  await closeUpdateServers();
  for (const home of homes.splice(0)) removeFolder(home);
}
