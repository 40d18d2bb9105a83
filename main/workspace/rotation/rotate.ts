import { reseal as resealAudit } from '../../audit/keys.ts';
import type { Db, Writer } from '../../db/access.ts';
import { write } from '../../db/access.ts';
import { assertSound, copyDb, rekeyFile, removeDb } from '../../db/copy.ts';
import { storageFailure } from '../../db/failures.ts';
import { insightsMigrations } from '../../db/insights/migrations.ts';
import { ledgerMigrations } from '../../db/ledger/migrations.ts';
import { openDb } from '../../db/open.ts';
import { resealTokens } from '../../tokens/use-cases.ts';
import { withBallast } from '../keys/ballast.ts';
import type { KeyRing, KeyUse } from '../keys/derive.ts';
import { keyRing } from '../keys/derive.ts';
import type { DbPaths } from '../keys/generations.ts';
import { dbPaths, sweepGenerations } from '../keys/generations.ts';
import { newWorkspaceKey } from '../keys/holder.ts';
import type { WriteStep } from '../keys/key-file.ts';
import { readKeyFile, replaceKeyFile, requireKeyFile } from '../keys/key-file.ts';
import type { KeyFile, KeyFileBody } from '../keys/key-format.ts';
import { prove } from '../keys/key-format.ts';
import { syncFile, syncFolder } from '../keys/replace-file.ts';
import { auditSealOf, keepAuditSeal } from '../store.ts';

export type RotationStep = 'ledger copied' | 'insights copied' | 'ledger changed' | WriteStep | 'old removed';

/** A change of all keys that was begun and not committed: nothing on disk knows of it yet. */
export interface Rotation {
  readonly before: KeyFile;
  readonly version: number;
  readonly generation: number;
  /** The new workspace key; wiped by whoever began. */
  readonly workspaceKey: Buffer;
}

export function beginRotation(folder: string): Rotation {
  const before = requireKeyFile(folder).keyFile;
  return {
    before,
    version: before.version + 1,
    generation: before.generation + 1,
    workspaceKey: newWorkspaceKey(),
  };
}

export interface RotationAsk {
  readonly folder: string;
  readonly rotation: Rotation;
  readonly from: { readonly ledger: Db; readonly insights: Db; readonly ring: KeyRing };
  /** Who holds the new key, and how. */
  readonly next: Pick<KeyFileBody, 'people' | 'recovery'>;
  /** What changes in the ledger with the keys, audit row included: all of it holds from the same moment, or none. */
  readonly change: (w: Writer) => void;
  /** For tests: called when a step is on disk. */
  readonly afterStep?: ((step: RotationStep) => void) | undefined;
}

export interface Rotated {
  readonly ledger: Db;
  readonly insights: Db;
  readonly ring: KeyRing;
}

/**
 * Copies both databases, gives the copies the new key, changes the new ledger, then switches by one rename of the key
 * file. Stopped before the rename, the old key and databases hold; after it, the new ones. Holds the main loop while
 * the files are copied.
 */
export function rotate(ask: RotationAsk): Rotated {
  const { folder, rotation, from } = ask;
  const to = dbPaths(folder, rotation.generation);
  const ring = keyRing(Buffer.from(rotation.workspaceKey));
  let made: Pick<Rotated, 'ledger' | 'insights'> | null = null;
  try {
    made = withBallast(folder, to.ledger, () => copies(ask, to, ring));
    commit(ask);
  } catch (error) {
    made?.ledger.raw.close();
    made?.insights.raw.close();
    for (const path of Object.values(to)) removeDb(path);
    ring.wipe();
    throw storageFailure(error, to.ledger);
  }
  from.ledger.raw.close();
  from.insights.raw.close();
  from.ring.wipe();
  sweepOld(folder, rotation.generation);
  ask.afterStep?.('old removed');
  return { ...made, ring };
}

/** Another program may hold an old file for a moment; the next unlock sweeps again. */
function sweepOld(folder: string, generation: number): void {
  try {
    sweepGenerations(folder, generation);
  } catch {
    return;
  }
}

function commit({ folder, rotation, next, afterStep }: RotationAsk): void {
  const { before, version, generation, workspaceKey } = rotation;
  const { format, workspaceId, kind } = before;
  const body = { format, workspaceId, kind, version, generation, ...next };
  try {
    replaceKeyFile(folder, before.version, prove(body, workspaceKey), afterStep);
  } catch (error) {
    // Whatever failed after the rename: a key file that names the new databases has committed to them.
    if (readKeyFile(folder)?.keyFile.version !== version) throw error;
  }
}

function copies(ask: RotationAsk, to: DbPaths, ring: KeyRing): Pick<Rotated, 'ledger' | 'insights'> {
  const opened: Db[] = [];
  try {
    copyUnder(ask, 'ledger', to.ledger, ring);
    ask.afterStep?.('ledger copied');
    copyUnder(ask, 'insights', to.insights, ring);
    syncFolder(ask.folder);
    ask.afterStep?.('insights copied');
    const ledger = opening('ledger', to.ledger, ring);
    opened.push(ledger);
    const insights = opening('insights', to.insights, ring);
    opened.push(insights);
    changeLedger(ask, ledger, ring);
    ask.afterStep?.('ledger changed');
    return { ledger, insights };
  } catch (error) {
    for (const db of opened) db.raw.close();
    for (const path of Object.values(to)) removeDb(path);
    throw error;
  }
}

function copyUnder({ from }: RotationAsk, which: 'ledger' | 'insights', to: string, ring: KeyRing): void {
  copyDb(from[which].raw, to);
  const [old, next] = [from.ring.derive(which), ring.derive(which)];
  try {
    rekeyFile(to, { old, next });
  } finally {
    old.fill(0);
    next.fill(0);
  }
  syncFile(to);
}

function opening(which: 'ledger' | 'insights', path: string, ring: KeyRing): Db {
  const key = ring.derive(which);
  try {
    const isLedger = which === 'ledger';
    const db = openDb({
      path,
      key,
      durability: isLedger ? 'full' : 'normal',
      migrations: isLedger ? ledgerMigrations : insightsMigrations,
    });
    try {
      assertSound(db.raw, isLedger ? 'The copy of the ledger' : 'The copy of the figures');
      return db;
    } catch (error) {
      db.raw.close();
      throw error;
    }
  } finally {
    key.fill(0);
  }
}

/** What is sealed inside the ledger comes under the new key together with the change that asked for it. */
function changeLedger({ from, change }: RotationAsk, ledger: Db, ring: KeyRing): void {
  const keys = (use: KeyUse) => ({ old: from.ring.derive(use), next: ring.derive(use) });
  const tokens = keys('tokens');
  const audit = keys('audit');
  try {
    write(ledger, (w) => {
      resealTokens(w, tokens);
      keepAuditSeal(w, resealAudit(auditSealOf(w), audit));
      change(w);
    });
  } finally {
    for (const key of [...Object.values(tokens), ...Object.values(audit)]) key.fill(0);
  }
}
