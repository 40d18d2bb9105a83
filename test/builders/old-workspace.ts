import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from '../../main/db/driver.ts';
import { insightsMigrations } from '../../main/db/insights/migrations.ts';
import { ledgerMigrations } from '../../main/db/ledger/migrations.ts';
import { openDb, openEncrypted } from '../../main/db/open.ts';
import { deriveKey } from '../../main/workspace/keys/derive.ts';
import { dbPaths } from '../../main/workspace/keys/generations.ts';
import { requireKeyFile } from '../../main/workspace/keys/key-file.ts';
import { unlockWithPassphrase } from '../../main/workspace/keys/unlock.ts';
import { founder } from './desk.ts';

const firsts = [
  { which: 'ledger', first: ledgerMigrations.slice(0, 1), durability: 'full' },
  { which: 'insights', first: insightsMigrations.slice(0, 1), durability: 'normal' },
] as const;

/** Makes a closed workspace one of the very first Steward: the first migration's tables with the same rows. */
export async function makeOld(profile: string): Promise<void> {
  const folder = join(profile, 'workspace');
  const { keyFile } = requireKeyFile(folder);
  const personId = keyFile.people[0]?.personId ?? '';
  const ask = { folder, personId, passphrase: founder.passphrase, now: new Date('2026-11-21T09:00:00.000Z') };
  const { workspaceKey, generation } = await unlockWithPassphrase(ask);
  const paths = dbPaths(folder, generation);
  for (const { which, first, durability } of firsts) {
    const path = paths[which];
    const key = deriveKey(workspaceKey, which);
    const old = openDb({ path: `${path}.old`, key, durability, migrations: first });
    const now = openEncrypted(path, key);
    copyRows(now, old.raw);
    now.close();
    old.raw.close();
    renameSync(`${path}.old`, path);
  }
}

function copyRows(from: Connection, to: Connection): void {
  to.pragma('foreign_keys = OFF');
  const tables = to.prepare(`select name from pragma_table_list where schema = 'main' and type = 'table'`);
  for (const table of tables.pluck().all() as string[]) {
    if (table.startsWith('sqlite_') || table === 'applied_migration') continue;
    const own = columnsOf(to, table);
    const common = columnsOf(from, table).filter((column) => own.includes(column));
    if (common.length === 0) continue;
    const names = common.map((column) => `"${column}"`).join(', ');
    const add = to.prepare(`insert into "${table}" (${names}) values (${common.map(() => '?').join(', ')})`);
    for (const row of from.prepare(`select ${names} from "${table}"`).raw().all() as unknown[][])
      add.run(...row);
  }
}

function columnsOf(db: Connection, table: string): string[] {
  return db.prepare('select name from pragma_table_info(?)').pluck().all(table) as string[];
}
