import { basename } from 'node:path';
import { AppError } from '../../shared/failure.ts';

/**
 * Says a storage error in words that a person can act on, whether SQLite or the file system met it. An error that is
 * already said, and one that is not about storage, pass unchanged.
 */
export function storageFailure(error: unknown, path = pathOf(error)): Error {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  const file = basename(path);
  const named = nameOf(file);
  const about = (failure: ConstructorParameters<typeof AppError>[0], sentence: string) =>
    new AppError(failure, sentence, { file, sqlite: code }, { cause: error });

  // SHMSIZE: not even the 32 kB that WAL needs to open a database fitted on the disk.
  if (/^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)/.test(code)) {
    return about('storage_full', 'The disk is full. Nothing was lost; free some space and try again.');
  }
  if (/^(SQLITE_BUSY|SQLITE_LOCKED|EBUSY)/.test(code)) {
    return about('workspace_busy', `Another program holds ${named}. Close it and try again.`);
  }
  if (code === 'SQLITE_NOTADB') {
    return about(
      'storage_damaged',
      `${sentenceFrom(named)} does not open with this key: it is damaged or belongs elsewhere. Restore the newest backup.`,
    );
  }
  if (code.startsWith('SQLITE_CORRUPT')) {
    return about(
      'storage_damaged',
      `${sentenceFrom(named)} is damaged. Steward keeps it as it is: restore the newest backup.`,
    );
  }
  if (/^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EACCES|EPERM|EROFS)/.test(code)) {
    return about(
      'storage_refused',
      `${sentenceFrom(named)} cannot be written or read. Check who may use its folder, and whether the disk is read-only.`,
    );
  }
  if (/^(SQLITE_IOERR|EIO)/.test(code)) {
    return about(
      'storage_refused',
      `The disk does not read or write ${named} as it should. Check the disk, then try again.`,
    );
  }
  return error instanceof Error ? error : new Error(String(error));
}

/** What people call it, and the name under which they find it. */
function nameOf(file: string): string {
  if (file === '') return 'a file of the workspace';
  if (/^ledger\b/.test(file)) return `the ledger (${file})`;
  return /^insights\b/.test(file) ? `the store of figures (${file})` : file;
}

function sentenceFrom(name: string): string {
  return /^(the|a) /.test(name) ? name.slice(0, 1).toUpperCase() + name.slice(1) : name;
}

/** The bytes are wrong; nothing that frees space or changes permissions helps. */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof AppError) || error.code !== 'storage_damaged') return false;
  const { sqlite } = error.details;
  return typeof sqlite === 'string' && /^SQLITE_(CORRUPT|NOTADB)/.test(sqlite);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function pathOf(error: unknown): string {
  return error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : '';
}
