import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '../../../shared/failure.ts';
import { record } from '../../audit/use-cases.ts';
import { write } from '../../db/access.ts';
import { storageFailure } from '../../db/failures.ts';
import type { Clock, Ids } from '../../ports.ts';
import { dbPaths } from '../keys/generations.ts';
import { readKeyFile, requireKeyFile } from '../keys/key-file.ts';
import { unlockWithRecovery } from '../keys/recover.ts';
import { syncFolder } from '../keys/replace-file.ts';
import { unlockWithPassphrase } from '../keys/unlock.ts';
import { followKeyFile } from '../people/credentials.ts';
import { findPerson, workspaceRow } from '../store.ts';
import type { BackupFacts } from './check.ts';
import { checkUnpacked, withUnpacked } from './check.ts';
import { consequences } from './consequences.ts';
import type { Manifest } from './format.ts';
import { unpack } from './format.ts';
import { readyOf, restoringOf } from './restore-folders.ts';

export type Secret =
  | { readonly by: 'passphrase'; readonly passphrase: string }
  | { readonly by: 'code'; readonly code: string; readonly newPassphrase: string };

export interface OpeningAsk {
  readonly file: string;
  /** Where the backup is unpacked; gone afterwards. */
  readonly into: string;
  readonly personId: string;
  readonly secret: Secret;
  readonly clock: Clock;
}

export interface RestoreAsk extends Omit<OpeningAsk, 'into'> {
  /** The workspace's own folder. */
  readonly folder: string;
  readonly ids: Ids;
  readonly afterStep?: (step: RestoreStep) => void;
}
export type RestoreStep = 'unpacked' | 'checked' | 'changed' | 'ready';

export interface Prepared {
  readonly returned: string[];
  readonly needsToken: boolean;
}

/**
 * Prepares the whole workspace beside the present one, which is not touched; `swapIn` puts it in its place. Stopped before
 * it is `ready`, nothing has happened; after that, the next start finishes the switch.
 */
export async function prepareRestore(ask: RestoreAsk): Promise<Prepared> {
  const { file, folder, afterStep } = ask;
  const restoring = restoringOf(folder);
  let workspaceKey: Buffer | null = null;
  try {
    rmSync(restoring, { recursive: true, force: true });
    const manifest = unpack(file, restoring);
    afterStep?.('unpacked');
    workspaceKey = await keyBy(ask, restoring);
    checkUnpacked(restoring, manifest, workspaceKey);
    afterStep?.('checked');
    change(ask, restoring, manifest, workspaceKey);
    nameDatabases(restoring);
    afterStep?.('changed');
    const returned = returnedWith(restoring, folder);
    renameSync(restoring, readyOf(folder));
    syncFolder(dirname(folder));
    afterStep?.('ready');
    return { returned, needsToken: !manifest.withTokens };
  } catch (error) {
    rmSync(restoring, { recursive: true, force: true });
    throw storageFailure(error, folder);
  } finally {
    workspaceKey?.fill(0);
  }
}

/** Opens a backup with a secret of its day and reads all of it; changes nothing. */
export async function rehearseBackup(ask: OpeningAsk): Promise<BackupFacts> {
  const { file, into } = ask;
  rmSync(into, { recursive: true, force: true });
  let workspaceKey: Buffer | null = null;
  try {
    const manifest = unpack(file, into);
    workspaceKey = await keyBy(ask, into);
    return checkUnpacked(into, manifest, workspaceKey);
  } finally {
    workspaceKey?.fill(0);
    rmSync(into, { recursive: true, force: true });
  }
}

async function keyBy(
  { personId, secret, clock }: Pick<RestoreAsk, 'personId' | 'secret' | 'clock'>,
  folder: string,
): Promise<Buffer> {
  const ask = { folder, personId, now: clock.now() };
  const unlocked =
    secret.by === 'passphrase'
      ? await unlockWithPassphrase({ ...ask, passphrase: secret.passphrase })
      : await unlockWithRecovery({ ...ask, code: secret.code, newPassphrase: secret.newPassphrase });
  unlocked.personal.wipe();
  return unlocked.workspaceKey;
}

/** The restored ledger goes on as another installation, without what was under way elsewhere, and says so. */
function change({ personId, clock, ids }: RestoreAsk, folder: string, manifest: Manifest, key: Buffer): void {
  withUnpacked(folder, key, ({ ledger }) =>
    write(ledger, (w) => {
      const person = findPerson(w, personId);
      if (person?.state !== 'active' || !person.isSuperAdmin) {
        throw new AppError('not_allowed', 'Only a super admin of the backed-up workspace may restore it.');
      }
      const at = clock.now();
      const { madeAt, why, withTokens } = manifest;
      const actor = { id: person.id, name: person.name };
      const moment = { at, ids, actor, madeAt, withTokens };
      const facts = consequences.map((follow) => follow(w, moment));
      followKeyFile(w, requireKeyFile(folder).keyFile, personId, at);
      const subject = workspaceRow(w)?.name ?? '';
      const row = { chain: 'workspace', actor, what: 'workspace.restored', subject };
      record(w, { ...row, detail: Object.assign({ backup: { madeAt, why } }, ...facts) }, at, ids);
    }),
  );
}

function nameDatabases(folder: string): void {
  const paths = dbPaths(folder, requireKeyFile(folder).keyFile.generation);
  renameSync(join(folder, 'ledger.db'), paths.ledger);
  renameSync(join(folder, 'insights.db'), paths.insights);
  for (const name of readdirSync(folder)) {
    if (/^(ledger|insights)\.db-/.test(name)) rmSync(join(folder, name));
  }
  syncFolder(folder);
}

/** Whoever the present workspace knows no more, and the backup still does. */
function returnedWith(restoring: string, folder: string): string[] {
  try {
    const present = existsSync(folder) ? readKeyFile(folder)?.keyFile : null;
    const restored = requireKeyFile(restoring).keyFile;
    if (present?.workspaceId !== restored.workspaceId) return [];
    const known = new Set(present.people.map(({ personId }) => personId));
    return restored.people.filter(({ personId }) => !known.has(personId)).map(({ name }) => name);
  } catch {
    // The present key file is beyond reading, which may be why somebody restores.
    return [];
  }
}
