import { hkdfSync } from 'node:crypto';

/** Every use of the workspace key, each with a key of its own: one that leaks opens nothing else. */
export type KeyUse = 'ledger' | 'insights' | 'tokens' | 'audit' | 'backup' | 'pictures';

export function deriveKey(workspaceKey: Buffer, use: KeyUse): Buffer {
  return hkdf(workspaceKey, `steward/use/${use}/1`);
}

export function hkdf(secret: Buffer, label: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), label, 32));
}
