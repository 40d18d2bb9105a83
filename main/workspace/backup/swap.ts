import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncFolder } from '../keys/replace-file.ts';
import type { OwnerLock } from '../lock/owner-lock.ts';
import { takeLock } from '../lock/owner-lock.ts';

/** A restore that is not finished: nothing has happened yet. */
export const restoringOf = (folder: string) => `${folder}.restoring`;
/** A restore that will be finished: the whole workspace is in it. */
export const readyOf = (folder: string) => `${folder}.ready`;
export const asideOf = (folder: string, at: Date) =>
  `${folder}.before-${at.toISOString().replace(/[:.]/g, '-')}`;

const keptAside = 3;

/** Puts the present workspace aside and the ready one in its place. Answers whether there was one. */
export function swapIn(folder: string, aside: string, afterAside: () => void = () => undefined): boolean {
  const isThere = existsSync(folder);
  if (isThere) {
    // Refuses while another process works in it.
    takeLock(folder).release();
    renameSync(folder, freeName(aside));
  }
  afterAside();
  renameSync(readyOf(folder), folder);
  syncFolder(dirname(folder));
  forgetOldest(folder);
  return isThere;
}

/** At start: finishes a restore that was ready, and removes one that was not. */
export function settleRestore(folder: string, now: Date): void {
  if (!existsSync(readyOf(folder)) && !existsSync(restoringOf(folder))) return;
  const alone = aloneRestoring(folder);
  try {
    if (existsSync(readyOf(folder))) swapIn(folder, asideOf(folder, now));
    rmSync(restoringOf(folder), { recursive: true, force: true });
  } finally {
    alone.release();
  }
}

/** One process restores at a time: another one's half-made restore is not swept away under its feet. */
export function aloneRestoring(folder: string): OwnerLock {
  return takeLock(`${folder}.restore-lock`);
}

function freeName(path: string): string {
  let name = path;
  for (let number = 2; existsSync(name); number += 1) name = `${path}-${number}`;
  return name;
}

function forgetOldest(folder: string): void {
  const parent = dirname(folder);
  const aside = readdirSync(parent)
    .filter((name) => name.startsWith(`${basename(folder)}.before-`))
    .toSorted();
  for (const name of aside.slice(0, -keptAside)) rmSync(join(parent, name), { recursive: true, force: true });
}
