import { AppError } from '../../../shared/failure.ts';
import type { ClientRole } from '../../../shared/model/access.ts';
import type { ClientId, PersonId } from '../../../shared/model/ids.ts';
import type { Member } from '../../../shared/model/person.ts';
import { Member as MemberModel } from '../../../shared/model/person.ts';
import { record } from '../../audit/use-cases.ts';
import { clientRow, clientStanding, membershipsOf } from '../../clients/store.ts';
import type { Writer } from '../../db/access.ts';
import { write } from '../../db/access.ts';
import { notify } from '../../notifications/use-cases.ts';
import type { OpenWorkspace } from '../open-workspace.ts';
import type { PersonRow } from '../store.ts';
import { findPerson } from '../store.ts';
import { findMember, membersOf, removeMember, setMember } from './store.ts';

export function listMembers(work: OpenWorkspace, clientId: ClientId): Member[] {
  return membersOf(work.ledger, clientId).map((row) => MemberModel.parse(row));
}

interface Membership {
  readonly clientId: ClientId;
  readonly personId: PersonId;
}

export function giveRole(work: OpenWorkspace, ask: Membership & { role: ClientRole }): Member[] {
  const { clientId, personId, role } = ask;
  const at = work.clock.now();
  write(work.ledger, (w) => {
    if (clientStanding(w, clientId) === 'missing')
      throw new AppError('not_found', 'There is no such client.');
    const person = findPerson(w, personId);
    if (person?.state !== 'active')
      throw new AppError('not_found', 'There is no such person at this workspace.');
    const before = findMember(w, clientId, personId)?.role ?? null;
    if (before === role) return;
    setMember(w, { clientId, personId, role, since: at.toISOString() });
    if (before === null) tellNewMember(work, w, ask, at);
    const what = before === null ? 'member.added' : 'member.role_changed';
    const detail = { personId, before, after: role };
    record(w, { chain: clientId, actor: work.actor, what, subject: person.name, detail }, at, work.ids);
  });
  return listMembers(work, clientId);
}

function tellNewMember(work: OpenWorkspace, w: Writer, { clientId, personId }: Membership, at: Date): void {
  if (personId === work.person.personId) return;
  notify(work, {
    to: { people: [personId] },
    kind: 'role_given',
    values: { client: clientRow(w, clientId)?.name ?? '', by: work.actor.name },
    client: clientId,
    link: { to: 'client', client: clientId, page: 'overview' },
    key: `role_given ${clientId} ${at.toISOString()}`,
  });
}

export function takeRole(work: OpenWorkspace, { clientId, personId }: Membership): Member[] {
  const person = findPerson(work.ledger, personId);
  if (!person || !findMember(work.ledger, clientId, personId)) {
    throw new AppError('not_found', 'There is no such member at this client.');
  }
  write(work.ledger, (w) => leave(work, w, person, clientId, work.clock.now()));
  return listMembers(work, clientId);
}

/** For somebody who goes: each client's own trail says so. */
export function leaveEverywhere(work: OpenWorkspace, w: Writer, person: PersonRow, at: Date): void {
  for (const { clientId } of membershipsOf(w, person.id)) leave(work, w, person, clientId, at);
}

function leave(work: OpenWorkspace, w: Writer, person: PersonRow, clientId: string, at: Date): void {
  const before = findMember(w, clientId, person.id)?.role ?? null;
  removeMember(w, clientId, person.id);
  const detail = { personId: person.id, before, after: null };
  record(
    w,
    { chain: clientId, actor: work.actor, what: 'member.removed', subject: person.name, detail },
    at,
    work.ids,
  );
}
