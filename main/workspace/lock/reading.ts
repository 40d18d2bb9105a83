import { hourMs } from '../../../shared/model/durations.ts';
import type { Db } from '../../db/access.ts';
import { dbOf } from '../../db/access.ts';
import { openEncrypted } from '../../db/open.ts';
import type { KeyRing } from '../keys/derive.ts';
import type { OpenWorkspace } from '../open-workspace.ts';

/** Past this, a locked workspace that may be read is closed. */
export const longestReadingMs = 8 * hourMs;

/** SECURITY: opened by SQLite itself for reading only, so that no bug of ours can write into a locked workspace. */
export function reopenToRead(work: OpenWorkspace, ring: KeyRing): { ledger: Db; insights: Db } {
  const ledger = openOne(work.ledger.path, ring, 'ledger');
  try {
    return { ledger, insights: openOne(work.insights.path, ring, 'insights') };
  } catch (error) {
    ledger.raw.close();
    throw error;
  }
}

function openOne(path: string, ring: KeyRing, use: 'ledger' | 'insights'): Db {
  const key = ring.derive(use);
  try {
    const raw = openEncrypted(path, key, { readonly: true });
    // A big sort otherwise writes plaintext to the temp folder.
    raw.pragma('temp_store = MEMORY');
    raw.pragma('trusted_schema = OFF');
    raw.pragma('query_only = ON');
    return dbOf(raw, path);
  } finally {
    key.fill(0);
  }
}
