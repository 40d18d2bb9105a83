import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../shared/failure.ts';
import { storageFailure } from '../../db/failures.ts';
import { openEncrypted, prepare } from '../../db/open.ts';
import { deriveKey } from '../keys/derive.ts';
import { dbPaths } from '../keys/generations.ts';
import { keyFileNames, requireKeyFile } from '../keys/key-file.ts';
import { syncFile, syncFolder } from '../keys/replace-file.ts';
import type { OpenWorkspace } from '../open-workspace.ts';
import type { Manifest } from './manifest.ts';
import { fileEntry, manifestName, readBackup } from './manifest.ts';

export interface BackupAsk {
  readonly work: OpenWorkspace;
  /** Where the workspace lives. */
  readonly folder: string;
  readonly workspaceKey: Buffer;
  /** The folder to make; it must not exist yet. */
  readonly target: string;
  readonly withTokens: boolean;
}

/** Written under another name, checked by opening it again, and only then given its own: there is no half backup. */
export function makeBackup(ask: BackupAsk): Manifest {
  const { target } = ask;
  if (existsSync(target))
    throw new AppError('conflict', 'There is something of that name already. Choose another name.');
  const draft = `${target}.part`;
  try {
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { recursive: true, mode: 0o700 });
    const manifest = fill(draft, ask);
    readBackup(draft);
    renameSync(draft, target);
    syncFolder(dirname(target));
    return manifest;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw storageFailure(error, target);
  }
}

function fill(draft: string, { work, folder, workspaceKey, withTokens }: BackupAsk): Manifest {
  const { generation } = requireKeyFile(folder).keyFile;
  const paths = dbPaths(draft, generation);
  for (const file of ['ledger', 'insights'] as const) {
    work[file].raw.prepare('vacuum into ?').run(paths[file]);
    const key = deriveKey(workspaceKey, file);
    try {
      checkCopy(paths[file], key, file === 'ledger' && !withTokens);
    } finally {
      key.fill(0);
    }
    syncFile(paths[file]);
  }
  copyFileSync(join(folder, keyFileNames.current), join(draft, keyFileNames.current));
  syncFile(join(draft, keyFileNames.current));
  const names = [keyFileNames.current, basename(paths.ledger), basename(paths.insights)];
  const manifest: Manifest = {
    format: 1,
    kind: work.kind,
    createdAt: work.clock.now().toISOString(),
    generation,
    hasTokens: withTokens,
    files: names.map((name) => fileEntry(draft, name)),
  };
  writeFileSync(join(draft, manifestName), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  syncFile(join(draft, manifestName));
  syncFolder(draft);
  return manifest;
}

/** A backup that does not open is none. Tokens are removed with their pages, not only from the table. */
function checkCopy(path: string, key: Buffer, dropTokens: boolean): void {
  const raw = openEncrypted(path, key);
  try {
    prepare(raw, 'full');
    if (dropTokens) {
      raw.exec('delete from token');
      raw.exec('vacuum');
    }
    raw.pragma('wal_checkpoint(TRUNCATE)');
    raw.pragma('journal_mode = DELETE');
    const health: unknown = raw.pragma('integrity_check', { simple: true });
    if (health !== 'ok')
      throw new AppError('storage_damaged', 'The copy does not hold. Check the disk and try again.');
  } finally {
    raw.close();
  }
}
