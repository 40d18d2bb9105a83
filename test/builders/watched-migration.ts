import Sqlite from 'better-sqlite3';
import { insightsMigrations } from '../../main/db/insights/migrations.ts';
import { ledgerMigrations } from '../../main/db/ledger/migrations.ts';
import { migrate } from '../../main/db/migrate.ts';
import { prepare } from '../../main/db/open.ts';

export type File = 'ledger' | 'insights';

/** Brings a database to this version as `openDb` does, and tells of each statement before it runs. */
export function migrateWatched(which: File, path: string, key: Buffer, beforeEach: () => void): void {
  let isWatching = false;
  const raw = new Sqlite(path, { verbose: () => (isWatching ? beforeEach() : undefined) });
  try {
    raw.pragma(`cipher='sqlcipher'`);
    raw.pragma(`key="x'${key.toString('hex')}'"`);
    prepare(raw, which === 'ledger' ? 'full' : 'normal');
    isWatching = true;
    migrate(raw, which === 'ledger' ? ledgerMigrations : insightsMigrations);
    isWatching = false;
  } finally {
    raw.close();
  }
}
