import { AppError } from '../../../shared/failure.ts';
import { clearAttempts } from './attempts.ts';
import { changeHolder } from './change.ts';
import { newHolder } from './holder.ts';
import { requireKeyFile } from './key-file.ts';
import { assertProved } from './key-format.ts';
import { assertStrong } from './passphrase.ts';
import type { Credentials } from './personal.ts';
import { credentialsOf, newSecrets, personalKeys, wipeSecrets } from './personal.ts';
import { newRecovery, openRecovery } from './recovery-wrap.ts';
import type { RotateAsk, Rotated } from './rotate.ts';
import { rotate } from './rotate.ts';
import type { Unlocked } from './unlock.ts';
import { holderIn } from './unlock.ts';

export interface RecoverAsk {
  readonly folder: string;
  readonly code: string;
  readonly personId: string;
  readonly newPassphrase: string;
  readonly now: Date;
}

/**
 * Opens the workspace by the recovery code and gives one account a new passphrase. Whoever holds the code may be anybody,
 * so the account gets new keys of its own and `recovered` as their origin; the old private keys stay shut for good.
 */
export async function unlockWithRecovery(
  ask: RecoverAsk,
): Promise<Unlocked & { readonly credentials: Credentials; readonly retired: Credentials }> {
  const { folder, personId, now } = ask;
  assertStrong(ask.newPassphrase);
  const { keyFile } = requireKeyFile(folder);
  const retired = credentialsOf(holderIn(keyFile, personId));
  const workspaceKey = openRecovery(keyFile, ask.code);
  if (!workspaceKey) {
    throw new AppError(
      'wrong_passphrase',
      'This recovery code is whole, but belongs to another workspace or was replaced by a newer one.',
    );
  }
  const secrets = newSecrets();
  try {
    assertProved(keyFile, workspaceKey);
    const at = now.toISOString();
    const holder = await changeHolder(folder, workspaceKey, personId, ({ name }, body) => {
      const origin = { how: 'recovered' as const, by: null, at, ownSince: at };
      const made = { personId, name, passphrase: ask.newPassphrase, origin, mustChange: false, secrets };
      return newHolder(body, body.version, made, workspaceKey);
    });
    const wrongTries = clearAttempts(folder, personId);
    const { generation } = keyFile;
    const personal = personalKeys(secrets);
    return {
      workspaceKey,
      generation,
      mustChange: false,
      wrongTries,
      personal,
      credentials: credentialsOf(holder),
      retired,
    };
  } catch (error) {
    wipeSecrets(secrets);
    workspaceKey.fill(0);
    throw error;
  }
}

/** A new recovery code in place of one that was used, seen or lost. A new workspace key too, which the old never opens. */
export async function replaceRecoveryCode(
  ask: RotateAsk,
): Promise<Rotated & { readonly recoveryCode: string }> {
  let recoveryCode = '';
  const rotated = await rotate(ask, ({ body, workspaceKey }) => {
    const { code, recovery } = newRecovery(body, body.version, workspaceKey);
    recoveryCode = code;
    return { recovery };
  });
  return { ...rotated, recoveryCode };
}
