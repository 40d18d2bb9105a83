import { AppError } from '../../shared/failure.ts';
import type { PersonId } from '../../shared/model/ids.ts';
import type { WorkspaceKind } from '../../shared/model/workspace.ts';
import type { Clock, SecretStore } from '../ports.ts';
import { folderOf } from './doors.ts';
import { recordSignIn, type Unlocked } from './entering.ts';
import { unlockQuick } from './keys/quick.ts';
import { unlockWithRecovery } from './keys/recover.ts';
import { unlockWithPassphrase } from './keys/unlock.ts';
import type { OpenWorkspace } from './open-workspace.ts';

export interface Who {
  readonly kind: WorkspaceKind;
  readonly personId: PersonId;
}

export interface WayIn {
  /** As the audit trail says it. */
  readonly by: string;
  readonly getKey: () => Promise<Unlocked>;
}

interface Needs {
  readonly folder: string;
  readonly clock: Clock;
  readonly secrets: SecretStore;
}

export function byPassphrase(needs: Needs, who: Who & { passphrase: string }): WayIn {
  const { personId, passphrase } = who;
  const getKey = async () => {
    const folder = folderOf(needs.folder, who.kind);
    const unlocked = await unlockWithPassphrase({ folder, personId, passphrase, now: needs.clock.now() });
    unlocked.personal.wipe();
    return unlocked;
  };
  return { by: 'passphrase', getKey };
}

export function byKeychain(needs: Needs, { kind, personId }: Who): WayIn {
  const getKey = async () => {
    const folder = folderOf(needs.folder, kind);
    return { ...(await unlockQuick({ folder, personId, secretStore: needs.secrets })), mustChange: false };
  };
  return { by: 'keychain', getKey };
}

export function byRecoveryCode(needs: Needs, who: Who & { code: string; newPassphrase: string }): WayIn {
  const { personId, code, newPassphrase } = who;
  const getKey = async () => {
    const folder = folderOf(needs.folder, who.kind);
    const now = needs.clock.now();
    const unlocked = await unlockWithRecovery({ folder, personId, code, newPassphrase, now });
    unlocked.personal.wipe();
    return unlocked;
  };
  return { by: 'recovery code', getKey };
}

/** SECURITY: another person's passphrase never joins a sitting, and costs the same wait as a wrong one at the lock screen. */
export async function proveSamePerson(
  needs: Needs,
  { work, folder }: { readonly work: OpenWorkspace; readonly folder: string },
  proof: Who & { passphrase: string },
): Promise<void> {
  const isSame = work.kind === proof.kind && work.person.personId === proof.personId;
  if (!isSame)
    throw new AppError(
      'conflict',
      'Somebody else is signed in. They have to lock Steward before you sign in.',
    );
  const { workspaceKey, wrongTries } = await byPassphrase(needs, proof).getKey();
  workspaceKey.fill(0);
  recordSignIn(work, folder, { by: 'passphrase at another door', wrongTries });
}
