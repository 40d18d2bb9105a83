import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/failure.ts';
import { z } from '../../../shared/zod.ts';
import { storageFailure } from '../../db/failures.ts';
import { deriveKey, hkdf } from '../keys/derive.ts';
import { writeAll } from '../keys/replace-file.ts';

// One file: a line that says what it is, a line with the manifest, then the bytes of each file in the manifest's order.
// Nothing in it is in clear but the manifest and what the key file shows before anybody has signed in.

const magic = 'steward-backup/1\n';
const longestManifest = 64 * 1024;
const longestKeyFile = 16 * 1024 * 1024;
const chunk = 1024 * 1024;
/** As they lie in an unpacked backup, whatever generation they come from. */
const parts = ['keys.json', 'ledger.db', 'insights.db'] as const;

const Body = z.strictObject({
  format: z.literal(1),
  workspaceId: z.string(),
  kind: z.enum(['real', 'demo']),
  madeAt: z.iso.datetime(),
  why: z.enum(['daily', 'asked', 'migration']),
  withTokens: z.boolean(),
  /** Tells which workspace key opens it, and nothing else about the key. */
  keyId: z.string(),
  files: z
    .array(z.strictObject({ name: z.enum(parts), bytes: z.int().min(0), sha256: z.string() }))
    .length(3),
});
export type ManifestBody = z.infer<typeof Body>;
export const Manifest = Body.extend({ proof: z.base64() });
export type Manifest = z.infer<typeof Manifest>;

export function keyIdOf(workspaceKey: Buffer): string {
  return hkdf(workspaceKey, 'steward/key-id/1').subarray(0, 8).toString('hex');
}

export function signManifest(body: ManifestBody, workspaceKey: Buffer): Manifest {
  return { ...body, proof: proofOf(body, workspaceKey).toString('base64') };
}

/** The hashes are only worth what the proof is: whoever changed a file could write its new hash too. */
export function assertSigned({ proof, ...body }: Manifest, workspaceKey: Buffer): void {
  const given = Buffer.from(proof, 'base64');
  const own = proofOf(body, workspaceKey);
  if (given.length === own.length && timingSafeEqual(given, own)) return;
  throw damaged('This backup was changed by something other than Steward.');
}

function proofOf(body: ManifestBody, workspaceKey: Buffer): Buffer {
  const key = deriveKey(workspaceKey, 'backup');
  try {
    return createHmac('sha256', key)
      .update(JSON.stringify(Body.parse(body)))
      .digest();
  } finally {
    key.fill(0);
  }
}

export function describe(folder: string): ManifestBody['files'] {
  return parts.map((name) => {
    const hash = createHash('sha256');
    let bytes = 0;
    eachChunk(join(folder, name), (piece) => {
      hash.update(piece);
      bytes += piece.length;
    });
    return { name, bytes, sha256: hash.digest('hex') };
  });
}

export function pack(folder: string, manifest: Manifest, to: string): void {
  const handle = openSync(to, 'w', 0o600);
  try {
    writeAll(handle, Buffer.from(`${magic}${JSON.stringify(Manifest.parse(manifest))}\n`));
    for (const name of parts) eachChunk(join(folder, name), (piece) => writeAll(handle, piece));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

export function readManifest(path: string): Manifest {
  return reading(path, (handle) => header(handle).manifest);
}

/** Writes the parts into `folder`, each checked against its hash. */
export function unpack(path: string, folder: string): Manifest {
  return reading(path, (handle) => {
    const { manifest, start } = header(handle);
    const expected = manifest.files.reduce((sum, { bytes }) => sum + bytes, start);
    if (fstatSync(handle).size !== expected) throw damaged('This backup is not whole.');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    let at = start;
    for (const file of manifest.files) at = copyPart(handle, at, file, join(folder, file.name));
    return manifest;
  });
}

/** One part into a file of its own, after the proof and its hash were checked. */
export function unpackOne(
  path: string,
  name: (typeof parts)[number],
  to: string,
  workspaceKey: Buffer,
): void {
  reading(path, (handle) => {
    const { manifest, start } = header(handle);
    assertSigned(manifest, workspaceKey);
    let at = start;
    for (const file of manifest.files) {
      if (file.name === name) return copyPart(handle, at, file, to);
      at += file.bytes;
    }
    throw damaged('This backup is not whole.');
  });
}

function copyPart(handle: number, from: number, file: ManifestBody['files'][number], path: string): number {
  const hash = createHash('sha256');
  const to = openSync(path, 'wx', 0o600);
  try {
    const end = copyRange(handle, from, file.bytes, (piece) => {
      hash.update(piece);
      writeAll(to, piece);
    });
    fsyncSync(to);
    if (hash.digest('hex') !== file.sha256) throw damaged('This backup is damaged.');
    return end;
  } finally {
    closeSync(to);
  }
}

/** The key file alone: it names the people. Not checked against its hash; a restore checks everything. */
export function readKeyPart(path: string): Buffer {
  return reading(path, (handle) => {
    const { manifest, start } = header(handle);
    const [keys] = manifest.files;
    if (keys?.name !== 'keys.json' || keys.bytes > longestKeyFile) throw damaged('This backup is damaged.');
    const bytes: Buffer[] = [];
    copyRange(handle, start, keys.bytes, (piece) => bytes.push(Buffer.from(piece)));
    return Buffer.concat(bytes);
  });
}

function header(handle: number): { manifest: Manifest; start: number } {
  const head = Buffer.alloc(magic.length + longestManifest);
  const length = readSync(handle, head, 0, head.length, 0);
  const text = head.subarray(0, length);
  const end = text.indexOf('\n', magic.length);
  if (!text.subarray(0, magic.length).equals(Buffer.from(magic)) || end < 0) {
    throw damaged('This file is not a backup of Steward.');
  }
  try {
    const manifest = Manifest.parse(JSON.parse(text.subarray(magic.length, end).toString('utf8')));
    return { manifest, start: end + 1 };
  } catch (cause) {
    throw damaged('This backup cannot be read. It may come from a newer Steward.', cause);
  }
}

function reading<T>(path: string, work: (handle: number) => T): T {
  try {
    const handle = openSync(path, 'r');
    try {
      return work(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw storageFailure(error, path);
  }
}

function eachChunk(path: string, take: (piece: Buffer) => void): void {
  const handle = openSync(path, 'r');
  try {
    copyRange(handle, 0, fstatSync(handle).size, take);
  } finally {
    closeSync(handle);
  }
}

function copyRange(handle: number, from: number, bytes: number, take: (piece: Buffer) => void): number {
  const buffer = Buffer.alloc(Math.min(chunk, Math.max(bytes, 1)));
  let at = from;
  const end = from + bytes;
  while (at < end) {
    const read = readSync(handle, buffer, 0, Math.min(buffer.length, end - at), at);
    if (read === 0) throw damaged('This backup is not whole.');
    take(buffer.subarray(0, read));
    at += read;
  }
  return at;
}

function damaged(sentence: string, cause?: unknown): AppError {
  return new AppError('storage_damaged', `${sentence} Choose another one.`, {}, { cause });
}
