import { AppError } from '../../shared/failure.ts';
import type { Session } from '../../shared/model/access.ts';
import { ClientId, PersonId } from '../../shared/model/ids.ts';
import { membershipsOf } from '../clients/store.ts';
import type { Reader } from '../db/access.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import type { PersonRow } from './store.ts';
import { findPerson } from './store.ts';

/** Fresh from the ledger at each call: a role that was taken away is gone at the next one. */
export function sessionOf(work: OpenWorkspace): Session {
  const person = findPerson(work.ledger, work.person.personId);
  if (person?.state !== 'active') throw new AppError('signed_out', 'This account is not active any more.');
  return sessionFor(work.ledger, person);
}

export function sessionFor(r: Reader, person: PersonRow): Session {
  const roles = membershipsOf(r, person.id).map((row) => [ClientId.parse(row.clientId), row.role] as const);
  return {
    personId: PersonId.parse(person.id),
    name: person.name,
    isSuperAdmin: person.isSuperAdmin,
    roles: new Map(roles),
  };
}
