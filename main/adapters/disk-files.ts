import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { AppError } from '../../shared/failure.ts';
import type { Files } from '../ports.ts';

export const diskFiles: Files = {
  write(path, parts) {
    const draft = `${path}.part`;
    try {
      const file = openSync(draft, 'w', 0o600);
      try {
        for (const part of parts) writeWhole(file, typeof part === 'string' ? Buffer.from(part) : part);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(draft, path);
    } catch (cause) {
      rmSync(draft, { force: true });
      if (cause instanceof AppError) throw cause;
      const full = cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC';
      if (full) throw new AppError('storage_full', 'The disk is full; nothing was saved.', {}, { cause });
      throw new AppError(
        'storage_refused',
        'The file cannot be saved there. Choose another folder.',
        {},
        { cause },
      );
    }
  },
};

/** A nearly full disk takes a part of the bytes and says so only by the count. */
function writeWhole(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
}
