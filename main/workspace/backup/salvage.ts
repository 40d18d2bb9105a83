import { existsSync, rmSync } from 'node:fs';
import { insightsMigrations } from '../../db/insights/migrations.ts';
import { openDb } from '../../db/open.ts';
import { deriveKey } from '../keys/derive.ts';
import { requireKeyFile } from '../keys/key-file.ts';
import { keyIdOf, unpackOne } from './format.ts';
import { onShelf } from './shelf.ts';

// Figures that cannot be read any more. On a thread of its own; see job.ts.

export interface SalvageAsk {
  readonly profile: string;
  readonly folder: string;
  /** Where the new database is made; whoever asked puts it in place. */
  readonly into: string;
  readonly workspaceKey: Buffer;
}

export interface Salvaged {
  /** When the backup was made that the figures come from; null when they begin anew. */
  readonly madeAt: string | null;
}

/** The figures of the newest backup that opens with the present key and is whole, else an empty database. */
export function salvageFigures({ profile, folder, into, workspaceKey }: SalvageAsk): Salvaged {
  const { workspaceId } = requireKeyFile(folder).keyFile;
  const keyId = keyIdOf(workspaceKey);
  const own = onShelf(profile).filter(
    ({ manifest }) => manifest.workspaceId === workspaceId && manifest.keyId === keyId,
  );
  for (const { path, manifest } of own) {
    try {
      clear(into);
      unpackOne(path, 'insights.db', into, workspaceKey);
      openFigures(into, workspaceKey, true);
      return { madeAt: manifest.madeAt };
    } catch {
      // This backup is damaged too, or the disk is full: an older one, or none.
    }
  }
  clear(into);
  openFigures(into, workspaceKey, false);
  return { madeAt: null };
}

function openFigures(path: string, workspaceKey: Buffer, isCopy: boolean): void {
  const key = deriveKey(workspaceKey, 'insights');
  try {
    const { raw } = openDb({ path, key, durability: 'normal', migrations: insightsMigrations });
    try {
      if (isCopy && raw.pragma('integrity_check(1)', { simple: true }) !== 'ok') {
        throw new Error('The figures in this backup are damaged.');
      }
    } finally {
      raw.close();
    }
  } finally {
    key.fill(0);
  }
}

function clear(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(`${path}${suffix}`)) rmSync(`${path}${suffix}`);
  }
}
