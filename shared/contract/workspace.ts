import { PersonId } from '../model/ids.ts';
import {
  Email,
  Passphrase,
  PersonName,
  WorkspaceKind,
  WorkspaceName,
  WorkspaceState,
} from '../model/workspace.ts';
import { event } from '../rpc.ts';
import { z } from '../zod.ts';
import { call } from './define.ts';

export const workspace = {
  /** What the first screen needs, before and after signing in. */
  state: call('open', z.object({}), WorkspaceState),
  /** Makes the agency's workspace with its first super admin and signs them in. The recovery code is shown this once. */
  create: call(
    'open',
    z.object({ workspaceName: WorkspaceName, name: PersonName, email: Email, passphrase: Passphrase }),
    z.object({ recoveryCode: z.string() }),
  ),
  /** One click: makes the demo agency if need be and signs in as its first person. */
  exploreDemo: call('open', z.object({}), z.object({})),
  unlock: call(
    'open',
    z.object({ kind: WorkspaceKind, personId: PersonId, passphrase: Passphrase }),
    z.object({}),
  ),
  lock: call('newcomer', z.object({}), z.object({})),
  changed: event(z.object({ signedIn: z.boolean() })),
};
