import { changeKeys } from '../change-keys.ts';
import { changePassphrase as changeInKeyFile } from '../keys/people.ts';
import type { Seat } from '../seat.ts';
import { followKeyFile } from './credentials.ts';

/**
 * The person's own. A one-time passphrase gives way to new personal keys, because whoever made it could have opened
 * them. The workspace key changes too, or an old copy of the key file and the old passphrase would still open today's
 * databases.
 */
export async function changePassphrase(seat: Seat, ask: { current: string; next: string }): Promise<void> {
  const { work } = seat;
  const { personId, name } = work.person;
  const row = { what: 'person.passphrase_changed', subject: name, detail: { personId } };
  const changed = await changeKeys(
    seat,
    { row, inLedger: (w, next, at) => followKeyFile(w, next, personId, at) },
    (rotation) =>
      changeInKeyFile({
        ...rotation,
        personId,
        passphrase: ask.current,
        newPassphrase: ask.next,
        now: work.clock.now(),
      }),
  );
  changed.personal.wipe();
  seat.settled();
}
