import { randomBytes } from 'node:crypto';
import type { Sealed } from './curves.ts';
import { openSealed, signWith } from './curves.ts';
import type { KeyHolder, Origin } from './key-format.ts';

/** The private halves, 32 raw bytes each. */
export interface PersonalSecrets {
  readonly signing: Buffer;
  readonly exchange: Buffer;
}

export function newSecrets(): PersonalSecrets {
  return { signing: randomBytes(32), exchange: randomBytes(32) };
}

export function wipeSecrets(secrets: PersonalSecrets): void {
  secrets.signing.fill(0);
  secrets.exchange.fill(0);
}

/** What only the person's passphrase opens. Wiped as soon as it has been used. */
export interface PersonalKeys {
  /** Ed25519. */
  sign(bytes: Uint8Array): Buffer;
  /** Opens what was sealed to this person's exchange key; null when it was not, or was changed. */
  open(sealed: Sealed, purpose: readonly string[]): Buffer | null;
  wipe(): void;
}

/** Takes the secrets over. */
export function personalKeys(secrets: PersonalSecrets): PersonalKeys {
  let held: PersonalSecrets | null = secrets;
  const own = () => {
    if (!held) throw new Error('The personal keys have been wiped.');
    return held;
  };
  return {
    sign: (bytes) => signWith(own().signing, bytes),
    open: (sealed, purpose) => openSealed(own().exchange, purpose, sealed),
    wipe: () => {
      if (held) wipeSecrets(held);
      held = null;
    },
  };
}

/** The public side of a person's keys, for the ledger and the audit trail. */
export interface Credentials {
  readonly personId: string;
  /** Ed25519, 32 raw bytes, base64. */
  readonly signingKey: string;
  /** X25519, 32 raw bytes, base64. */
  readonly exchangeKey: string;
  readonly origin: Origin;
}

export function credentialsOf(holder: KeyHolder): Credentials {
  return {
    personId: holder.personId,
    signingKey: holder.signing.publicKey,
    exchangeKey: holder.exchange.publicKey,
    origin: holder.origin,
  };
}
