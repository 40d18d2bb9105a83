import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { AppError } from '../../shared/failure.ts';

/** What a sealed token is bound to: it opens nowhere else than where it was put. */
export interface BoundTo {
  readonly id: string;
  readonly slot: string;
  readonly clientId: string | null;
}

const ivLength = 12;
const tagLength = 16;

export function sealToken(key: Buffer, boundTo: BoundTo, token: Buffer): Buffer {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(aadOf(boundTo));
  const body = Buffer.concat([cipher.update(token), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

/** The caller wipes what it gets. */
export function openToken(key: Buffer, boundTo: BoundTo, sealed: Buffer): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivLength));
    decipher.setAAD(aadOf(boundTo));
    decipher.setAuthTag(sealed.subarray(ivLength, ivLength + tagLength));
    return Buffer.concat([decipher.update(sealed.subarray(ivLength + tagLength)), decipher.final()]);
  } catch (cause) {
    throw new AppError('token_missing', 'The stored token cannot be opened. Add it again.', {}, { cause });
  }
}

function aadOf(boundTo: BoundTo): Buffer {
  return Buffer.from(JSON.stringify(['steward-token-v1', boundTo.id, boundTo.slot, boundTo.clientId]));
}

export function previewOf(token: string): string {
  return `${token.slice(0, 6)}…${token.slice(-4)}`;
}

export function fingerprintOf(token: string): string {
  return createHash('sha256').update(token).digest('hex').slice(0, 12);
}
