import type { KeyObject } from 'node:crypto';
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
} from 'node:crypto';
import { AppError } from '../../shared/failure.ts';

/** The installation's Ed25519 key: it signs chain heads and nothing else. */
export interface AuditKey {
  /** PEM (SPKI): what an auditor is given. */
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

const sealTag = Buffer.from('steward.audit.key/1');
const nonceBytes = 12;
const tagBytes = 16;

export function newAuditKey(): AuditKey {
  return auditKeyOf(generateKeyPairSync('ed25519').privateKey);
}

/** AES-256-GCM under a key of its own (the workspace key, derived for `audit`): nonce, tag, then the sealed key. */
export function sealAuditKey(auditKey: AuditKey, key: Buffer): Buffer {
  const plain = auditKey.privateKey.export({ format: 'der', type: 'pkcs8' });
  try {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(sealTag);
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  } finally {
    plain.fill(0);
  }
}

export function openAuditKey(sealed: Buffer, key: Buffer): AuditKey {
  let plain: Buffer | undefined;
  try {
    const tagEnd = nonceBytes + tagBytes;
    const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    });
    cipher.setAAD(sealTag).setAuthTag(sealed.subarray(nonceBytes, tagEnd));
    plain = Buffer.concat([cipher.update(sealed.subarray(tagEnd)), cipher.final()]);
    return auditKeyOf(createPrivateKey({ key: plain, format: 'der', type: 'pkcs8' }));
  } catch (cause) {
    throw new AppError(
      'storage_damaged',
      'The key that signs the audit trail does not open. Restore the newest backup.',
      {},
      { cause },
    );
  } finally {
    plain?.fill(0);
  }
}

/** The same key under another seal, when the workspace key changes. */
export function reseal(sealed: Buffer, keys: { readonly old: Buffer; readonly next: Buffer }): Buffer {
  return sealAuditKey(openAuditKey(sealed, keys.old), keys.next);
}

function auditKeyOf(privateKey: KeyObject): AuditKey {
  const publicKey = createPublicKey(privateKey).export({ format: 'pem', type: 'spki' }).toString();
  return { publicKey, privateKey };
}

export function signText(auditKey: AuditKey, text: string): string {
  return sign(null, Buffer.from(text), auditKey.privateKey).toString('base64');
}
