import { existsSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Db } from '../db/access.ts';
import { isDamage } from '../db/failures.ts';
import { insightsMigrations } from '../db/insights/migrations.ts';
import { isBehind, openDb } from '../db/open.ts';
import { inWorker } from './backup/in-worker.ts';
import type { KeyRing } from './keys/derive.ts';
import { dbPaths } from './keys/generations.ts';
import { syncFolder } from './keys/replace-file.ts';

// insights.db holds what was read from Meta. Damaged, it is set aside, never erased, and another takes its place; the
// ledger is never replaced by anything but a person's own restore.

export interface Figures {
  readonly profile: string;
  readonly folder: string;
  readonly generation: number;
  readonly ring: KeyRing;
  readonly now: Date;
}

/** Before the workspace is opened. Answers with what the person should know, or null when nothing was wrong. */
export async function settleFigures(figures: Figures): Promise<string | null> {
  const path = dbPaths(figures.folder, figures.generation).insights;
  if (existsSync(path) && !isBroken(figures, path)) return null;
  const mended = await makeMended(figures, path);
  return putInPlace(figures, path, mended);
}

/** While the workspace is open: `close` and `reopen` stand around the one moment without figures. */
export async function mendFigures(
  figures: Figures,
  { close, reopen }: { readonly close: () => void; readonly reopen: (insights: Db) => void },
): Promise<string> {
  const path = dbPaths(figures.folder, figures.generation).insights;
  const mended = await makeMended(figures, path);
  close();
  const notice = putInPlace(figures, path, mended);
  reopen(openFigures(figures, path));
  return notice;
}

function openFigures({ ring }: Figures, path: string): Db {
  const key = ring.derive('insights');
  try {
    return openDb({ path, key, durability: 'normal', migrations: insightsMigrations });
  } finally {
    key.fill(0);
  }
}

function isBroken({ ring }: Figures, path: string): boolean {
  const key = ring.derive('insights');
  try {
    isBehind({ path, key, migrations: insightsMigrations });
    return false;
  } catch (error) {
    if (isDamage(error)) return true;
    throw error;
  } finally {
    key.fill(0);
  }
}

async function makeMended({ profile, folder, ring }: Figures, path: string) {
  const into = `${path}.mended`;
  const { madeAt } = await inWorker({
    do: 'salvage',
    profile,
    folder,
    into,
    workspaceKey: ring.workspaceKey(),
  });
  return { into, madeAt };
}

function putInPlace(
  { folder, now }: Figures,
  path: string,
  { into, madeAt }: { into: string; madeAt: string | null },
) {
  const wasThere = existsSync(path);
  const aside = asideName(folder, basename(path), now);
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(`${path}${suffix}`)) renameSync(`${path}${suffix}`, join(folder, `${aside}${suffix}`));
  }
  renameSync(into, path);
  syncFolder(folder);
  const what = wasThere
    ? `The figures read from Meta were damaged. They were set aside as ${aside}, not erased.`
    : 'The figures read from Meta were missing.';
  const instead =
    madeAt === null
      ? 'A sync brings back what Meta still gives. Gone are followers and Page figures older than Meta keeps, and the history of retired metrics.'
      : `Those of the backup of ${madeAt.slice(0, 10)} took their place; a sync brings back what Meta still gives of the days since.`;
  return `${what} ${instead} Nothing else is touched: clients, budgets and the audit trail are in the ledger.`;
}

function asideName(folder: string, name: string, now: Date): string {
  const stamped = `damaged-${now.toISOString().replace(/[:.]/g, '-')}-${name}`;
  let free = stamped;
  for (let number = 2; existsSync(join(folder, free)); number += 1) free = `${number}-${stamped}`;
  return free;
}
