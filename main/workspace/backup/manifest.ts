import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/failure.ts';
import { Instant } from '../../../shared/model/ids.ts';
import { z } from '../../../shared/zod.ts';

/** A backup is a folder laid out like a workspace, with this beside: it opens with the passphrases of then. */
export const manifestName = 'steward-backup.json';

export const Manifest = z.object({
  format: z.literal(1),
  kind: z.enum(['real', 'demo']),
  createdAt: Instant,
  generation: z.int().min(1),
  hasTokens: z.boolean(),
  files: z.array(
    z.object({ name: z.string().regex(/^[a-z0-9.-]{1,80}$/), sha256: z.string(), bytes: z.int() }),
  ),
});
export type Manifest = z.infer<typeof Manifest>;

export function bytesOf(manifest: Manifest): number {
  return manifest.files.reduce((sum, file) => sum + file.bytes, 0);
}

export function fileEntry(folder: string, name: string): Manifest['files'][number] {
  const path = join(folder, name);
  return { name, sha256: hashOfFile(path), bytes: statSync(path).size };
}

/** Reads the manifest and compares every file with it. */
export function readBackup(folder: string): Manifest {
  const manifest = parse(folder);
  for (const { name, sha256 } of manifest.files) {
    if (tryHash(join(folder, name)) === sha256) continue;
    throw new AppError(
      'storage_damaged',
      `This backup is incomplete or was changed (${name}). Choose another one.`,
      {
        file: name,
      },
    );
  }
  return manifest;
}

function parse(folder: string): Manifest {
  try {
    return Manifest.parse(JSON.parse(readFileSync(join(folder, manifestName), 'utf8')));
  } catch (cause) {
    throw new AppError(
      'storage_damaged',
      'This is not a backup of Steward, or its list of files is damaged.',
      {},
      { cause },
    );
  }
}

function tryHash(path: string): string | null {
  try {
    return hashOfFile(path);
  } catch {
    return null;
  }
}

/** In pieces: a database may be larger than what one wants to hold in memory. */
function hashOfFile(path: string): string {
  const hash = createHash('sha256');
  const piece = Buffer.alloc(1024 * 1024);
  const handle = openSync(path, 'r');
  try {
    for (let read = readSync(handle, piece); read > 0; read = readSync(handle, piece)) {
      hash.update(piece.subarray(0, read));
    }
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
}
