import { join } from 'node:path';
import { keepBallast } from './ballast.ts';
import { removeGenerations } from './db-files.ts';
import { mendKeyFiles, readKeyFile } from './key-file.ts';

export interface DbPaths {
  readonly ledger: string;
  readonly insights: string;
}

/** The key file names the generation: changing all keys is copying the databases and one rename. */
export function dbPaths(folder: string, generation: number): DbPaths {
  return {
    ledger: join(folder, `ledger-${generation}.db`),
    insights: join(folder, `insights-${generation}.db`),
  };
}

/**
 * Removes what a change of keys left behind, whichever side of its commit it was stopped on. Only when the key file is
 * sound, names this generation, and its spare copy names no other: databases that some copy still opens are kept.
 */
export function sweepGenerations(folder: string, generation: number): string[] {
  keepBallast(folder);
  const found = readKeyFile(folder);
  if (found?.from !== 'current' || found.keyFile.generation !== generation) return [];
  mendKeyFiles(folder, found);
  if (!readKeyFile(folder)?.inStep) return [];
  return removeGenerations(folder, (other) => other !== generation);
}
