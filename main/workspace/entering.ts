import { existsSync } from 'node:fs';
import { AppError } from '../../shared/failure.ts';
import { PersonId } from '../../shared/model/ids.ts';
import type { WorkspaceKind } from '../../shared/model/workspace.ts';
import { record } from '../audit/use-cases.ts';
import { write } from '../db/access.ts';
import type { Clock, Ids } from '../ports.ts';
import { needsBringingUp } from './backup/bring-up.ts';
import { inWorker } from './backup/in-worker.ts';
import { conditionsOf } from './conditions.ts';
import { doorOf, folderOf } from './doors.ts';
import { settleFigures } from './mend-figures.ts';
import { withBallast } from './keys/ballast.ts';
import { createKeys } from './keys/create.ts';
import type { KeyRing } from './keys/derive.ts';
import { keyRing } from './keys/derive.ts';
import { dbPaths, sweepGenerations } from './keys/generations.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import type { Founding } from './opening.ts';
import { openDatabases, writeFounding } from './opening.ts';

export interface Entering {
  /** Where all workspaces of this desktop are. */
  readonly profile: string;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface Opened {
  readonly work: OpenWorkspace;
  readonly ring: KeyRing;
  readonly mustChange: boolean;
  /** What opening found and the person should know. */
  readonly notices: readonly string[];
}

export function closeOpened({ work, ring }: Pick<Opened, 'work' | 'ring'>): void {
  work.ledger.raw.close();
  work.insights.raw.close();
  work.tokenKey.fill(0);
  ring.wipe();
}

/** Makes a workspace and opens it. The databases are there before the key file that makes them a workspace. */
export async function enterNew(
  { profile, clock, ids }: Entering,
  founding: Founding,
): Promise<Opened & { recoveryCode: string }> {
  const { kind, name, passphrase } = founding;
  const folder = folderOf(profile, kind);
  if (doorOf(profile, kind)) {
    throw new AppError('conflict', 'There is a workspace on this desktop already. Unlock it instead.');
  }
  const personId = PersonId.parse(ids.next());
  const workspaceId = ids.next();
  const opened: Opened[] = [];
  try {
    const { workspaceKey, recoveryCode } = await createKeys({
      folder,
      kind,
      workspaceId,
      person: { id: personId, name },
      passphrase,
      now: clock.now(),
      prepare: (made) => {
        const ring = keyRing(Buffer.from(made.workspaceKey));
        const rows = { founding, workspaceId, personId, credentials: made.credentials, clock, ids };
        const { generation } = made;
        const work = openDatabases({
          kind,
          folder,
          ring,
          generation,
          personId,
          clock,
          ids,
          found: (ledger, seal) => writeFounding(ledger, seal, rows),
        });
        opened.push({ work, ring, mustChange: false, notices: [] });
      },
    });
    workspaceKey.fill(0);
    const [own] = opened;
    if (!own) throw new Error('The databases of the new workspace were not made.');
    return { ...own, recoveryCode };
  } catch (error) {
    for (const one of opened) closeOpened(one);
    throw error;
  }
}

export interface Unlocked {
  readonly workspaceKey: Buffer;
  readonly generation: number;
  readonly mustChange: boolean;
  readonly wrongTries?: number;
}

/** Opens a workspace whose key somebody has just got at. Takes the key over. */
export async function enterWith(
  { profile, clock, ids }: Entering,
  kind: WorkspaceKind,
  personId: PersonId,
  { workspaceKey, generation, mustChange }: Unlocked,
): Promise<Opened> {
  const folder = folderOf(profile, kind);
  const ring = keyRing(workspaceKey);
  try {
    if (!existsSync(dbPaths(folder, generation).ledger)) {
      throw new AppError('storage_damaged', 'The ledger of this workspace is missing. Restore a backup.');
    }
    sweepGenerations(folder, generation);
    const mended = await settleFigures({ profile, folder, generation, ring, now: clock.now() });
    const notices = mended === null ? [] : [mended];
    if (needsBringingUp(folder, generation, ring)) {
      const now = clock.now().toISOString();
      const key = ring.workspaceKey();
      await inWorker({ do: 'bring up', profile, folder, generation, workspaceKey: key, now });
      notices.push('Steward brought this workspace up to its new version. A backup of before is kept.');
    }
    const work = openDatabases({ kind, folder, ring, generation, personId, clock, ids });
    notices.push(...conditionsOf(work.ledger, folder, clock.now()));
    return { work, ring, mustChange, notices };
  } catch (error) {
    ring.wipe();
    throw error;
  }
}

/** Also on a full disk, as long as there is ballast. Wrong passphrases cannot be written down while all is shut: here they are. */
export function recordSignIn(
  { ledger, actor, clock, ids }: OpenWorkspace,
  folder: string,
  { by, wrongTries = 0 }: { readonly by: string; readonly wrongTries?: number | undefined },
): void {
  const detail = wrongTries > 0 ? { by, wrongTries } : { by };
  const row = { chain: 'workspace', actor, what: 'person.signed_in', subject: actor.name, detail };
  withBallast(folder, ledger.path, () => write(ledger, (w) => record(w, row, clock.now(), ids)));
}
