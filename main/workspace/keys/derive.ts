import { hkdfSync } from 'node:crypto';

/** Every use of the workspace key, each with a key of its own: one that leaks opens nothing else. */
export type KeyUse = 'ledger' | 'insights' | 'tokens' | 'audit' | 'backup' | 'pictures';

export function deriveKey(workspaceKey: Buffer, use: KeyUse): Buffer {
  return hkdf(workspaceKey, `steward/use/${use}/1`);
}

export function hkdf(secret: Uint8Array, label: string, salt: Uint8Array = Buffer.alloc(0)): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, label, 32));
}

/** The open workspace key, held in one place until lock. */
export interface KeyRing {
  /** The caller wipes what it gets. */
  derive(use: KeyUse): Buffer;
  /** A copy for a change of keys; the caller wipes it. */
  workspaceKey(): Buffer;
  wipe(): void;
}

/** Takes the key over: the caller's buffer is wiped. */
export function keyRing(workspaceKey: Buffer): KeyRing {
  let held: Buffer | null = Buffer.from(workspaceKey);
  workspaceKey.fill(0);
  const key = () => {
    if (!held) throw new Error('The workspace key has been wiped.');
    return held;
  };
  return {
    derive: (use) => deriveKey(key(), use),
    workspaceKey: () => Buffer.from(key()),
    wipe: () => {
      held?.fill(0);
      held = null;
    },
  };
}
