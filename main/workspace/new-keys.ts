import { changeKeys } from './change-keys.ts';
import { replaceRecoveryCode } from './keys/recover.ts';
import { rotate } from './keys/rotate.ts';
import { openWithPassphrase } from './keys/unlock.ts';
import { wipeSecrets } from './keys/personal.ts';
import type { Seat } from './seat.ts';

/** Asks for the passphrase again: whoever found the desk unlocked must not walk away with a way in. */
async function assertPassphrase({ folder, work }: Seat, passphrase: string): Promise<void> {
  const { personId } = work.person;
  const { opened, workspaceKey } = await openWithPassphrase({
    folder,
    personId,
    passphrase,
    now: work.clock.now(),
  });
  workspaceKey.fill(0);
  opened.keys.wipe();
  wipeSecrets(opened.secrets);
}

export async function newKeysOnDemand(seat: Seat, passphrase: string): Promise<void> {
  await assertPassphrase(seat, passphrase);
  const row = { what: 'workspace.keys_change_asked', subject: seat.work.name };
  await changeKeys(seat, { row }, (ask) => rotate(ask));
}

export async function newRecoveryCodeOnDemand(seat: Seat, passphrase: string): Promise<string> {
  await assertPassphrase(seat, passphrase);
  return newRecoveryCode(seat);
}

export async function newRecoveryCode(seat: Seat): Promise<string> {
  const row = { what: 'workspace.recovery_code_replaced', subject: seat.work.name };
  const { recoveryCode } = await changeKeys(seat, { row }, (ask) => replaceRecoveryCode(ask));
  return recoveryCode;
}
