import type { KeyObject } from 'node:crypto';
import { createPrivateKey, createPublicKey, diffieHellman, randomBytes, sign, verify } from 'node:crypto';
import { z } from '../../../shared/zod.ts';
import type { Box } from './box.ts';
import { Box as BoxSchema, openBox, sealBox } from './box.ts';
import { hkdf } from './derive.ts';

type Curve = 'ed25519' | 'x25519';

/** DER prefixes that turn 32 raw bytes into a key (RFC 8410). Raw bytes can be wiped, a KeyObject cannot. */
const privatePrefix = {
  ed25519: Buffer.from('302e020100300506032b657004220420', 'hex'),
  x25519: Buffer.from('302e020100300506032b656e04220420', 'hex'),
} as const;
const publicPrefix = {
  ed25519: Buffer.from('302a300506032b6570032100', 'hex'),
  x25519: Buffer.from('302a300506032b656e032100', 'hex'),
} as const;

function privateKeyOf(curve: Curve, seed: Buffer): KeyObject {
  const der = Buffer.concat([privatePrefix[curve], seed]);
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } finally {
    der.fill(0);
  }
}

function publicKeyOf(curve: Curve, text: string): KeyObject {
  const der = Buffer.concat([publicPrefix[curve], Buffer.from(text, 'base64')]);
  return createPublicKey({ key: der, format: 'der', type: 'spki' });
}

/** The 32 raw bytes of the public half, base64. */
export function publicTextOf(curve: Curve, seed: Buffer): string {
  const der = createPublicKey(privateKeyOf(curve, seed)).export({ format: 'der', type: 'spki' });
  return der.subarray(-32).toString('base64');
}

export function signWith(seed: Buffer, bytes: Uint8Array): Buffer {
  return sign(null, bytes, privateKeyOf('ed25519', seed));
}

export function isSignedBy(publicKey: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  try {
    return verify(null, bytes, publicKeyOf('ed25519', publicKey), signature);
  } catch {
    return false;
  }
}

/** Sealed to an X25519 key by a throw-away one: nobody but the holder of the private half opens it, the sealer neither. */
export const Sealed = z.strictObject({ ephemeral: z.base64(), box: BoxSchema });
export interface Sealed {
  readonly ephemeral: string;
  readonly box: Box;
}

export function sealTo(publicKey: string, purpose: readonly string[], secret: Uint8Array): Sealed {
  const once = randomBytes(32);
  const ephemeral = publicTextOf('x25519', once);
  const key = sharedKey(once, publicKey, ephemeral, publicKey);
  try {
    return { ephemeral, box: sealBox(key, purpose, secret) };
  } finally {
    once.fill(0);
    key.fill(0);
  }
}

export function openSealed(seed: Buffer, purpose: readonly string[], sealed: Sealed): Buffer | null {
  let key: Buffer;
  try {
    key = sharedKey(seed, sealed.ephemeral, sealed.ephemeral, publicTextOf('x25519', seed));
  } catch {
    // OpenSSL refuses points of small order, which would make the key the same for everybody.
    return null;
  }
  try {
    return openBox(key, purpose, sealed.box);
  } finally {
    key.fill(0);
  }
}

function sharedKey(seed: Buffer, theirs: string, ephemeral: string, recipient: string): Buffer {
  const secret = diffieHellman({
    privateKey: privateKeyOf('x25519', seed),
    publicKey: publicKeyOf('x25519', theirs),
  });
  try {
    return hkdf(secret, 'steward/sealed/1', Buffer.from(JSON.stringify([ephemeral, recipient])));
  } finally {
    secret.fill(0);
  }
}
