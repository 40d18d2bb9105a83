import { rmSync } from 'node:fs';
import { AppError } from '../../../shared/failure.ts';
import type { Connection } from '../../db/driver.ts';
import { storageFailure } from '../../db/failures.ts';
import { openEncrypted } from '../../db/open.ts';
import { deriveKey } from './derive.ts';
import type { KeyUse } from './derive.ts';
import type { DbPaths } from './generations.ts';
import { syncFile } from './replace-file.ts';

// Plain and synchronous, over paths and keys, without state: it can run in a worker as it is.

type KeyOf = (use: KeyUse) => Buffer;

/**
 * Seals anew what the ledger holds under keys of its own (tokens, the audit key), and makes the change that the new
 * keys are for. Runs in a transaction on the copy; wipes the keys that it asks for.
 */
export type Reseal = (ledger: Connection, from: KeyOf, to: KeyOf) => void;

const files = ['ledger', 'insights'] as const;
type File = (typeof files)[number];
export type CopyStep = `${'copied' | 'rekeyed' | 'resealed' | 'checked' | 'durable'} ${File}`;

/** Connections that stay in use until the keys are switched. */
export type Live = Readonly<Record<File, Connection>>;

export interface CopyAsk {
  readonly from: { readonly paths: DbPaths; readonly workspaceKey: Buffer; readonly live?: Live | undefined };
  readonly to: { readonly paths: DbPaths; readonly workspaceKey: Buffer };
  readonly reseal: Reseal;
  readonly afterStep?: (step: CopyStep) => void;
}

/** Copies both databases under the keys of another workspace key and checks the copies. The originals stay as they are. */
export function copyDatabases(ask: CopyAsk): void {
  for (const file of files) {
    try {
      copyOne(ask, file);
    } catch (error) {
      throw storageFailure(error, ask.from.paths[file]);
    }
  }
}

function copyOne({ from, to, reseal, afterStep }: CopyAsk, file: File): void {
  const [source, target] = [from.paths[file], to.paths[file]];
  const keys = { old: deriveKey(from.workspaceKey, file), fresh: deriveKey(to.workspaceKey, file) };
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${target}${suffix}`, { force: true });
  try {
    if (from.live) from.live[file].prepare('vacuum into ?').run(target);
    else
      withDatabase(source, keys.old, (raw) => {
        claimAlone(raw);
        raw.prepare('vacuum into ?').run(target);
      });
    afterStep?.(`copied ${file}`);
    withDatabase(target, keys.old, (raw) => raw.pragma(`rekey="x'${keys.fresh.toString('hex')}'"`));
    afterStep?.(`rekeyed ${file}`);
    withDatabase(target, keys.fresh, (raw) => {
      if (file === 'ledger') {
        const keyOf = (key: Buffer) => (use: KeyUse) => deriveKey(key, use);
        raw.transaction(() => reseal(raw, keyOf(from.workspaceKey), keyOf(to.workspaceKey))).immediate();
        afterStep?.(`resealed ${file}`);
      }
      assertWhole(raw, file);
    });
    afterStep?.(`checked ${file}`);
    syncFile(target);
    afterStep?.(`durable ${file}`);
  } finally {
    keys.old.fill(0);
    keys.fresh.fill(0);
  }
}

function withDatabase(path: string, key: Buffer, work: (raw: Connection) => void): void {
  const raw = openEncrypted(path, key);
  try {
    // A big sort would otherwise write plaintext to the temp folder.
    raw.pragma('temp_store = MEMORY');
    raw.pragma('secure_delete = ON');
    raw.pragma('trusted_schema = OFF');
    raw.pragma('foreign_keys = ON');
    raw.pragma('recursive_triggers = ON');
    work(raw);
  } finally {
    raw.close();
  }
}

/** A connection that is still open somewhere could write what the copy would miss: then nothing is copied. */
function claimAlone(raw: Connection): void {
  raw.pragma('busy_timeout = 0');
  raw.pragma('locking_mode = EXCLUSIVE');
  raw.exec('begin exclusive');
  raw.exec('commit');
}

function assertWhole(raw: Connection, file: File): void {
  const health: unknown = raw.pragma('integrity_check', { simple: true });
  const broken = raw.pragma('foreign_key_check') as unknown[];
  if (health === 'ok' && broken.length === 0) return;
  throw new AppError(
    'storage_damaged',
    `The new copy of the ${file} is not whole. The keys were not changed; restore the newest backup.`,
  );
}
