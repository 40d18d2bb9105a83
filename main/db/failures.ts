import { basename } from 'node:path';
import { AppError } from '../../shared/failure.ts';

/** Says a storage error in words that a person can act on. An error that is already said passes unchanged. */
export function storageFailure(error: unknown, path: string): Error {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  const file = basename(path);
  const about = (failure: ConstructorParameters<typeof AppError>[0], sentence: string) =>
    new AppError(failure, sentence, { file, sqlite: code }, { cause: error });

  // SHMSIZE: not even the 32 kB that WAL needs to open a database fitted on the disk.
  if (code.startsWith('SQLITE_FULL') || code === 'SQLITE_IOERR_SHMSIZE' || code === 'ENOSPC') {
    return about('storage_full', 'The disk is full. Nothing was lost; free some space and try again.');
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return about('workspace_busy', `Another program holds ${file}. Close it and try again.`);
  }
  if (code === 'SQLITE_NOTADB') {
    return about(
      'storage_damaged',
      `${file} does not open with this key: it is damaged or belongs elsewhere.`,
    );
  }
  if (code.startsWith('SQLITE_CORRUPT')) {
    return about(
      'storage_damaged',
      `${file} is damaged. Steward keeps it as it is; restore the newest backup.`,
    );
  }
  if (/^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|SQLITE_IOERR|EACCES|EPERM|EROFS)/.test(code)) {
    return about(
      'storage_damaged',
      `${file} cannot be written or read. Check the folder's permissions and the disk.`,
    );
  }
  return error instanceof Error ? error : new Error(String(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
