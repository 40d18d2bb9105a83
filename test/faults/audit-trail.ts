import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newAuditKey, sealAuditKey } from '../../main/audit/keys.ts';
import type { NewRow } from '../../main/audit/rules.ts';
import { record } from '../../main/audit/use-cases.ts';
import type { Db } from '../../main/db/access.ts';
import { write } from '../../main/db/access.ts';
import { ledgerMigrations } from '../../main/db/ledger/migrations.ts';
import { openDb } from '../../main/db/open.ts';

export const clientChain = '01980000-0000-7000-8000-00000000000a';
export const otherChain = '01980000-0000-7000-8000-00000000000b';
export const anna = { id: '01980000-0000-7000-8000-0000000000a1', name: 'Anna Nowak' };
const workspaceId = '01980000-0000-7000-8000-000000000001';
const installation = '01980000-0000-7000-8000-000000000002';

/** A real encrypted ledger in a folder of its own, with an audit key and nothing recorded yet. */
export function aLedger() {
  const folder = mkdtempSync(join(tmpdir(), 'steward-audit-'));
  const path = join(folder, 'ledger.db');
  const key = randomBytes(32);
  const auditKey = newAuditKey();
  const open = (): Db => openDb({ path, key, durability: 'full', migrations: ledgerMigrations });
  const db = open();
  db.raw
    .prepare('insert into workspace values (1, ?, ?, ?, ?, ?, ?, ?)')
    .run(workspaceId, 'real', 'Test', installation, auditKey.publicKey, sealAuditKey(auditKey, key), at(0));
  return {
    db,
    path,
    key,
    folder,
    auditKey,
    open,
    ids: { next: () => randomUUID() },
    /** Records rows, one second apart, in one transaction. */
    add(...rows: readonly Partial<NewRow>[]) {
      return write(db, (w) =>
        rows.map((row) => {
          count += 1;
          return record(w, aRow(row), new Date(at(count)), this.ids);
        }),
      );
    },
    [Symbol.dispose]() {
      db.raw.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type Ledger = ReturnType<typeof aLedger>;

let count = 0;
const at = (second: number) => new Date(Date.UTC(2026, 0, 5, 9) + second * 1000).toISOString();

export function aRow(row: Partial<NewRow> = {}): NewRow {
  return {
    chain: clientChain,
    actor: anna,
    what: 'client.renamed',
    subject: clientChain,
    detail: { before: { name: 'Belmonte' }, after: { name: 'Belmonte Hotel' } },
    ...row,
  };
}

/** Takes every guard off, as somebody who holds the file and its key can. */
export function dropGuards(db: Db): void {
  db.raw.pragma('foreign_keys = OFF');
  const triggers = db.raw
    .prepare(`select name from sqlite_schema where type = 'trigger' and tbl_name like 'audit_%'`)
    .pluck()
    .all() as string[];
  for (const name of triggers) db.raw.exec(`drop trigger ${name}`);
}
