import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/failure.ts';
import { openFile } from '../../db/driver.ts';

export interface OwnerLock {
  release(): void;
}

/**
 * One process owns a workspace at a time. The lock is SQLite's own lock on an empty file: the kernel drops it when the
 * process ends, however it ends, so there is never a stale one to clean up.
 */
export function takeLock(folder: string): OwnerLock {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const raw = openFile(join(folder, 'owner.lock'));
  try {
    raw.pragma('busy_timeout = 0');
    raw.pragma('locking_mode = EXCLUSIVE');
    raw.exec('begin exclusive');
  } catch (cause) {
    raw.close();
    throw new AppError(
      'workspace_busy',
      'Another Steward has this workspace open. Close it there first.',
      {},
      { cause },
    );
  }
  return { release: () => void raw.close() };
}
