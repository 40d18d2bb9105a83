import { Backup, BackupName, BackupOnDoor, BackupToRestore, Rehearsal, Restored } from '../model/backup.ts';
import { PersonId } from '../model/ids.ts';
import { Passphrase, RecoveryCode } from '../model/workspace.ts';
import { event } from '../rpc.ts';
import { z } from '../zod.ts';
import { call, read } from './define.ts';

export const backups = {
  /** Those that Steward keeps, newest first: one a day by itself, and those of `makeNow`. */
  list: call('super_admin', z.object({}), z.array(Backup)),
  /** Into a file that the person names. Tokens are left out unless asked for. */
  make: call(
    'super_admin',
    z.object({ withTokens: z.boolean().default(false) }),
    z.object({ savedAs: z.string().nullable() }),
  ),
  /** One more of those that Steward keeps; the newest one, when nothing was written since. */
  makeNow: call('super_admin', z.object({}), Backup),
  remove: call('super_admin', z.object({ name: BackupName }), z.object({})),
  /** After a change of keys: a new backup, and away with those that open with older secrets. */
  renew: call('super_admin', z.object({}), z.object({ made: Backup, removed: z.int() })),
  /** A restore that changes nothing. One that opens with older secrets asks for the passphrase of its day. */
  rehearse: call('super_admin', z.object({ name: BackupName, passphrase: Passphrase.optional() }), Rehearsal),
  /** What Steward keeps on this desktop and can restore, before anybody signs in. */
  offers: read('open', z.object({}), z.array(BackupOnDoor)),
  /** Opens the dialog; what was chosen waits for `restore`. */
  choose: call('open', z.object({}), z.object({ backup: BackupOnDoor.nullable() })),
  /**
   * Puts a backup in the place of the workspace, which is kept aside. For a super admin of the backup; and, while the
   * workspace here can be opened, only from the window in which its super admin is signed in. Nobody is signed in
   * afterwards. With the recovery code of then, `passphrase` is a new one.
   */
  restore: call(
    'open',
    z.object({
      name: BackupToRestore.default('chosen'),
      personId: PersonId,
      passphrase: Passphrase,
      code: RecoveryCode.optional(),
    }),
    Restored,
  ),
  changed: event(z.object({})),
};
