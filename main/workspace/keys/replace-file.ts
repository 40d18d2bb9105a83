import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Atomic: a crash leaves the old file or the new one, never a half. */
export function replaceFile(folder: string, name: string, text: string, drafted?: () => void): void {
  const draft = draftFile(folder, name, text);
  drafted?.();
  renameSync(draft, join(folder, name));
  syncFolder(folder);
}

/** Writes the new text beside the file and answers with its path; the rename is the caller's. */
export function draftFile(folder: string, name: string, text: string): string {
  const draft = join(folder, `${name}.new`);
  // SECURITY: a fresh file every time, so that a link somebody put here is not followed.
  rmSync(draft, { force: true });
  const handle = openSync(draft, 'wx', 0o600);
  try {
    writeAll(handle, Buffer.from(text));
    fsyncSync(handle);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
  return draft;
}

/** A nearly full disk takes a part of the bytes and says so only by the count. */
export function writeAll(handle: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
}

/** Nothing may have the file open as a database: closing any handle of it drops SQLite's locks in this process. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A rename is only durable once its folder is; Windows cannot open folders and does this by itself. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
