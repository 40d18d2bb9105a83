import { existsSync, lstatSync, mkdirSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '../../../shared/failure.ts';
import { storageFailure } from '../../db/failures.ts';
import type { Connection } from '../../db/driver.ts';
import { openEncrypted } from '../../db/open.ts';
import { deriveKey } from '../keys/derive.ts';
import type { DbPaths } from '../keys/generations.ts';
import { dbPaths } from '../keys/generations.ts';
import { requireKeyFile } from '../keys/key-file.ts';
import type { KeyFile } from '../keys/key-format.ts';
import { assertProved, prove, textOfKeyFile } from '../keys/key-format.ts';
import { syncFolder } from '../keys/replace-file.ts';
import type { BackupFacts } from './check.ts';
import { checkUnpacked } from './check.ts';
import type { Manifest, ManifestBody } from './format.ts';
import { describe, keyIdOf, pack, signManifest, unpack } from './format.ts';

// Plain and synchronous, over paths and a key: it runs in a worker as it is.

export interface MakeAsk {
  readonly folder: string;
  readonly workspaceKey: Buffer;
  readonly to: string;
  readonly madeAt: string;
  readonly why: ManifestBody['why'];
  readonly withTokens: boolean;
}
export type MakeStep = 'ledger copied' | 'insights copied' | 'packed' | 'checked' | 'renamed';
export interface Made {
  readonly manifest: Manifest;
  readonly facts: BackupFacts;
}

/**
 * Copies the workspace into one file while it is in use, then opens what was written and reads all of it. Until that has
 * worked the file has another name, so whatever is called a backup is one.
 */
export function makeBackup(ask: MakeAsk, afterStep: (step: MakeStep) => void = () => undefined): Made {
  const { folder, workspaceKey, to } = ask;
  const making = `${to}.making`;
  const part = `${to}.part`;
  if (existsSync(to) && !lstatSync(to).isFile()) {
    throw new AppError('conflict', 'There is something else of that name. Choose another name.');
  }
  try {
    rmSync(making, { recursive: true, force: true });
    mkdirSync(making, { recursive: true, mode: 0o700 });
    const { keyFile } = requireKeyFile(folder);
    assertProved(keyFile, workspaceKey);
    assertRoom(dbPaths(folder, keyFile.generation), dirname(to));
    copy(ask, keyFile, 'ledger', join(making, 'ledger.db'));
    afterStep('ledger copied');
    copy(ask, keyFile, 'insights', join(making, 'insights.db'));
    afterStep('insights copied');
    writeFileSync(join(making, 'keys.json'), textOfKeyFile(withoutKeychains(keyFile, workspaceKey)), {
      mode: 0o600,
    });
    const { workspaceId, kind } = keyFile;
    const { madeAt, why, withTokens } = ask;
    const keyId = keyIdOf(workspaceKey);
    const body = { format: 1 as const, workspaceId, kind, madeAt, why, withTokens, keyId };
    pack(making, signManifest({ ...body, files: describe(making) }, workspaceKey), part);
    afterStep('packed');
    // The copies are in the pack now; what is unpacked to be checked takes their room.
    for (const name of ['ledger.db', 'insights.db']) rmSync(join(making, name));
    const written = join(making, 'written');
    const manifest = unpack(part, written);
    const facts = checkUnpacked(written, manifest, workspaceKey);
    afterStep('checked');
    renameSync(part, to);
    syncFolder(dirname(to));
    afterStep('renamed');
    return { manifest, facts };
  } catch (error) {
    rmSync(part, { force: true });
    throw storageFailure(error, to);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

const megabyte = 1024 * 1024;

/** Known before the first byte, so that a backup does not fill the disk that people work on. */
function assertRoom(paths: DbPaths, folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  const sizes = [paths.ledger, paths.insights].flatMap((path) => [path, `${path}-wal`]).map(sizeOf);
  // The pack, and beside it the copies that go into it or come out of it.
  const needed = 2 * sizes.reduce((sum, size) => sum + size, 0) + 4 * megabyte;
  const free = bavail * bsize;
  if (free >= needed) return;
  const inMegabytes = (bytes: number) => Math.ceil(bytes / megabyte);
  throw new AppError(
    'storage_full',
    `A backup needs ${inMegabytes(needed)} MB on this disk, and ${Math.floor(free / megabyte)} MB are free. Free some space, or back up to another disk.`,
    { needed, free },
  );
}

function sizeOf(path: string): number {
  return existsSync(path) ? lstatSync(path).size : 0;
}

/** A connection of its own, so that it can run beside the one in use: it sees one moment of the database. */
function copy(
  { folder, workspaceKey, withTokens }: MakeAsk,
  keyFile: KeyFile,
  which: 'ledger' | 'insights',
  to: string,
): void {
  const key = deriveKey(workspaceKey, which);
  try {
    const from = openEncrypted(dbPaths(folder, keyFile.generation)[which], key);
    try {
      from.pragma('temp_store = MEMORY');
      from.prepare('vacuum into ?').run(to);
    } finally {
      from.close();
    }
    if (which === 'insights' || withTokens) return;
    const own = openEncrypted(to, key);
    try {
      own.pragma('temp_store = MEMORY');
      own.pragma('secure_delete = ON');
      removeSecrets(own);
    } finally {
      own.close();
    }
  } finally {
    key.fill(0);
  }
}

const secretTables = [
  'asset_access',
  'client_token',
  'token_use',
  'token_check',
  'token',
  'sealed_secret',
] as const;

/** Tokens with everything that hangs on them, and the app secret; a ledger of before a migration has fewer tables. */
function removeSecrets(ledger: Connection): void {
  const isThere = ledger.prepare(`select 1 from sqlite_schema where type = 'table' and name = ?`);
  for (const table of secretTables) if (isThere.get(table)) ledger.exec(`delete from ${table}`);
}

/** A copy is for another day or another machine: no keychain opens it. */
function withoutKeychains(keyFile: KeyFile, workspaceKey: Buffer): KeyFile {
  const { proof: _, ...body } = keyFile;
  return prove({ ...body, people: body.people.map((holder) => ({ ...holder, quick: null })) }, workspaceKey);
}
