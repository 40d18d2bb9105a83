import { ClientRole } from '../model/access.ts';
import { ClientId, PersonId } from '../model/ids.ts';
import { Member, Person } from '../model/person.ts';
import { Email, Passphrase, PersonName } from '../model/workspace.ts';
import { event } from '../rpc.ts';
import { z } from '../zod.ts';
import { call, read } from './define.ts';

const one = z.object({ personId: PersonId });
/** Shown once and handed over in person; whoever gets it sets their own at the first unlock. */
const OneTime = z.object({ personId: PersonId, oneTimePassphrase: z.string() });

export const people = {
  list: read('super_admin', z.object({}), z.array(Person)),
  add: call(
    'super_admin',
    z.object({ name: PersonName, email: Email, isSuperAdmin: z.boolean().default(false) }),
    OneTime,
  ),
  edit: call('super_admin', z.object({ personId: PersonId, name: PersonName, email: Email }), z.object({})),
  setSuperAdmin: call(
    'super_admin',
    z.object({ personId: PersonId, isSuperAdmin: z.boolean() }),
    z.object({}),
  ),
  /** New keys and a one-time passphrase for somebody who lost theirs. Changes the workspace key. */
  reset: call('super_admin', one, OneTime),
  /** Takes a person's keys and memberships away and changes the workspace key. Older backups still open for them. */
  deactivate: call('super_admin', one, z.object({})),
  reactivate: call('super_admin', one, OneTime),
  /** The person's own. Changes the workspace key; older backups still open with the old passphrase. */
  changePassphrase: call('newcomer', z.object({ current: Passphrase, next: Passphrase }), z.object({})),
  changed: event(z.object({})),
};

export const members = {
  list: read({ client: 'manage' }, z.object({ clientId: ClientId }), z.array(Member)),
  set: call(
    'super_admin',
    z.object({ clientId: ClientId, personId: PersonId, role: ClientRole }),
    z.array(Member),
  ),
  remove: call('super_admin', z.object({ clientId: ClientId, personId: PersonId }), z.array(Member)),
};
