import type { KeyObject } from 'node:crypto';
import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync } from 'node:crypto';
import { hkdf } from './derive.ts';

/** DER prefixes that turn 32 raw bytes into an X25519 key (RFC 8410). */
const privatePrefix = Buffer.from('302e020100300506032b656e04220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b656e032100', 'hex');

export function exchangeKeyOf(seed: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: 'der', type: 'pkcs8' });
}

export function newExchangeKey(): KeyObject {
  return generateKeyPairSync('x25519').privateKey;
}

/** The 32 raw bytes of the public half, base64. */
export function publicTextOf(key: KeyObject): string {
  const der = createPublicKey(
    key.type === 'private' ? key.export({ format: 'pem', type: 'pkcs8' }) : key,
  ).export({ format: 'der', type: 'spki' });
  return der.subarray(-32).toString('base64');
}

function publicOf(text: string): KeyObject {
  return createPublicKey({
    key: Buffer.concat([publicPrefix, Buffer.from(text, 'base64')]),
    format: 'der',
    type: 'spki',
  });
}

/** The key that both sides can make: one from its private half, the other from the other's. */
export function sharedKey(own: KeyObject, theirs: string, label: string): Buffer {
  const secret = diffieHellman({ privateKey: own, publicKey: publicOf(theirs) });
  try {
    return hkdf(secret, label);
  } finally {
    secret.fill(0);
  }
}
