import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/failure.ts';
import { z } from '../../../shared/zod.ts';
import { storageFailure } from '../../db/failures.ts';
import { Box } from './box.ts';
import { ScryptSettings } from './passphrase.ts';

export const KeyHolder = z.object({
  personId: z.string(),
  name: z.string(),
  /** Where the credential comes from: it decides later whose proposals this person may approve. */
  origin: z.object({
    how: z.enum(['founder', 'made', 'reset', 'recovered']),
    by: z.string().nullable(),
    at: z.string(),
  }),
  mustChange: z.boolean(),
  scrypt: ScryptSettings,
  /** The workspace key, under the passphrase. */
  wrap: Box,
  /** Private halves under the passphrase alone: neither the keychain nor the recovery code opens them. */
  signing: z.object({ publicKey: z.string(), sealed: Box }),
  exchange: z.object({ publicKey: z.string(), sealed: Box }),
});
export type KeyHolder = z.infer<typeof KeyHolder>;

export const KeyFile = z.object({
  format: z.literal(1),
  workspaceId: z.string(),
  kind: z.enum(['real', 'demo']),
  /** Rises by one with every rewrite. */
  version: z.int().min(1),
  /** Which database files are the current ones: one rename of this file switches keys and databases together. */
  generation: z.int().min(1),
  people: z.array(KeyHolder).min(1),
  recovery: z.object({ publicKey: z.string(), ephemeral: z.string(), wrap: Box }),
});
export type KeyFile = z.infer<typeof KeyFile>;

const current = 'keys.json';
const lastGood = 'keys.last-good.json';

/** `null` when there is no workspace here. A damaged file falls back to the last good copy, and says so. */
export function readKeyFile(folder: string): { keyFile: KeyFile; warning: string | null } | null {
  const paths = [join(folder, current), join(folder, lastGood)] as const;
  if (!paths.some((path) => existsSync(path))) return null;
  const own = parse(paths[0]);
  if (own) return { keyFile: own, warning: null };
  const copy = parse(paths[1]);
  if (copy)
    return {
      keyFile: copy,
      warning: 'The key file was damaged; its last good copy is used. Check the disk.',
    };
  throw new AppError(
    'storage_damaged',
    'The key file and its copy are both damaged. Restore a backup of the workspace.',
  );
}

/** Atomic: a crash leaves the old file or the new one. The copy follows only after the new file reads back. */
export function writeKeyFile(folder: string, keyFile: KeyFile): void {
  const text = textOf(KeyFile.parse(keyFile));
  try {
    replaceFile(folder, current, text);
    if (!parse(join(folder, current)))
      throw new AppError('storage_damaged', 'The key file could not be written. Check the disk.');
    replaceFile(folder, lastGood, text);
  } catch (error) {
    throw storageFailure(error, join(folder, current));
  }
}

function textOf(keyFile: KeyFile): string {
  const body = JSON.stringify(keyFile);
  return `${JSON.stringify({ checksum: checksumOf(body), body })}\n`;
}

/** Not a signature (the boxes inside are authenticated): it tells a half-written file from a whole one. */
function checksumOf(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

function parse(path: string): KeyFile | null {
  try {
    const outer = z
      .object({ checksum: z.string(), body: z.string() })
      .parse(JSON.parse(readFileSync(path, 'utf8')));
    return outer.checksum === checksumOf(outer.body) ? KeyFile.parse(JSON.parse(outer.body)) : null;
  } catch {
    return null;
  }
}

export function replaceFile(folder: string, name: string, text: string): void {
  const path = join(folder, name);
  const draft = `${path}.new`;
  const file = openSync(draft, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
  syncFolder(folder);
}

/** A rename is only durable once its folder is; Windows cannot open folders and does this by itself. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
