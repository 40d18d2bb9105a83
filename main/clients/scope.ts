import type { Permission, Session } from '../../shared/model/access.ts';
import { mayDo } from '../../shared/model/access.ts';
import type { ClientId } from '../../shared/model/ids.ts';
import type { Reader } from '../db/access.ts';
import { Refused } from '../refused.ts';
import { clientStanding, connectedMetaIds } from './store.ts';

/** What may still be done with an archived client. */
const keptWhenArchived: ReadonlySet<Permission> = new Set(['view', 'export', 'manage']);

declare const minted: unique symbol;

/** Proof that this person may do this with this client. Only `mintScope` makes one. */
export interface ClientScope {
  readonly clientId: ClientId;
  /** The Meta ids that belong to the client now. */
  readonly metaIds: ReadonlySet<string>;
  readonly [minted]: true;
}

/**
 * SECURITY: a foreign client, a missing one and one without the role all sound the same to whoever asks for them without
 * membership, so that ids cannot be probed. A member who lacks the role is told so.
 */
export function mintScope(
  r: Reader,
  session: Session,
  permission: Permission,
  clientId: ClientId,
): ClientScope {
  const known = session.isSuperAdmin || session.roles.has(clientId);
  const standing = clientStanding(r, clientId);
  const isThere = standing === 'active' || (standing === 'archived' && keptWhenArchived.has(permission));
  if (!known || !isThere)
    throw new Refused('not_found', 'There is no such client among yours.', { clientId });
  if (!mayDo(session, permission, clientId)) {
    throw new Refused('not_allowed', 'Your role at this client does not allow that. Ask one of its admins.', {
      details: { permission },
      clientId,
    });
  }
  return { clientId, metaIds: new Set(connectedMetaIds(r, clientId)) } as unknown as ClientScope;
}

/**
 * SECURITY: for budgets/ alone. What was approved is sent, and what was sent is read back, whoever sits at the desk by
 * then: the approval that stands behind it carries the rights. It reaches one client, as every scope does.
 */
export function reconciliationScope(r: Reader, clientId: ClientId): ClientScope {
  return { clientId, metaIds: new Set(connectedMetaIds(r, clientId)) } as unknown as ClientScope;
}
