import { Backup, BackupOnDoor } from '../model/backup.ts';
import { PersonId } from '../model/ids.ts';
import { Passphrase } from '../model/workspace.ts';
import { z } from '../zod.ts';
import { call } from './define.ts';

export const backups = {
  /** The automatic ones, newest first. */
  list: call('super_admin', z.object({}), z.array(Backup)),
  /** Into a folder that the person names. Tokens are left out unless asked for. */
  make: call(
    'super_admin',
    z.object({ withTokens: z.boolean().default(false) }),
    z.object({ savedAs: z.string().nullable() }),
  ),
  /** Opens the dialog; what was chosen waits for `restore`. */
  choose: call('open', z.object({}), z.object({ backup: BackupOnDoor.nullable() })),
  /**
   * Puts the chosen backup in the place of the workspace, which is kept aside. The copy gets a new installation id and
   * no tokens. Only a super admin of the backup may do it, with the passphrase of then.
   */
  restore: call(
    'open',
    z.object({ personId: PersonId, passphrase: Passphrase }),
    z.object({ keptAside: z.string().nullable() }),
  ),
};
