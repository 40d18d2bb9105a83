import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../shared/failure.ts';
import { storageFailure } from '../../db/failures.ts';
import { syncFolder } from '../keys/replace-file.ts';
import type { OwnerLock } from '../lock/owner-lock.ts';
import { takeLock } from '../lock/owner-lock.ts';
import { isRestoring, readyOf, restoringOf } from './restore-folders.ts';

const asideOf = (folder: string, at: Date) => `${folder}.before-${at.toISOString().replace(/[:.]/g, '-')}`;

const keptAside = 3;

/**
 * Puts the present workspace aside and the ready one in its place; answers with the folder of the one put aside. When it
 * cannot even begin, the ready one goes: whoever was told that nothing happened must not find it restored tomorrow.
 */
export function swapIn(folder: string, at: Date, afterAside: () => void = () => undefined): string | null {
  const isThere = existsSync(folder);
  const aside = isThere ? freeName(asideOf(folder, at)) : null;
  if (aside !== null) {
    try {
      // Refuses while another process works in it.
      takeLock(folder).release();
      renameSync(folder, aside);
    } catch (error) {
      rmSync(readyOf(folder), { recursive: true, force: true });
      throw storageFailure(error, folder);
    }
  }
  afterAside();
  try {
    renameSync(readyOf(folder), folder);
    syncFolder(dirname(folder));
  } catch (cause) {
    const sentence = 'The backup is ready, but could not be put in place. Start Steward again to finish it.';
    throw new AppError('storage_damaged', sentence, {}, { cause });
  }
  return aside;
}

/** At start: finishes a restore that was ready, and removes one that was not. */
export function settleRestore(folder: string, now: Date): void {
  if (!isRestoring(folder)) return;
  const alone = aloneRestoring(folder);
  try {
    if (existsSync(readyOf(folder))) swapIn(folder, now);
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

/** Not at once: a large workspace takes a moment to remove, and nobody waits for it. */
export async function forgetOldest(folder: string): Promise<void> {
  const parent = dirname(folder);
  const aside = readdirSync(parent)
    .filter((name) => name.startsWith(`${basename(folder)}.before-`))
    .toSorted();
  for (const name of aside.slice(0, -keptAside))
    await rm(join(parent, name), { recursive: true, force: true });
}
