import { AppError } from '../../../shared/failure.ts';
import { newHolder } from '../keys/holder.ts';
import { assertStrong } from '../keys/passphrase.ts';
import { wipeSecrets } from '../keys/personal.ts';
import { openWithPassphrase } from '../keys/unlock.ts';
import { changeKeys } from '../rotation/change-keys.ts';
import type { Seat } from '../seat.ts';
import { markOwnPassphrase } from './store.ts';

/**
 * A new passphrase for the person's own keys, which stay the same. The workspace key changes with it, or an old copy of
 * the key file and the old passphrase would still open today's databases.
 */
export async function changePassphrase(seat: Seat, ask: { current: string; next: string }): Promise<void> {
  const { folder, work } = seat;
  const { personId } = work.person;
  if (ask.next === ask.current) throw new AppError('invalid_request', 'The new passphrase is the old one.');
  assertStrong(ask.next);
  const { holder, opened, workspaceKey } = await openWithPassphrase({
    folder,
    personId,
    passphrase: ask.current,
    now: work.clock.now(),
  });
  workspaceKey.fill(0);
  opened.keys.wipe();
  const at = work.clock.now().toISOString();
  const origin = { ...holder.origin, ownSince: holder.origin.ownSince ?? at };
  try {
    await changeKeys(seat, async (rotation) => {
      const entry = { personId, name: holder.name, passphrase: ask.next, origin, mustChange: false };
      const secrets = opened.secrets;
      const fresh = await newHolder(
        rotation.before,
        rotation.version,
        { ...entry, secrets },
        rotation.workspaceKey,
      );
      return {
        row: { what: 'person.passphrase_changed', subject: holder.name, detail: { personId } },
        holders: { fresh: [fresh] },
        inLedger: (w) => markOwnPassphrase(w, personId, at),
      };
    });
    seat.settled();
  } finally {
    wipeSecrets(opened.secrets);
  }
}
