import { readdirSync, readFileSync } from 'node:fs';

export interface Process {
  readonly kind: string;
  readonly pssKB: number;
}

/** What a process and all its descendants hold: PSS, in which memory that several share is counted once. Linux only. */
export function memoryOf(root: number): Process[] {
  return familyOf(root, parents()).map((pid) => ({
    kind: kindOf(readFileSync(`/proc/${pid}/cmdline`, 'utf8')),
    pssKB: pssOf(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')),
  }));
}

function parents(): Map<number, number> {
  const found = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    try {
      found.set(pid, parentIn(readFileSync(`/proc/${pid}/stat`, 'utf8')));
    } catch {
      // It has ended since the folder was read.
    }
  }
  return found;
}

/** The program's name stands in parentheses and may hold spaces and parentheses itself, so what follows the last one counts. */
export function parentIn(stat: string): number {
  return Number(
    stat
      .slice(stat.lastIndexOf(')') + 1)
      .trim()
      .split(' ')[1],
  );
}

export function familyOf(root: number, parentOf: ReadonlyMap<number, number>): number[] {
  const children = [...parentOf].filter(([, parent]) => parent === root).map(([pid]) => pid);
  return [root, ...children.flatMap((pid) => familyOf(pid, parentOf))];
}

export function pssOf(rollup: string): number {
  const kB = /^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1];
  if (kB === undefined) throw new Error('The kernel says nothing of Pss.');
  return Number(kB);
}

/** Chromium names its processes on their command line; the one without a name is the main process. */
export function kindOf(commandLine: string): string {
  const kind = /--type=([a-z-]+)/.exec(commandLine)?.[1] ?? 'main';
  const service = /--utility-sub-type=([a-z_]+)/i.exec(commandLine)?.[1];
  return service === undefined ? kind : `${kind}_${service}`;
}
