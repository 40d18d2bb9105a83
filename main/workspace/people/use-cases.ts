import { AppError } from '../../../shared/failure.ts';
import { PersonId } from '../../../shared/model/ids.ts';
import type { Person } from '../../../shared/model/person.ts';
import { Person as PersonModel } from '../../../shared/model/person.ts';
import { record } from '../../audit/use-cases.ts';
import type { Reader, Writer } from '../../db/access.ts';
import { write } from '../../db/access.ts';
import { requireKeyFile } from '../keys/key-file.ts';
import type { OpenWorkspace } from '../open-workspace.ts';
import { changeKeys } from '../rotation/change-keys.ts';
import type { Seat } from '../seat.ts';
import type { PersonRow } from '../store.ts';
import {
  addPerson as insertPerson,
  allPeople,
  changePerson,
  findPerson,
  findPersonByEmail,
} from '../store.ts';
import { addEntry, editKeyFile, entryFor } from './key-entries.ts';
import { leaveEverywhere } from './members.ts';
import type { CoolOff } from './rules.ts';
import { coolOff } from './rules.ts';
import { allMemberships, credentialsEver, credentialsInUse, retireCredential } from './store.ts';

export function listPeople({ ledger }: OpenWorkspace): Person[] {
  const rows = allPeople(ledger);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  const credentials = new Map(credentialsInUse(ledger).map((row) => [row.personId, row]));
  const memberships = allMemberships(ledger);
  return rows.map((row) => {
    const own = credentials.get(row.id);
    return PersonModel.parse({
      ...row,
      createdBy: nameOf(row.createdBy),
      credential: own
        ? { how: own.how, by: nameOf(own.byPerson), at: own.madeAt, ownSince: own.ownSince }
        : null,
      clients: memberships
        .filter(({ personId }) => personId === row.id)
        .map(({ clientId, clientName, role }) => ({ clientId, name: clientName, role })),
    });
  });
}

interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly isSuperAdmin: boolean;
}
interface OneTime {
  readonly personId: PersonId;
  readonly oneTimePassphrase: string;
}

export async function addPerson(seat: Seat, ask: NewPerson): Promise<OneTime> {
  const { work } = seat;
  assertFreeEmail(work.ledger, ask.email);
  const personId = PersonId.parse(work.ids.next());
  const { name, email, isSuperAdmin } = ask;
  const oneTimePassphrase = await addEntry(seat, { personId, name, how: 'made' }, (w) => {
    assertFreeEmail(w, email);
    const createdAt = work.clock.now().toISOString();
    const createdBy = work.person.personId;
    insertPerson(w, { id: personId, name, email, isSuperAdmin, state: 'active', createdAt, createdBy });
    say(work, w, 'person.added', name, { personId, email, isSuperAdmin });
  });
  return { personId, oneTimePassphrase };
}

export async function reactivatePerson(seat: Seat, personId: PersonId): Promise<OneTime> {
  const { work } = seat;
  const { name, state } = found(work.ledger, personId);
  if (state === 'active') throw new AppError('conflict', `${name} is active already.`);
  const oneTimePassphrase = await addEntry(seat, { personId, name, how: 'reset' }, (w) => {
    changePerson(w, personId, { state: 'active' });
    say(work, w, 'person.reactivated', name, { personId });
  });
  return { personId, oneTimePassphrase };
}

export async function resetPerson(seat: Seat, personId: PersonId): Promise<OneTime> {
  const { work } = seat;
  const { name } = another(work, personId, 'Your own passphrase is changed under Settings, not reset.');
  let oneTimePassphrase = '';
  await changeKeys(seat, async (rotation) => {
    const made = await entryFor(seat, rotation, { personId, name, how: 'reset' });
    oneTimePassphrase = made.oneTimePassphrase;
    return {
      row: { what: 'person.reset', subject: name, detail: { personId } },
      holders: { fresh: [made.holder] },
      inLedger: made.inLedger,
    };
  });
  return { personId, oneTimePassphrase };
}

export async function deactivatePerson(seat: Seat, personId: PersonId): Promise<void> {
  const { work } = seat;
  const row = another(work, personId, 'Nobody can remove themselves. Ask another super admin.');
  await changeKeys(seat, () => ({
    row: { what: 'person.deactivated', subject: row.name, detail: { personId, before: row.state } },
    holders: { without: personId },
    inLedger: (w, at) => {
      leaveEverywhere(work, w, row, at);
      retireCredential(w, personId, at.toISOString());
      changePerson(w, personId, { state: 'deactivated', isSuperAdmin: false });
    },
  }));
}

export function setSuperAdmin(work: OpenWorkspace, personId: PersonId, isSuperAdmin: boolean): void {
  const row = another(work, personId, 'Nobody can change their own role. Ask another super admin.');
  if (row.isSuperAdmin === isSuperAdmin) return;
  write(work.ledger, (w) => {
    changePerson(w, personId, { isSuperAdmin });
    const detail = { personId, before: row.isSuperAdmin, after: isSuperAdmin };
    say(work, w, 'person.role_changed', row.name, detail);
  });
}

/** The name is in the key file too, for the lock screen. */
export function editPerson(seat: Seat, ask: { personId: PersonId; name: string; email: string }): void {
  const { work } = seat;
  const { personId, name, email } = ask;
  const row = found(work.ledger, personId);
  const before = requireKeyFile(seat.folder).keyFile;
  const people = before.people.map((holder) => (holder.personId === personId ? { ...holder, name } : holder));
  editKeyFile(seat, before, people, (w) => {
    if (email.toLowerCase() !== row.email.toLowerCase()) assertFreeEmail(w, email);
    changePerson(w, personId, { name, email });
    const was = { name: row.name, email: row.email };
    say(work, w, 'person.edited', name, { personId, before: was, after: { name, email } });
  });
}

/** Whether this person's approval counts for a proposal of that one, and if not, from when on. */
export function approvalCoolOff(r: Reader, approver: PersonId, proposer: PersonId, now: Date): CoolOff {
  return coolOff(credentialsEver(r, approver), proposer, now);
}

function found(r: Reader, personId: PersonId): PersonRow {
  const row = findPerson(r, personId);
  if (!row) throw new AppError('not_found', 'There is no such person at this workspace.');
  return row;
}

/** An active person who is not whoever asks. */
function another(work: OpenWorkspace, personId: PersonId, refusal: string): PersonRow {
  const row = found(work.ledger, personId);
  if (personId === work.person.personId) throw new AppError('not_allowed', refusal);
  if (row.state !== 'active') throw new AppError('conflict', `${row.name} is not active.`);
  return row;
}

function assertFreeEmail(r: Reader, email: string): void {
  const taken = findPersonByEmail(r, email);
  if (taken) throw new AppError('conflict', `${taken.name} has this e-mail address already.`);
}

function say(
  work: OpenWorkspace,
  w: Writer,
  what: string,
  subject: string,
  detail: Parameters<typeof record>[1]['detail'],
): void {
  record(w, { chain: 'workspace', actor: work.actor, what, subject, detail }, work.clock.now(), work.ids);
}
