import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { AppError } from '../../../shared/failure.ts';
import { z } from '../../../shared/zod.ts';
import { Box } from './box.ts';
import { Sealed } from './curves.ts';
import { hkdf } from './derive.ts';
import { ScryptSettings } from './passphrase.ts';

// The key file as text: what is in it, and how a whole one is told from a half-written or a forged one.

/** `version` is the one of the key file that a box was made for; it is bound into the box. */
const version = z.int().min(1);

const PrivateHalf = z.strictObject({ publicKey: z.base64(), version, sealed: Box });

const Origin = z.strictObject({
  how: z.enum(['founder', 'made', 'reset', 'recovered']),
  by: z.string().nullable(),
  at: z.iso.datetime(),
  /** Since when nobody else has known the passphrase; null while it is a one-time one. */
  ownSince: z.iso.datetime().nullable(),
});
/** Where a credential comes from: it decides later whose proposals this person may approve. */
export type Origin = z.infer<typeof Origin>;

const Wrap = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('passphrase'), version, box: Box }),
  /** After a change of the workspace key by somebody else, until this person's next unlock. */
  z.strictObject({ by: z.literal('exchange'), version, sealed: Sealed }),
]);

const Quick = z.strictObject({ backend: z.string(), device: z.base64(), version, box: Box });

export const KeyHolder = z.strictObject({
  personId: z.string().min(1),
  name: z.string(),
  origin: Origin,
  /** The passphrase is a one-time one that somebody else has seen. */
  mustChange: z.boolean(),
  scrypt: ScryptSettings,
  wrap: Wrap,
  /** SECURITY: under the passphrase alone; neither the keychain nor the recovery code opens them. */
  signing: PrivateHalf,
  exchange: PrivateHalf,
  quick: Quick.nullable(),
});
export type KeyHolder = z.infer<typeof KeyHolder>;

const Body = z.strictObject({
  format: z.literal(1),
  workspaceId: z.string().min(1),
  kind: z.enum(['real', 'demo']),
  /** Rises by one with every rewrite. */
  version,
  /** Which database files are the current ones: one rename of this file switches keys and databases together. */
  generation: z.int().min(1),
  people: z.array(KeyHolder).min(1),
  recovery: z.strictObject({ publicKey: z.base64(), version, sealed: Sealed }),
});
export type KeyFileBody = z.infer<typeof Body>;

export const KeyFile = Body.extend({ proof: z.base64() });
export type KeyFile = z.infer<typeof KeyFile>;

/** Signs the whole file with the workspace key: somebody who was removed can rewrite it, but not so that it passes. */
export function prove(body: KeyFileBody, workspaceKey: Buffer): KeyFile {
  return KeyFile.parse({ ...body, proof: proofOf(Body.parse(body), workspaceKey).toString('base64') });
}

export function assertProved(keyFile: KeyFile, workspaceKey: Buffer): void {
  const { proof, ...body } = keyFile;
  const given = Buffer.from(proof, 'base64');
  const own = proofOf(Body.parse(body), workspaceKey);
  if (given.length === own.length && timingSafeEqual(given, own)) return;
  throw new AppError(
    'storage_damaged',
    'The key file was changed by something other than Steward. Restore the newest backup.',
  );
}

function proofOf(body: KeyFileBody, workspaceKey: Buffer): Buffer {
  const key = hkdf(workspaceKey, 'steward/key-file/1');
  try {
    return createHmac('sha256', key).update(JSON.stringify(body)).digest();
  } finally {
    key.fill(0);
  }
}

export function textOfKeyFile(keyFile: KeyFile): string {
  const body = KeyFile.parse(keyFile);
  return pretty({ checksum: checksumOf(body), ...body });
}

/** `null` for a half-written or changed file; a whole one of a later Steward is refused by name. */
export function parseKeyFile(bytes: Uint8Array): KeyFile | null {
  const whole = wholeOf(Buffer.from(bytes));
  if (!whole) return null;
  if (typeof whole['format'] === 'number' && whole['format'] > 1) {
    throw new AppError(
      'storage_newer',
      'The keys of this workspace were written by a newer Steward. Install that version.',
    );
  }
  const parsed = KeyFile.safeParse(whole);
  return parsed.success ? parsed.data : null;
}

function wholeOf(bytes: Buffer): Record<string, unknown> | null {
  try {
    const read = z.looseObject({ checksum: z.string() }).parse(JSON.parse(bytes.toString('utf8')));
    // Byte for byte what we would have written: no second spelling of the same content passes.
    if (!Buffer.from(pretty(read)).equals(bytes)) return null;
    const { checksum, ...body } = read;
    return checksum === checksumOf(body) ? body : null;
  } catch {
    return null;
  }
}

function pretty(content: object): string {
  return `${JSON.stringify(content, null, 1)}\n`;
}

/** Not a signature: it tells a half-written file from a whole one before any passphrase is typed. */
function checksumOf(body: object): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('hex');
}
