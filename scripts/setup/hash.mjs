import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Problem } from './say.mjs';

/** @param {string} file @param {string} algorithm @param {'hex' | 'base64'} encoding @returns {Promise<string>} */
async function hashFile(file, algorithm = 'sha256', encoding = 'hex') {
  const hash = createHash(algorithm);
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest(encoding);
}

/**
 * SECURITY: what is fetched is run, so a file that is not byte for byte the known one is refused.
 * @param {string} file @param {{ algorithm: string, encoding: 'hex' | 'base64', expected: string }} known
 * @param {string} name what the file is, for the sentence
 */
export async function requireHash(file, known, name) {
  const found = await hashFile(file, known.algorithm, known.encoding);
  if (found === known.expected) return;
  throw new Problem(
    `${name} is not the file that this project knows: its ${known.algorithm} is ${found} instead of ${known.expected}, so it is not used.`,
    'Run the command again; if it repeats, something between you and the registry changes files.',
  );
}

/**
 * One hash over the names and contents of files and folders: the same tree gives the same hash in every clone.
 * @param {string} root @param {readonly string[]} entries files or folders below root @param {(path: string) => boolean} [wanted]
 */
export function hashTree(root, entries, wanted = () => true) {
  const hash = createHash('sha256');
  for (const file of entries.flatMap((entry) => filesBelow(join(root, entry))).toSorted()) {
    const name = relative(root, file).split(sep).join('/');
    if (wanted(name)) hash.update(`${name}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesBelow(join(path, name)));
}
