import { existsSync, promises, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The generation that a file name speaks of; null for any other file. */
export function generationOf(name: string): number | null {
  const digits = /^(?:ledger|insights)-(\d+)\.db(?:-wal|-shm|-journal)?$/.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The same without holding the loop: freeing a large file takes its time. */
export async function removeGenerationsGently(
  folder: string,
  which: (generation: number) => boolean,
): Promise<void> {
  for (const name of readdirSync(folder)) {
    const generation = generationOf(name);
    if (generation !== null && which(generation)) await promises.rm(join(folder, name), { force: true });
  }
}

export function removeGenerations(folder: string, which: (generation: number) => boolean): string[] {
  if (!existsSync(folder)) return [];
  const gone = readdirSync(folder).filter((name) => {
    const generation = generationOf(name);
    return generation !== null && which(generation);
  });
  for (const name of gone) rmSync(join(folder, name), { force: true });
  return gone;
}
