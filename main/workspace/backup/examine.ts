import { storageFailure } from '../../db/failures.ts';
import { openEncrypted } from '../../db/open.ts';
import type { KeyUse } from '../keys/derive.ts';
import { deriveKey } from '../keys/derive.ts';

// Reads every page of both databases while they are in use. On a thread of its own; see job.ts.

export interface ExamineAsk {
  readonly ledger: string;
  readonly insights: string;
  readonly workspaceKey: Buffer;
}

export type Examined = Readonly<Record<'ledger' | 'insights', 'whole' | 'damaged'>>;

export function examine({ ledger, insights, workspaceKey }: ExamineAsk): Examined {
  return {
    ledger: stateOf(ledger, 'ledger', workspaceKey),
    insights: stateOf(insights, 'insights', workspaceKey),
  };
}

function stateOf(path: string, use: KeyUse, workspaceKey: Buffer): 'whole' | 'damaged' {
  const key = deriveKey(workspaceKey, use);
  try {
    const raw = openEncrypted(path, key);
    try {
      return raw.pragma('integrity_check(1)', { simple: true }) === 'ok' ? 'whole' : 'damaged';
    } finally {
      raw.close();
    }
  } catch (error) {
    const failure = storageFailure(error, path);
    if ('code' in failure && failure.code === 'storage_damaged') return 'damaged';
    throw failure;
  } finally {
    key.fill(0);
  }
}
