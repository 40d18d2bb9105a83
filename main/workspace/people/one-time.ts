import { randomBytes } from 'node:crypto';

/** Crockford's alphabet: no I, L, O, U, so that handwriting cannot be misread. 25 letters are 125 bits. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A passphrase that is read out or written down once. */
export function newOneTimePassphrase(): string {
  const letters = Array.from(randomBytes(25), (byte) => alphabet[byte & 31] ?? '').join('');
  return letters.match(/.{5}/g)?.join('-') ?? '';
}
