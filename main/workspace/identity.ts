import { createHash, createPublicKey } from 'node:crypto';
import type { Identity } from '../../shared/model/about.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { workspaceRow } from './store.ts';

export function identityOf({ ledger }: OpenWorkspace): Identity {
  const row = workspaceRow(ledger);
  if (!row) throw new Error('A ledger without its workspace was opened.');
  return {
    workspaceId: row.id,
    installationId: row.installationId,
    auditKey: keyFingerprint(row.auditPublicKey),
    createdAt: row.createdAt,
    sqlite: String(ledger.raw.prepare('select sqlite_version()').pluck().get()),
  };
}

/** Of the key itself, not of its text, so that another way of writing it down has the same one. */
export function keyFingerprint(publicKey: string): string {
  const der = createPublicKey(publicKey).export({ format: 'der', type: 'spki' });
  const hex = createHash('sha256').update(der).digest('hex');
  return (hex.match(/.{4}/g) ?? []).join(' ');
}
