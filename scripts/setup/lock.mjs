import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ensureFolder } from './paths.mjs';
import { Problem, say } from './say.mjs';

const patience = 15 * 60_000;

/**
 * Lets one process at a time do the work; another clone waits and then finds it done.
 * A lock whose owner has died is taken over. Should two take it over at once, the work is done twice and
 * harmlessly: everything that it makes is put in place by one rename.
 * @template T @param {string} file @param {() => Promise<T>} work @returns {Promise<T>}
 */
export async function withLock(file, work) {
  ensureFolder(dirname(file));
  const giveUp = Date.now() + patience;
  let told = false;
  while (!take(file)) {
    const owner = ownerOf(file);
    if (owner !== undefined && !alive(owner)) {
      rmSync(file, { force: true });
      continue;
    }
    if (Date.now() > giveUp) {
      throw new Problem(
        `Another set-up (process ${owner}) has held ${file} for 15 minutes.`,
        'End that process, or delete the file, and run the command again.',
      );
    }
    if (!told && owner !== undefined) say(`waiting for another set-up (process ${owner}) …`);
    told = true;
    await wait(250);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** @param {string} file */
function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} file @returns {number | undefined} undefined while the owner is still writing its number, or has just left */
function ownerOf(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
