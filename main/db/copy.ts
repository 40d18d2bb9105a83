import { rmSync } from 'node:fs';
import { AppError } from '../../shared/failure.ts';
import type { Connection } from './driver.ts';
import { openEncrypted } from './open.ts';

/** A whole, consistent copy of an open database, under the same key. What was at `to` is replaced. */
export function copyDb(from: Connection, to: string): void {
  removeDb(to);
  from.prepare('vacuum into ?').run(to);
}

/** Gives a file that nobody has open another key. Every page is written anew, none of them ever in the clear. */
export function rekeyFile(path: string, keys: { readonly old: Buffer; readonly next: Buffer }): void {
  const raw = openEncrypted(path, keys.old);
  try {
    // The journal holds pages under the old key and is gone once the change is whole; a log would keep them.
    raw.pragma('journal_mode = DELETE');
    raw.pragma('temp_store = MEMORY');
    raw.pragma(`rekey="x'${keys.next.toString('hex')}'"`);
  } finally {
    raw.close();
  }
}

export function assertSound(raw: Connection, what: string): void {
  const health: unknown = raw.pragma('integrity_check(1)', { simple: true });
  if (health !== 'ok') throw new AppError('storage_damaged', `${what} is damaged: ${String(health)}`);
}

export function removeDb(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${end}`, { force: true });
}
