import { writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ensureFolder, readJson } from './paths.mjs';

const day = 24 * 60 * 60_000;

/**
 * Whether a file can be had from the network, decided within four seconds. A "no" is remembered for a day, so that every
 * start without a network is quick; a "yes" is not remembered, because the download follows at once and is kept.
 * @param {string} url @param {string} memory @param {{ now?: number, timeout?: number }} [options]
 */
export async function reachable(url, memory, { now = Date.now(), timeout = 4_000 } = {}) {
  const last = readJson(memory);
  if (last?.url === url && now - last.unreachableAt >= 0 && now - last.unreachableAt < day) return false;
  try {
    const reply = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(timeout) });
    if (reply.ok) return true;
  } catch {
    // No name, no route, no answer in time: all mean "not from here".
  }
  ensureFolder(dirname(memory));
  writeFileSync(memory, JSON.stringify({ url, unreachableAt: now }));
  return false;
}
