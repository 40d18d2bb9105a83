import { existsSync, readFileSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/failure.ts';
import { storageFailure } from '../../db/failures.ts';
import { withBallast } from './ballast.ts';
import { generationOf } from './db-files.ts';
import type { KeyFile } from './key-format.ts';
import { parseKeyFile, textOfKeyFile } from './key-format.ts';
import { replaceFile, syncFolder } from './replace-file.ts';

const current = 'keys.json';
const spare = 'keys.last-good.json';
export const keyFileNames = { current, spare } as const;

export interface FoundKeyFile {
  readonly keyFile: KeyFile;
  /** One sentence for the person, when something was wrong and what was done about it. */
  readonly warning: string | null;
  readonly from: 'current' | 'spare';
  /** Both copies are the same. */
  readonly inStep: boolean;
}

/** `null` when there is no workspace here. A damaged file falls back to the last good copy, and says so. */
export function readKeyFile(folder: string): FoundKeyFile | null {
  const own = read(join(folder, current));
  const copy = read(join(folder, spare));
  if (own === 'missing' && copy === 'missing') return noneOr(folder);
  if (typeof own === 'object') {
    const overtaken =
      typeof copy === 'object' && copy.workspaceId === own.workspaceId && copy.version > own.version;
    if (!overtaken) return { keyFile: own, warning: null, from: 'current', inStep: sameText(own, copy) };
  }
  if (typeof copy === 'object') {
    return { keyFile: copy, warning: warningFor(own), from: 'spare', inStep: false };
  }
  throw new AppError(
    'storage_damaged',
    'The key file and its spare copy are both damaged. Restore a backup of the workspace.',
  );
}

/** The spare is only ever written after the file itself, so a newer spare means that the file was put back. */
function warningFor(own: ReturnType<typeof read>): string {
  const what =
    own === 'missing'
      ? 'The key file is missing'
      : own === 'broken'
        ? 'The key file is damaged'
        : 'The key file was replaced by an older one';
  return `${what}; Steward uses its spare copy. A person or passphrase changed just before may have to be changed again.`;
}

function noneOr(folder: string): null {
  // A draft without a key file is a creation that was stopped: nobody has worked in that workspace yet.
  const names = existsSync(folder) && !existsSync(join(folder, `${current}.new`)) ? readdirSync(folder) : [];
  if (!names.some((name) => generationOf(name) !== null)) return null;
  throw new AppError(
    'storage_damaged',
    'The databases of a workspace are here, but their key file is missing. Restore a backup of the workspace.',
  );
}

function read(path: string): KeyFile | 'missing' | 'broken' {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'missing';
    throw storageFailure(error, path);
  }
  return parseKeyFile(bytes) ?? 'broken';
}

function sameText(own: KeyFile, copy: ReturnType<typeof read>): boolean {
  return typeof copy === 'object' && textOfKeyFile(own) === textOfKeyFile(copy);
}

export function requireKeyFile(folder: string): FoundKeyFile {
  const found = readKeyFile(folder);
  if (!found) throw new AppError('not_found', 'There is no workspace in this folder.');
  return found;
}

export type WriteStep = 'key file drafted' | 'key file switched' | 'spare copy written';

/**
 * Replaces the key file, then its spare copy. Refuses when somebody changed it since it was read: two changes at once
 * would lose one. Answers `false` when only the spare copy could not be written; the next unlock writes it.
 */
export function replaceKeyFile(
  folder: string,
  basedOn: number | null,
  next: KeyFile,
  afterStep?: (step: WriteStep) => void,
): boolean {
  const now = readKeyFile(folder)?.keyFile.version ?? null;
  if (now !== basedOn) {
    throw new AppError('conflict', 'The keys of this workspace were changed a moment ago. Try again.');
  }
  const text = textOfKeyFile(next);
  withBallast(folder, current, () => {
    replaceFile(folder, current, text, () => afterStep?.('key file drafted'));
    if (typeof read(join(folder, current)) !== 'object') {
      throw new AppError('storage_damaged', 'The key file did not read back as written. Check the disk.');
    }
  });
  afterStep?.('key file switched');
  return copyToSpare(folder, text, afterStep);
}

function copyToSpare(folder: string, text: string, afterStep?: (step: WriteStep) => void): boolean {
  try {
    withBallast(folder, spare, () => replaceFile(folder, spare, text));
  } catch {
    return false;
  }
  afterStep?.('spare copy written');
  return true;
}

/** Makes both copies the same again, from the one that was read and whose proof was checked. */
export function mendKeyFiles(folder: string, found: FoundKeyFile): void {
  if (found.inStep) return;
  if (found.from === 'spare') setNewerAside(folder, found.keyFile.generation);
  const text = textOfKeyFile(found.keyFile);
  if (found.from === 'spare') withBallast(folder, current, () => replaceFile(folder, current, text));
  copyToSpare(folder, text);
}

/** The lost key file may have named newer databases than its spare copy does: they are kept, not swept. */
function setNewerAside(folder: string, generation: number): void {
  for (const name of readdirSync(folder)) {
    const own = generationOf(name);
    if (own === null || own <= generation) continue;
    renameSync(join(folder, name), join(folder, `set-aside-${name}`));
  }
  syncFolder(folder);
}
