import { DemoPerson } from '../model/demo.ts';
import { Identity } from '../model/about.ts';
import { PersonId } from '../model/ids.ts';
import { LogoPixels } from '../model/client.ts';
import { AgencyLogo, Paper, SyncSchedule } from '../model/setting.ts';
import {
  Email,
  LockAfterMinutes,
  Passphrase,
  PersonName,
  QuickUnlock,
  RecoveryCode,
  WorkspaceKind,
  WorkspaceName,
  WorkspaceSettings,
  WorkspaceState,
} from '../model/workspace.ts';
import { event } from '../rpc.ts';
import { z } from '../zod.ts';
import { call, read } from './define.ts';

export const workspace = {
  /** What the first screen needs, before and after signing in. */
  state: read('open', z.object({}), WorkspaceState),
  /** Makes the agency's workspace with its first super admin and signs them in. The recovery code is shown this once. */
  create: call(
    'open',
    z.object({ workspaceName: WorkspaceName, name: PersonName, email: Email, passphrase: Passphrase }),
    z.object({ recoveryCode: z.string() }),
  ),
  /** One click: makes the demo agency if need be and signs in as one of its two people; whoever sat there gives way. */
  exploreDemo: call('open', z.object({ as: DemoPerson.default('founder') }), z.object({})),
  unlock: call(
    'open',
    z.object({ kind: WorkspaceKind, personId: PersonId, passphrase: Passphrase }),
    z.object({}),
  ),
  /** For the person who sits at the window: the same passphrase once more, at another door such as the command line. */
  join: call(
    'open',
    z.object({ kind: WorkspaceKind, personId: PersonId, passphrase: Passphrase }),
    z.object({}),
  ),
  /** By the keychain of this computer. `keychain_unavailable` says in its sentence why it has to be the passphrase. */
  unlockQuick: call('open', z.object({ kind: WorkspaceKind, personId: PersonId }), z.object({})),
  /**
   * By the recovery code: one account gets a new passphrase and new keys, the workspace new keys and a new code. Null
   * when the new code could not be made: the old one still opens, and there is time to make another.
   */
  recover: call(
    'open',
    z.object({ kind: WorkspaceKind, personId: PersonId, code: RecoveryCode, newPassphrase: Passphrase }),
    z.object({ recoveryCode: z.string().nullable() }),
  ),
  settings: read('signed_in', z.object({}), WorkspaceSettings),
  setLockAfter: call('super_admin', z.object({ minutes: LockAfterMinutes }), z.object({})),
  /** Whether a locked workspace can be read on, for eight hours at most and without its tokens and keys. */
  setReadWhileLocked: call('super_admin', z.object({ on: z.boolean() }), z.object({})),
  setSyncSchedule: call('super_admin', SyncSchedule, z.object({})),
  /** The agency's name, as it stands on screens and reports. */
  rename: call('super_admin', z.object({ name: WorkspaceName }), z.object({})),
  agencyLogo: read('signed_in', z.object({}), z.object({ png: AgencyLogo })),
  /** Null takes it away. */
  setAgencyLogo: call('super_admin', z.object({ logo: LogoPixels.nullable() }), z.object({})),
  identity: read('signed_in', z.object({}), Identity),
  setPaper: call('super_admin', z.object({ paper: Paper }), z.object({})),
  /** For the person who is signed in, at this computer. */
  setQuickUnlock: call('signed_in', z.object({ on: z.boolean() }), QuickUnlock),
  /** In place of one that was seen or lost. Shown once; the old one opens nothing new. */
  newRecoveryCode: call(
    'super_admin',
    z.object({ passphrase: Passphrase }),
    z.object({ recoveryCode: z.string() }),
  ),
  /** Changes the workspace key on demand. Older backups still open with what they opened with. */
  changeKeys: call('super_admin', z.object({ passphrase: Passphrase }), z.object({})),
  /** Also while it is locked and only read: then nothing of it stays open. */
  lock: read('newcomer', z.object({}), z.object({})),
  changed: event(z.object({ signedIn: z.boolean() })),
};
