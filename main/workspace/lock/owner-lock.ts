import { closeSync, mkdirSync, openSync, readSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/failure.ts';
import type { Connection } from '../../db/driver.ts';
import { openFile } from '../../db/driver.ts';
import { storageFailure } from '../../db/failures.ts';

export interface OwnerLock {
  release(): void;
}

/**
 * What this process holds. Its lock file must not be read as a file here: closing any handle of it would drop the
 * kernel's lock (POSIX locks belong to the process, not to the handle).
 */
const held = new Set<string>();

/**
 * One process owns a workspace at a time. The lock is SQLite's own lock on a file without content: the kernel drops it
 * when the process ends, however it ends, so there is never a stale one to clean up.
 */
export function takeLock(folder: string): OwnerLock {
  const path = lockPath(folder);
  if (held.has(path)) throw busy(process.pid);
  const raw = openLocked(path);
  held.add(path);
  return {
    release: () => {
      if (!held.delete(path)) return;
      raw.close();
    },
  };
}

function lockPath(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return join(realpathSync(folder), 'owner.lock');
  } catch (error) {
    throw storageFailure(error, folder);
  }
}

function openLocked(path: string): Connection {
  try {
    return lockedFile(path);
  } catch (error) {
    if (codeOf(error) !== 'SQLITE_NOTADB') throw refusal(error, path);
  }
  // Not SQLite, so nobody can hold it: something else wrote here.
  try {
    rmSync(path);
    return lockedFile(path);
  } catch (error) {
    throw refusal(error, path);
  }
}

function lockedFile(path: string): Connection {
  const raw = openFile(path);
  try {
    raw.pragma('busy_timeout = 0');
    raw.pragma('locking_mode = EXCLUSIVE');
    raw.exec('begin exclusive');
    // The process id goes into the header's user_version, where another process can read it past the lock.
    raw.pragma(`user_version = ${process.pid}`);
    raw.exec('commit');
    raw.exec('begin exclusive');
    return raw;
  } catch (error) {
    raw.close();
    throw error;
  }
}

function refusal(error: unknown, path: string): Error {
  const code = codeOf(error);
  const isHeld = code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED');
  return isHeld ? busy(holderOf(path), error) : storageFailure(error, path);
}

function busy(pid: number | null, cause?: unknown): AppError {
  const which = pid === null ? '' : ` (process ${pid})`;
  return new AppError(
    'workspace_busy',
    `Another Steward${which} has this workspace open. Close it there first.`,
    pid === null ? {} : { pid },
    { cause },
  );
}

/** Bytes 60 to 63 of an SQLite file are its user_version. `null` when the holder has not written it yet. */
function holderOf(path: string): number | null {
  try {
    const header = Buffer.alloc(64);
    const handle = openSync(path, 'r');
    try {
      if (readSync(handle, header, 0, 64, 0) < 64) return null;
    } finally {
      closeSync(handle);
    }
    return header.readInt32BE(60) || null;
  } catch {
    return null;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
