import { createPublicKey, verify } from 'node:crypto';
import { UpdateRefused } from '../../shared/model/update.ts';

/** Sixty-four bytes in base64, with or without a line's end. */
const shape = /^[A-Za-z0-9+/]{86}==\s*$/;

/** SECURITY: stands before everything else that is read of a feed. Throws `UpdateRefused` unless the release key signed it. */
export function assertSigned(feed: Uint8Array, signature: Uint8Array, releaseKey: string): void {
  const text = Buffer.from(signature).toString('latin1');
  if (!shape.test(text)) throw new UpdateRefused('bad_signature');
  const key = createPublicKey({ key: Buffer.from(releaseKey, 'base64'), format: 'der', type: 'spki' });
  const isEd25519 = key.asymmetricKeyType === 'ed25519';
  if (!isEd25519 || !verify(null, feed, key, Buffer.from(text, 'base64')))
    throw new UpdateRefused('bad_signature');
}
