import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseKeyFile } from '../keys/key-format.ts';
import type { Manifest } from './format.ts';
import { readKeyPart, readManifest } from './format.ts';
import { expired } from './retention.ts';

const ending = '.steward-backup';

export interface OnShelf {
  readonly id: string;
  readonly path: string;
  readonly bytes: number;
  readonly manifest: Manifest;
}

function shelfOf(profile: string): string {
  return join(profile, 'backups');
}

/** A name that sorts by time and says nothing else. */
export function nameFor(madeAt: Date): string {
  return `${madeAt.toISOString().replace(/[:.]/g, '-')}${ending}`;
}

export function placeFor(profile: string, madeAt: Date): string {
  const folder = shelfOf(profile);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, nameFor(madeAt));
  let free = path;
  for (let number = 2; existsSync(free); number += 1) free = path.replace(ending, `-${number}${ending}`);
  return free;
}

/** Newest first. A file that cannot be read is no backup, whatever it is called. */
export function onShelf(profile: string): OnShelf[] {
  const folder = shelfOf(profile);
  if (!existsSync(folder)) return [];
  const found = readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .flatMap((id) => look(id, join(folder, id)) ?? []);
  return found.toSorted((a, b) => (a.manifest.madeAt < b.manifest.madeAt ? 1 : -1));
}

export function look(id: string, path: string): OnShelf | null {
  try {
    return { id, path, bytes: statSync(path).size, manifest: readManifest(path) };
  } catch {
    return null;
  }
}

/** The people of a backup, as its key file names them to everybody. */
export function peopleIn(path: string): { id: string; name: string }[] {
  const keyFile = parseKeyFile(readKeyPart(path));
  return (keyFile?.people ?? []).map(({ personId, name }) => ({ id: personId, name }));
}

/** Away with what is too old, and with what an ended process left half-made. */
export function tidy(profile: string, workspaceId: string): void {
  const own = onShelf(profile).filter(({ manifest }) => manifest.workspaceId === workspaceId);
  for (const id of expired(own.map((one) => ({ id: one.id, madeAt: one.manifest.madeAt })))) {
    rmSync(join(shelfOf(profile), id), { force: true });
  }
  for (const name of readdirSync(shelfOf(profile))) {
    if (/\.(part|making)$|^rehearsal-/.test(name))
      rmSync(join(shelfOf(profile), name), { recursive: true, force: true });
  }
}

/** A folder for one rehearsal; whoever asks removes it. */
export function workbench(profile: string): string {
  mkdirSync(shelfOf(profile), { recursive: true, mode: 0o700 });
  return mkdtempSync(join(shelfOf(profile), 'rehearsal-'));
}
