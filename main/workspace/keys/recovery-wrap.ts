import { publicTextOf, openSealed, sealTo } from './curves.ts';
import { hkdf } from './derive.ts';
import type { KeyFile, KeyFileBody } from './key-format.ts';
import type { Place } from './purpose.ts';
import { purposeOf } from './purpose.ts';
import { codeOf, newRecoverySecret, secretOf } from './recovery-code.ts';

type Recovery = KeyFileBody['recovery'];

/** A new code, shown once. Only its public half stays, so that every later key can be sealed to it without the code. */
export function newRecovery(
  place: Place,
  version: number,
  workspaceKey: Buffer,
): { code: string; recovery: Recovery } {
  const secret = newRecoverySecret();
  const seed = seedOf(secret);
  try {
    const recovery = wrapForRecovery(place, version, publicTextOf('x25519', seed), workspaceKey);
    return { code: codeOf(secret), recovery };
  } finally {
    secret.fill(0);
    seed.fill(0);
  }
}

export function wrapForRecovery(
  place: Place,
  version: number,
  publicKey: string,
  workspaceKey: Buffer,
): Recovery {
  const purpose = purposeOf(place, 'recovery', version, 'workspace');
  return { publicKey, version, sealed: sealTo(publicKey, purpose, workspaceKey) };
}

/** `null` when the code is whole and belongs to something else. */
export function openRecovery(keyFile: KeyFile, code: string): Buffer | null {
  const secret = secretOf(code);
  const seed = seedOf(secret);
  try {
    const { version, sealed } = keyFile.recovery;
    return openSealed(seed, purposeOf(keyFile, 'recovery', version, 'workspace'), sealed);
  } finally {
    secret.fill(0);
    seed.fill(0);
  }
}

function seedOf(secret: Buffer): Buffer {
  return hkdf(secret, 'steward/recovery/exchange/1');
}
