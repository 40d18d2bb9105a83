import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

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

/** Removes what a change of keys left behind, whichever side of its commit it was stopped on. */
export function sweepGenerations(folder: string, generation: number): void {
  for (const name of readdirSync(folder)) {
    const own = /^(?:ledger|insights)-(\d+)\.db(?:-wal|-shm|-journal)?$/.exec(name)?.[1];
    if (own !== undefined && Number(own) !== generation) rmSync(join(folder, name));
  }
}
