import { join } from 'node:path';
import { AppError } from '../../../shared/failure.ts';
import type { Db } from '../../db/access.ts';
import { insightsMigrations } from '../../db/insights/migrations.ts';
import { ledgerMigrations } from '../../db/ledger/migrations.ts';
import { openDb } from '../../db/open.ts';
import { deriveKey } from '../keys/derive.ts';
import type { Manifest } from './format.ts';
import { assertSigned } from './format.ts';

export interface BackupFacts {
  readonly people: number;
  readonly clients: number;
  readonly auditRows: number;
}

/**
 * Opens both databases of an unpacked backup with the key, brings them to this version and reads every page. What this
 * accepts, a restore accepts.
 */
export function checkUnpacked(folder: string, manifest: Manifest, workspaceKey: Buffer): BackupFacts {
  assertSigned(manifest, workspaceKey);
  return withUnpacked(folder, workspaceKey, ({ ledger, insights }) => {
    for (const [what, db] of [
      ['ledger', ledger],
      ['figures', insights],
    ] as const) {
      const health: unknown = db.raw.pragma('integrity_check(1)', { simple: true });
      if (health !== 'ok') {
        throw new AppError('storage_damaged', `The ${what} in this backup are damaged. Choose another one.`);
      }
    }
    const count = (table: string) =>
      Number(ledger.raw.prepare(`select count(*) from ${table}`).pluck().get());
    return { people: count('person'), clients: count('client'), auditRows: count('audit_row') };
  });
}

export function withUnpacked<T>(
  folder: string,
  workspaceKey: Buffer,
  work: (dbs: { readonly ledger: Db; readonly insights: Db }) => T,
): T {
  const ledger = opened(folder, 'ledger', workspaceKey);
  try {
    const insights = opened(folder, 'insights', workspaceKey);
    try {
      return work({ ledger, insights });
    } finally {
      insights.raw.close();
    }
  } finally {
    ledger.raw.close();
  }
}

function opened(folder: string, which: 'ledger' | 'insights', workspaceKey: Buffer): Db {
  const key = deriveKey(workspaceKey, which);
  try {
    return openDb({
      path: join(folder, `${which}.db`),
      key,
      durability: 'full',
      migrations: which === 'ledger' ? ledgerMigrations : insightsMigrations,
    });
  } finally {
    key.fill(0);
  }
}
