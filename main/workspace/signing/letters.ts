import { createHash } from 'node:crypto';
import { AppError } from '../../../shared/failure.ts';
import { canonical, readCanonical } from '../../../shared/model/canonical.ts';
import { z } from '../../../shared/zod.ts';
import { isSignedBy, Sealed, sealTo } from '../keys/curves.ts';
import type { PersonalKeys } from '../keys/personal.ts';

/** The public halves of one person's keys. */
export interface PublicKeys {
  readonly signingKey: string;
  readonly exchangeKey: string;
}

const format = 'steward.letter/1';
const Envelope = z.strictObject({ format: z.literal(format), to: z.string(), sealed: Sealed });
const Inside = z.strictObject({ letter: z.string(), signature: z.string().length(88) });

/** What two people read to one another: 128 bits over both keys, in eight groups of four. */
export function fingerprintOf({ signingKey, exchangeKey }: PublicKeys): string {
  const digest = createHash('sha256').update(canonical(['steward.keys/1', signingKey, exchangeKey]));
  return (digest.digest('hex').slice(0, 32).match(/.{4}/g) ?? []).join(' ');
}

/** Signed by whoever writes it, then sealed: only the other's passphrase opens it, the writer's neither. */
export function sealLetter(keys: PersonalKeys, to: PublicKeys, letter: string): string {
  const signature = keys.sign(Buffer.from(letter)).toString('base64');
  const inside = Buffer.from(canonical({ letter, signature }));
  const name = fingerprintOf(to);
  const { ephemeral, box } = sealTo(to.exchangeKey, [format, name], inside);
  return canonical({ format, to: name, sealed: { ephemeral, box } });
}

/** SECURITY: there is one spelling of each file: a changed byte is refused, one that changes no meaning too. */
export function openLetter(
  keys: PersonalKeys,
  own: PublicKeys,
  bytes: Uint8Array,
): { readonly letter: string; readonly signature: string } {
  const envelope = readCanonical(Envelope, textOf(bytes));
  if (!envelope || !isPlainBase64(envelope.sealed))
    throw new AppError('invalid_request', 'This is no hand-over file, or it was changed on its way.');
  const name = fingerprintOf(own);
  if (envelope.to !== name)
    throw new AppError('not_allowed', 'This file is for somebody else, or for keys that you no longer have.');
  const opened = keys.open(envelope.sealed, [format, name]);
  const inside = opened && readCanonical(Inside, textOf(opened));
  if (!inside) throw new AppError('invalid_request', 'The hand-over file was changed on its way.');
  return inside;
}

export function isLetterBy(
  { signingKey }: PublicKeys,
  inside: { readonly letter: string; readonly signature: string },
): boolean {
  return isSignedBy(signingKey, Buffer.from(inside.letter), Buffer.from(inside.signature, 'base64'));
}

/** Nothing for bytes that are no text: nothing is no letter either. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return '';
  }
}

/** Base64 has spare bits that decode to nothing; a file that sets them is not the one that was written. */
function isPlainBase64({ ephemeral, box }: Sealed): boolean {
  return [ephemeral, box.iv, box.tag, box.body].every(
    (text) => Buffer.from(text, 'base64').toString('base64') === text,
  );
}
