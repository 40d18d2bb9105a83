import { existsSync } from 'node:fs';
import { AppError } from '../../shared/failure.ts';
import type { Db } from './access.ts';
import { dbOf } from './access.ts';
import type { Connection } from './driver.ts';
import { openFile } from './driver.ts';
import { storageFailure } from './failures.ts';
import type { Migration } from './migrate.ts';
import { isMissingSome, migrate } from './migrate.ts';

/** `full` is for what must survive a power cut (money, people, audit), `normal` for what Meta can give again. */
type Durability = 'full' | 'normal';

export interface OpenAsk {
  readonly path: string;
  readonly key: Buffer;
  readonly durability: Durability;
  readonly migrations: readonly Migration[];
  /** Makes and verifies a copy before an existing database is migrated; its failure stops the migration. */
  readonly beforeMigration?: (raw: Connection) => void;
}

const synchronousLevel = { full: 2, normal: 1 } as const;
/** KiB of pages that are kept decrypted, filled as they are read: what the triage of a thousand clients reads (P2). */
const mostKept = { full: 8_192, normal: 98_304 } as const;

export function openDb(ask: OpenAsk): Db {
  try {
    const raw = openEncrypted(ask.path, ask.key);
    try {
      prepare(raw, ask.durability);
      migrate(raw, ask.migrations, ask.beforeMigration);
      return dbOf(raw, ask.path);
    } catch (error) {
      raw.close();
      throw error;
    }
  } catch (error) {
    throw storageFailure(error, ask.path);
  }
}

/** Whether an existing database waits for a migration. Refuses what `openDb` refuses, and changes nothing. */
export function isBehind({ path, key, migrations }: Pick<OpenAsk, 'path' | 'key' | 'migrations'>): boolean {
  if (!existsSync(path)) return false;
  try {
    const raw = openEncrypted(path, key);
    try {
      return isMissingSome(raw, migrations);
    } finally {
      raw.close();
    }
  } catch (error) {
    throw storageFailure(error, path);
  }
}

/** Opens with the key and reads one page, so that a wrong key is known here and not at the first query. */
export function openEncrypted(path: string, key: Buffer, options: { readonly?: boolean } = {}): Connection {
  if (key.length !== 32) throw new Error('A database key has 32 bytes.');
  const raw = openFile(path, { readonly: options.readonly ?? false });
  try {
    raw.pragma(`cipher='sqlcipher'`);
    raw.pragma(`key="x'${key.toString('hex')}'"`);
    raw.prepare('select count(*) from sqlite_schema').get();
    return raw;
  } catch (error) {
    raw.close();
    throw error;
  }
}

/** Sets every pragma that matters and asserts that it took: SQLite ignores what it does not know without a word. */
export function prepare(raw: Connection, durability: Durability): void {
  // WAL silently lowers synchronous to NORMAL, so the level is set after it and read back (reliability finding 1).
  raw.pragma('journal_mode = WAL');
  raw.prepare('select count(*) from sqlite_schema').get();
  raw.pragma(`synchronous = ${synchronousLevel[durability]}`);
  raw.pragma('foreign_keys = ON');
  raw.pragma('recursive_triggers = ON');
  raw.pragma('trusted_schema = OFF');
  raw.pragma('secure_delete = ON');
  // A big sort otherwise wrote plaintext to the temp folder.
  raw.pragma('temp_store = MEMORY');
  raw.pragma(`cache_size = -${mostKept[durability]}`);
  raw.pragma('checkpoint_fullfsync = ON');
  raw.pragma('busy_timeout = 5000');
  // The usual thousand pages hold the main loop for 16 ms when they are written back; these take four.
  raw.pragma('wal_autocheckpoint = 250');
  assertPragmas(raw, durability);
}

export function assertPragmas(raw: Connection, durability: Durability): void {
  const expected = {
    journal_mode: 'wal',
    synchronous: synchronousLevel[durability],
    foreign_keys: 1,
    recursive_triggers: 1,
    trusted_schema: 0,
    secure_delete: 1,
    temp_store: 2,
  };
  for (const [name, value] of Object.entries(expected)) {
    const actual: unknown = raw.pragma(name, { simple: true });
    if (actual !== value) {
      throw new AppError(
        'storage_damaged',
        `The database refused a safety setting (${name} is ${String(actual)}).`,
      );
    }
  }
}
