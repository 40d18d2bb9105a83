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

interface Place {
  readonly paths: DbPaths;
  readonly workspaceKey: Buffer;
}

export interface CopyAsk {
  readonly from: Place;
  readonly to: Place;
  readonly reseal: Reseal;
  readonly afterStep?: (step: CopyStep) => void;
}

/** Copies both databases under the keys of another workspace key and checks the copies. The originals stay as they are. */
export function copyDatabases(ask: CopyAsk): void {
  for (const file of files) saying(ask.from, file, () => copyOne(ask, file, true));
}

/** The same beside connections that are in use, and without what is sealed anew: for a thread of its own. */
export function copyBeside(ask: Omit<CopyAsk, 'reseal'>): void {
  for (const file of files) saying(ask.from, file, () => copyOne(ask, file, false));
}

/** What `copyBeside` left to do: only whoever has the workspace open can do it. */
export function resealCopy({ from, to, reseal }: CopyAsk): void {
  const key = deriveKey(to.workspaceKey, 'ledger');
  try {
    saying(to, 'ledger', () => withDatabase(to.paths.ledger, key, (raw) => sealAnew(raw, from, to, reseal)));
  } finally {
    key.fill(0);
  }
}

function saying({ paths }: Place, file: File, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw storageFailure(error, paths[file]);
  }
}

function sealAnew(raw: Connection, from: Place, to: Place, reseal: Reseal): void {
  const keyOf = (key: Buffer) => (use: KeyUse) => deriveKey(key, use);
  raw.transaction(() => reseal(raw, keyOf(from.workspaceKey), keyOf(to.workspaceKey))).immediate();
}

type CopyOne = Omit<CopyAsk, 'reseal'> & Partial<Pick<CopyAsk, 'reseal'>>;

function copyOne({ from, to, reseal, afterStep }: CopyOne, file: File, isAlone: boolean): void {
  const [source, target] = [from.paths[file], to.paths[file]];
  const keys = { old: deriveKey(from.workspaceKey, file), fresh: deriveKey(to.workspaceKey, file) };
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${target}${suffix}`, { force: true });
  try {
    withDatabase(source, keys.old, (raw) => {
      if (isAlone) claimAlone(raw);
      // Whoever closes the old database afterwards, on the main loop, is to find little left to fold in.
      else raw.pragma('wal_checkpoint(PASSIVE)');
      raw.prepare('vacuum into ?').run(target);
    });
    afterStep?.(`copied ${file}`);
    withDatabase(target, keys.old, (raw) => raw.pragma(`rekey="x'${keys.fresh.toString('hex')}'"`));
    afterStep?.(`rekeyed ${file}`);
    withDatabase(target, keys.fresh, (raw) => {
      if (file === 'ledger' && reseal) {
        sealAnew(raw, from, to, reseal);
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
