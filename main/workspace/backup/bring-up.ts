import { basename } from 'node:path';
import { record } from '../../audit/use-cases.ts';
import type { Db } from '../../db/access.ts';
import { write } from '../../db/access.ts';
import { insightsMigrations } from '../../db/insights/migrations.ts';
import { ledgerMigrations } from '../../db/ledger/migrations.ts';
import { isBehind, openDb } from '../../db/open.ts';
import type { Clock, Ids } from '../../ports.ts';
import type { KeyRing } from '../keys/derive.ts';
import { deriveKey } from '../keys/derive.ts';
import { dbPaths } from '../keys/generations.ts';
import { requireKeyFile } from '../keys/key-file.ts';
import { workspaceRow } from '../store.ts';
import { makeBackup } from './make.ts';
import { placeFor, tidy } from './shelf.ts';

// A workspace of an older Steward: backed up as it is, then migrated. On a thread of its own; see job.ts.

export interface BringUpAsk {
  readonly profile: string;
  readonly folder: string;
  readonly generation: number;
  readonly workspaceKey: Buffer;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface BroughtUp {
  /** The backup of before, by its name; null when nothing was behind after all. */
  readonly backup: string | null;
}

const files = [
  { which: 'ledger', migrations: ledgerMigrations, durability: 'full' },
  { which: 'insights', migrations: insightsMigrations, durability: 'normal' },
] as const;

/** Says the future and a fork in words before anything is touched. */
export function needsBringingUp(folder: string, generation: number, ring: KeyRing): boolean {
  const paths = dbPaths(folder, generation);
  return files.some(({ which, migrations }) => {
    const key = ring.derive(which);
    try {
      return isBehind({ path: paths[which], key, migrations });
    } finally {
      key.fill(0);
    }
  });
}

/** One backup holds both databases as they were before the first of them is migrated; without it, nothing is. */
export function bringUp(ask: BringUpAsk): BroughtUp {
  const { profile, folder, generation, workspaceKey, clock } = ask;
  const paths = dbPaths(folder, generation);
  let backup: string | null = null;
  const beforeMigration = () => {
    if (backup !== null) return;
    const to = placeFor(profile, clock.now());
    const madeAt = clock.now().toISOString();
    makeBackup({ folder, workspaceKey, to, madeAt, why: 'migration', withTokens: false });
    backup = basename(to);
    tidy(profile, requireKeyFile(folder).keyFile.workspaceId);
  };
  const open = ({ which, migrations, durability }: (typeof files)[number]) => {
    const key = deriveKey(workspaceKey, which);
    try {
      return openDb({ path: paths[which], key, durability, migrations, beforeMigration });
    } finally {
      key.fill(0);
    }
  };
  const ledger = open(files[0]);
  try {
    open(files[1]).raw.close();
    if (backup !== null) say(ledger, ask, backup);
    return { backup };
  } finally {
    ledger.raw.close();
  }
}

function say(ledger: Db, { clock, ids }: BringUpAsk, backup: string): void {
  const at = clock.now();
  const detail = {
    ledger: ledgerMigrations.at(-1)?.name ?? '',
    insights: insightsMigrations.at(-1)?.name ?? '',
  };
  write(ledger, (w) => {
    const subject = workspaceRow(w)?.name ?? '';
    const row = {
      chain: 'workspace',
      actor: { id: null, name: 'Steward' },
      what: 'workspace.migrated',
      subject,
    };
    record(w, { ...row, detail: { ...detail, backup } }, at, ids);
  });
}
