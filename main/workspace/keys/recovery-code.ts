import { createHash, randomBytes } from 'node:crypto';
import { AppError } from '../../../shared/failure.ts';

/** Crockford's alphabet: no I, L, O, U, so that handwriting cannot be misread. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export function newRecoverySecret(): Buffer {
  return randomBytes(32);
}

/** 32 bytes and a checksum of 3, as 14 groups of 4 characters. */
export function codeOf(secret: Buffer): string {
  const bytes = Buffer.concat([secret, checksum(secret)]);
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = bits.match(/.{5}/g)?.map((five) => alphabet[Number.parseInt(five, 2)] ?? '') ?? [];
  return (
    letters
      .join('')
      .match(/.{1,4}/g)
      ?.join('-') ?? ''
  );
}

export function secretOf(code: string): Buffer {
  const letters = code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const values = Array.from(letters, (letter) => alphabet.indexOf(letter));
  if (letters.length !== 56 || values.includes(-1)) throw wrong();
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('');
  const bytes = Buffer.from(bits.match(/.{8}/g)?.map((eight) => Number.parseInt(eight, 2)) ?? []);
  const secret = bytes.subarray(0, 32);
  if (!checksum(secret).equals(bytes.subarray(32))) throw wrong();
  return Buffer.from(secret);
}

function checksum(secret: Buffer): Buffer {
  return createHash('sha256').update('steward/recovery/1').update(secret).digest().subarray(0, 3);
}

function wrong(): AppError {
  return new AppError('wrong_passphrase', 'This is not a whole recovery code. Check it letter by letter.');
}
