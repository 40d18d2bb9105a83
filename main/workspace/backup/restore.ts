import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/failure.ts';
import type { PersonId } from '../../../shared/model/ids.ts';
import { record } from '../../audit/use-cases.ts';
import { write } from '../../db/access.ts';
import { storageFailure } from '../../db/failures.ts';
import type { Clock, Ids } from '../../ports.ts';
import { folderOf } from '../doors.ts';
import { keyRing } from '../keys/derive.ts';
import { unlockWithPassphrase } from '../keys/unlock.ts';
import { takeLock } from '../lock/owner-lock.ts';
import { openDatabases } from '../opening.ts';
import { findPerson, newInstallation, workspaceRow } from '../store.ts';
import { type Manifest, readBackup } from './manifest.ts';

export interface RestoreAsk {
  readonly profile: string;
  readonly backup: string;
  readonly personId: PersonId;
  readonly passphrase: string;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Prepared beside and put in place by renames: until then the workspace that is there stays what it is. */
export async function restoreBackup(ask: RestoreAsk): Promise<{ keptAside: string | null }> {
  const manifest = readBackup(ask.backup);
  const place = folderOf(ask.profile, manifest.kind);
  const staging = `${place}.restoring`;
  try {
    rmSync(staging, { recursive: true, force: true });
    mkdirSync(staging, { recursive: true, mode: 0o700 });
    for (const { name } of manifest.files) cpSync(join(ask.backup, name), join(staging, name));
    await prepareCopy(staging, manifest, ask);
    return { keptAside: putInPlace(staging, place, ask.clock.now()) };
  } catch (error) {
    throw storageFailure(error, place);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Another installation: what was approved on the old one is not approved here, and the tokens have to be given anew. */
async function prepareCopy(staging: string, manifest: Manifest, ask: RestoreAsk): Promise<void> {
  const { personId, passphrase, clock, ids } = ask;
  const unlocked = await unlockWithPassphrase({ folder: staging, personId, passphrase, now: clock.now() });
  unlocked.personal.wipe();
  const ring = keyRing(unlocked.workspaceKey);
  try {
    const { kind, generation } = manifest;
    const work = openDatabases({ kind, folder: staging, ring, generation, personId, clock, ids });
    try {
      if (!findPerson(work.ledger, personId)?.isSuperAdmin) {
        throw new AppError('not_allowed', 'Only a super admin of the backup can restore it.');
      }
      write(work.ledger, (w) => {
        const before = workspaceRow(w)?.installationId ?? null;
        const after = ids.next();
        newInstallation(w, after);
        const detail = { backup: manifest.createdAt, installation: { before, after } };
        const row = {
          chain: 'workspace',
          actor: work.actor,
          what: 'workspace.restored',
          subject: work.name,
          detail,
        };
        record(w, row, clock.now(), ids);
      });
    } finally {
      work.ledger.raw.close();
      work.insights.raw.close();
      work.tokenKey.fill(0);
    }
  } finally {
    ring.wipe();
  }
}

function putInPlace(staging: string, place: string, now: Date): string | null {
  if (!existsSync(place)) {
    renameSync(staging, place);
    return null;
  }
  // Nobody else may have it open while it moves aside.
  takeLock(place).release();
  const aside = `${place}-before-${now.toISOString().replace(/[:.]/g, '-')}`;
  renameSync(place, aside);
  renameSync(staging, place);
  return aside;
}
