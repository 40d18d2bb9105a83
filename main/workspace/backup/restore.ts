import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../shared/failure.ts';
import { record } from '../../audit/use-cases.ts';
import type { Writer } from '../../db/access.ts';
import { write } from '../../db/access.ts';
import { storageFailure } from '../../db/failures.ts';
import type { Clock, Ids } from '../../ports.ts';
import { removeAllTokens } from '../../tokens/use-cases.ts';
import { dbPaths } from '../keys/generations.ts';
import { readKeyFile, requireKeyFile } from '../keys/key-file.ts';
import { unlockWithRecovery } from '../keys/recover.ts';
import { syncFolder } from '../keys/replace-file.ts';
import { unlockWithPassphrase } from '../keys/unlock.ts';
import { followKeyFile } from '../people/credentials.ts';
import { findPerson, keepInstallation, workspaceRow } from '../store.ts';
import { checkUnpacked, withUnpacked } from './check.ts';
import type { Manifest } from './format.ts';
import { unpack } from './format.ts';
import { aloneRestoring, asideOf, readyOf, restoringOf, swapIn } from './swap.ts';

export type Secret =
  | { readonly by: 'passphrase'; readonly passphrase: string }
  | { readonly by: 'code'; readonly code: string; readonly newPassphrase: string };

export interface RestoreAsk {
  readonly file: string;
  /** The workspace's own folder: what is there is put aside. */
  readonly folder: string;
  readonly personId: string;
  readonly secret: Secret;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly afterStep?: (step: RestoreStep) => void;
}
export type RestoreStep = 'unpacked' | 'checked' | 'changed' | 'ready' | 'put aside' | 'in place';

export interface RestoredFolder {
  readonly returned: string[];
  readonly needsToken: boolean;
  readonly keptAside: string | null;
}

/**
 * Prepares the whole workspace beside the present one and switches by renames. Stopped before it is `ready`, nothing has
 * happened; after that, the next start finishes the switch.
 */
export async function restoreBackup(ask: RestoreAsk): Promise<RestoredFolder> {
  const { file, folder, clock, afterStep } = ask;
  const restoring = restoringOf(folder);
  const alone = aloneRestoring(folder);
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
    const keptAs = asideOf(folder, clock.now());
    const wasThere = swapIn(folder, keptAs, () => afterStep?.('put aside'));
    afterStep?.('in place');
    return { returned, needsToken: !manifest.withTokens, keptAside: wasThere ? basename(keptAs) : null };
  } catch (error) {
    rmSync(restoring, { recursive: true, force: true });
    throw storageFailure(error, folder);
  } finally {
    workspaceKey?.fill(0);
    alone.release();
  }
}

/** Opens a backup with a secret of its day and reads all of it; changes nothing. */
export async function rehearseBackup(ask: Omit<RestoreAsk, 'folder'> & { readonly into: string }) {
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

/** What a restored ledger is from now on: another installation, without what was under way elsewhere. */
function change({ personId, clock, ids }: RestoreAsk, folder: string, manifest: Manifest, key: Buffer): void {
  withUnpacked(folder, key, ({ ledger }) =>
    write(ledger, (w) => {
      const person = findPerson(w, personId);
      if (person?.state !== 'active' || !person.isSuperAdmin) {
        throw new AppError('not_allowed', 'Only a super admin of the backed-up workspace may restore it.');
      }
      const before = workspaceRow(w);
      const installationId = ids.next();
      keepInstallation(w, installationId);
      if (!manifest.withTokens) removeAllTokens(w);
      followKeyFile(w, requireKeyFile(folder).keyFile, personId, clock.now());
      sayRestored(w, { person, before, manifest, installationId, at: clock.now(), ids });
    }),
  );
}

function sayRestored(
  w: Writer,
  facts: {
    readonly person: { readonly id: string; readonly name: string };
    readonly before: ReturnType<typeof workspaceRow>;
    readonly manifest: Manifest;
    readonly installationId: string;
    readonly at: Date;
    readonly ids: Ids;
  },
): void {
  const { person, before, manifest, installationId, at, ids } = facts;
  const { madeAt, why, withTokens } = manifest;
  const installation = { before: before?.installationId ?? null, after: installationId };
  const detail = { backup: { madeAt, why, withTokens }, installation };
  const actor = { id: person.id, name: person.name };
  const row = { chain: 'workspace', actor, what: 'workspace.restored', subject: before?.name ?? '' };
  record(w, { ...row, detail }, at, ids);
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
