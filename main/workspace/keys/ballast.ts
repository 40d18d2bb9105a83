import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { storageFailure } from '../../db/failures.ts';
import { writeAll } from './replace-file.ts';

const name = 'ballast';
/** Enough for an audit row, a deletion and a checkpoint on a disk that is full to the last byte (measured). */
const size = 400 * 1024;
const roomNeeded = 8 * 1024 * 1024;

/**
 * Space kept for the moment when the disk is full: SQLite then cannot even delete. Makes it when it is missing and there
 * is room; a failure to do so is no failure of anything else.
 */
export function keepBallast(folder: string): void {
  const path = join(folder, name);
  if (existsSync(path)) return;
  try {
    const { bavail, bsize } = statfsSync(folder);
    if (bavail * bsize < roomNeeded) return;
    const handle = openSync(path, 'wx', 0o600);
    try {
      // Random bytes: a file system that compresses or skips zeros would keep nothing.
      writeAll(handle, randomBytes(size));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    rmSync(path, { force: true });
  }
}

/** Gives the kept space back. `false` when there is none left to give. */
function freeBallast(folder: string): boolean {
  const path = join(folder, name);
  if (!existsSync(path)) return false;
  rmSync(path, { force: true });
  return true;
}

/** Runs `work`; when the disk is full, gives the ballast back and runs it once more. */
export function withBallast<T>(folder: string, path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const failure = storageFailure(error, path);
    if (!('code' in failure && failure.code === 'storage_full') || !freeBallast(folder)) throw failure;
  }
  try {
    return work();
  } catch (error) {
    throw storageFailure(error, path);
  }
}

/** The same for work that takes its time: it must be such that it can be begun again. */
export async function withBallastAround<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const failure = storageFailure(error);
    if (!('code' in failure && failure.code === 'storage_full') || !freeBallast(folder)) throw failure;
    return work();
  }
}
