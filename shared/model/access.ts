import { z } from '../zod.ts';
import type { ClientId, PersonId } from './ids.ts';

/** What a person is to one client. A super admin is above all of them. */
export const ClientRole = z.enum(['client_admin', 'client_user']);
export type ClientRole = z.infer<typeof ClientRole>;

/** What can be done with one client; the least role that may do it stands beside it. */
const permissionTable = {
  view: 'client_user',
  sync: 'client_user',
  comment: 'client_user',
  export: 'client_user',
  connect: 'client_admin',
  disconnect: 'client_admin',
  manage: 'client_admin',
  propose: 'client_admin',
  approve: 'client_admin',
} as const satisfies Record<string, ClientRole>;
export type Permission = keyof typeof permissionTable;

/**
 * Who may make a call: anybody, whoever is signed in, super admins, or whoever has this permission at the client that
 * the input names as `clientId`. `newcomer` is whoever is signed in, also while their passphrase is a one-time one that
 * they have yet to change; every other call is closed to them. The door checks it before any handler runs.
 */
export type Access = 'open' | 'newcomer' | 'signed_in' | 'super_admin' | { readonly client: Permission };

export interface Session {
  readonly personId: PersonId;
  readonly name: string;
  readonly isSuperAdmin: boolean;
  readonly roles: ReadonlyMap<ClientId, ClientRole>;
}

/** The wall: a super admin passes everywhere, a member where their role reaches, anybody else nowhere. */
export function mayDo(session: Session, permission: Permission, client: ClientId): boolean {
  if (session.isSuperAdmin) return true;
  const role = session.roles.get(client);
  if (role === undefined) return false;
  return role === 'client_admin' || permissionTable[permission] === 'client_user';
}
