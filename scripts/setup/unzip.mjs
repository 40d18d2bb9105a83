import { chmodSync, closeSync, openSync, readSync, fstatSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { ensureFolder } from './paths.mjs';
import { Problem } from './say.mjs';

// A clean machine may have no `unzip`, and the set-up should need nothing but Node. This reads what it must of the
// format: entries stored or deflated, Unix modes, symbolic links. It is fed only files whose hash is known.

/** @typedef {{ name: string, method: number, packed: number, mode: number, offset: number }} Entry */

/**
 * Unpacks the entries for which `place` gives a path below the target folder.
 * @param {string} file @param {string} target @param {(name: string) => string | undefined} place
 */
export function unzip(file, target, place) {
  const fd = openSync(file, 'r');
  try {
    for (const entry of entriesOf(fd)) {
      const path = place(entry.name);
      if (path === undefined || path === '' || entry.name.endsWith('/')) continue;
      if (path.split('/').includes('..')) throw broken(`it holds the path ${entry.name}`);
      writeEntry(fd, entry, join(target, path));
    }
  } finally {
    closeSync(fd);
  }
}

/** @param {number} fd @param {Entry} entry @param {string} path */
function writeEntry(fd, entry, path) {
  ensureFolder(dirname(path));
  const local = readAt(fd, entry.offset, 30);
  const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  const packed = readAt(fd, start, entry.packed);
  if (entry.method !== 0 && entry.method !== 8) throw broken(`${entry.name} is packed in an unknown way`);
  const bytes = entry.method === 8 ? inflateRawSync(packed) : packed;
  if ((entry.mode & 0o170000) === 0o120000) {
    symlinkSync(bytes.toString('utf8'), path);
    return;
  }
  writeFileSync(path, bytes);
  // Readable by everybody: tests that start as root run Electron as an ordinary user.
  chmodSync(path, (entry.mode & 0o777) | 0o644);
}

/** @param {number} fd @returns {Entry[]} */
function entriesOf(fd) {
  const { size } = fstatSync(fd);
  const tailLength = Math.min(size, 65_557);
  const end = readAt(fd, size - tailLength, tailLength);
  const at = end.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (at < 0) throw broken('it has no table of contents');
  const count = end.readUInt16LE(at + 10);
  const table = readAt(fd, end.readUInt32LE(at + 16), end.readUInt32LE(at + 12));
  /** @type {Entry[]} */
  const entries = [];
  for (let index = 0, cursor = 0; index < count; index++) {
    const nameLength = table.readUInt16LE(cursor + 28);
    entries.push({
      name: table.toString('utf8', cursor + 46, cursor + 46 + nameLength),
      method: table.readUInt16LE(cursor + 10),
      packed: table.readUInt32LE(cursor + 20),
      mode: table.readUInt32LE(cursor + 38) >>> 16,
      offset: table.readUInt32LE(cursor + 42),
    });
    cursor += 46 + nameLength + table.readUInt16LE(cursor + 30) + table.readUInt16LE(cursor + 32);
  }
  return entries;
}

/** @param {number} fd @param {number} position @param {number} length */
function readAt(fd, position, length) {
  const bytes = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const got = readSync(fd, bytes, read, length - read, position + read);
    if (got === 0) throw broken('it ends too early');
    read += got;
  }
  return bytes;
}

/** @param {string} why */
function broken(why) {
  return new Problem(
    `The archive cannot be unpacked: ${why}.`,
    'Delete the cache folder and run the command again.',
  );
}
