import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newAuditKey, sealAuditKey } from '../../main/audit/keys.ts';
import type { HeadKeeper } from '../../main/audit/heads.ts';
import { signHeads } from '../../main/audit/heads.ts';
import type { NewRow, SignedHead } from '../../main/audit/rules.ts';
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

/** What happens at a lock. */
export function signAll(ledger: Ledger, keep: HeadKeeper = () => undefined): SignedHead[] {
  count += 1;
  const { auditKey, ids } = ledger;
  return signHeads(ledger.db, { auditKey, at: new Date(at(count)), ids, why: 'lock', keep });
}

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

/** Takes every trigger off, as somebody who holds the file and its key can. */
export function dropGuards(db: Db): void {
  const triggers = db.raw
    .prepare(`select name from sqlite_schema where type = 'trigger' and tbl_name like 'audit_%'`)
    .pluck()
    .all() as string[];
  for (const name of triggers) db.raw.exec(`drop trigger ${name}`);
}

/** Runs `look` on a trail that somebody tampered with past every guard, then puts everything back. */
export function whenTampered<T>(db: Db, tamper: (raw: Db['raw']) => void, look: () => T): T {
  db.raw.exec('begin');
  try {
    db.raw.pragma('defer_foreign_keys = ON');
    db.raw.pragma('ignore_check_constraints = ON');
    dropGuards(db);
    tamper(db.raw);
    return look();
  } finally {
    db.raw.exec('rollback');
    db.raw.pragma('ignore_check_constraints = OFF');
  }
}
