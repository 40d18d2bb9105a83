import { AppError } from '../../../shared/failure.ts';
import { PersonId } from '../../../shared/model/ids.ts';
import type { Person } from '../../../shared/model/person.ts';
import { Person as PersonModel } from '../../../shared/model/person.ts';
import { record } from '../../audit/use-cases.ts';
import type { Reader, Writer } from '../../db/access.ts';
import { write } from '../../db/access.ts';
import { changeKeys } from '../change-keys.ts';
import type { KeyFile } from '../keys/key-format.ts';
import {
  addInvented as addInventedToKeyFile,
  addPerson as addToKeyFile,
  removePerson as removeFromKeyFile,
  renamePerson,
  resetPerson as resetInKeyFile,
} from '../keys/people.ts';
import type { OpenWorkspace } from '../open-workspace.ts';
import type { Seat } from '../seat.ts';
import { ringOf, withWorkspaceKey } from '../seat.ts';
import type { PersonRow } from '../store.ts';
import {
  addPerson as insertPerson,
  allPeople,
  changePerson,
  findPerson,
  findPersonByEmail,
} from '../store.ts';
import { followKeyFile } from './credentials.ts';
import { leaveEverywhere } from './members.ts';
import { newOneTimePassphrase } from './one-time.ts';
import type { CoolOff } from './rules.ts';
import { coolOff } from './rules.ts';
import { addCredential, allMemberships, credentialsEver, credentialsInUse } from './store.ts';

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
  const oneTimePassphrase = await letIn(seat, { id: personId, name }, (w, at) => {
    assertFreeEmail(w, email);
    const row = { id: personId, name, email, isSuperAdmin, state: 'active' as const };
    insertPerson(w, { ...row, createdAt: at.toISOString(), createdBy: work.person.personId });
    say(work, w, 'person.added', name, { personId, email, isSuperAdmin });
  });
  return { personId, oneTimePassphrase };
}

/** For the demo agency alone; the key file refuses it anywhere else. */
export async function addInvented(
  seat: Seat,
  { name, email }: { readonly name: string; readonly email: string },
  passphrase: string,
): Promise<PersonId> {
  const { work, folder } = seat;
  const id = PersonId.parse(work.ids.next());
  const now = work.clock.now();
  const { credentials, version } = await withWorkspaceKey(seat, (workspaceKey) =>
    addInventedToKeyFile({ folder, workspaceKey, person: { id, name }, passphrase, now }),
  );
  ringOf(seat);
  const createdAt = now.toISOString();
  write(work.ledger, (w) => {
    insertPerson(w, { id, name, email, isSuperAdmin: false, state: 'active', createdAt, createdBy: null });
    say(work, w, 'person.added', name, { personId: id, email, isSuperAdmin: false });
    addCredential(w, credentials, version, createdAt);
  });
  return id;
}

export async function reactivatePerson(seat: Seat, personId: PersonId): Promise<OneTime> {
  const { work } = seat;
  const { name, state } = found(work.ledger, personId);
  if (state === 'active') throw new AppError('conflict', `${name} is active already.`);
  const oneTimePassphrase = await letIn(seat, { id: personId, name }, (w) => {
    changePerson(w, personId, { state: 'active' });
    say(work, w, 'person.reactivated', name, { personId });
  });
  return { personId, oneTimePassphrase };
}

/**
 * One more person gets the workspace key. The key file comes first: if the app ends before the ledger knows them, it
 * holds an entry whose passphrase nobody was told, and the next unlock removes it.
 */
function letIn(
  seat: Seat,
  person: { readonly id: PersonId; readonly name: string },
  change: (w: Writer, at: Date) => void,
): Promise<string> {
  return seat.finish(() => letInNow(seat, person, change));
}

async function letInNow(
  seat: Seat,
  person: { readonly id: PersonId; readonly name: string },
  change: (w: Writer, at: Date) => void,
): Promise<string> {
  const { work, folder } = seat;
  const oneTimePassphrase = newOneTimePassphrase();
  const at = work.clock.now();
  const by = work.person.personId;
  const { credentials, version } = await withWorkspaceKey(seat, (workspaceKey) =>
    addToKeyFile({ folder, workspaceKey, person, oneTimePassphrase, by, now: at }),
  );
  ringOf(seat);
  write(work.ledger, (w) => {
    change(w, at);
    addCredential(w, credentials, version, at.toISOString());
  });
  return oneTimePassphrase;
}

export async function resetPerson(seat: Seat, personId: PersonId): Promise<OneTime> {
  const { work } = seat;
  const { name } = another(work, personId, 'Your own passphrase is changed under Settings, not reset.');
  const oneTimePassphrase = newOneTimePassphrase();
  const row = { what: 'person.reset', subject: name, detail: { personId } };
  await changeKeys(
    seat,
    { row, inLedger: (w, next, at) => followKeyFile(w, next, personId, at) },
    (rotation) =>
      resetInKeyFile({
        ...rotation,
        person: { id: personId, name },
        oneTimePassphrase,
        by: work.person.personId,
        now: work.clock.now(),
      }),
  );
  return { personId, oneTimePassphrase };
}

export async function deactivatePerson(seat: Seat, personId: PersonId): Promise<void> {
  const { work } = seat;
  const person = another(work, personId, 'Nobody can remove themselves. Ask another super admin.');
  const row = { what: 'person.deactivated', subject: person.name, detail: { personId } };
  const inLedger = (w: Writer, next: KeyFile, at: Date) => {
    leaveEverywhere(work, w, person, at);
    followKeyFile(w, next, personId, at);
    changePerson(w, personId, { state: 'deactivated', isSuperAdmin: false });
  };
  await changeKeys(seat, { row, inLedger }, (rotation) => removeFromKeyFile({ ...rotation, personId }));
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
export async function editPerson(
  seat: Seat,
  ask: { personId: PersonId; name: string; email: string },
): Promise<void> {
  const { work, folder } = seat;
  const { personId, name, email } = ask;
  const row = found(work.ledger, personId);
  const isNewEmail = email.toLowerCase() !== row.email.toLowerCase();
  if (isNewEmail) assertFreeEmail(work.ledger, email);
  if (name !== row.name && row.state === 'active') {
    await withWorkspaceKey(seat, (workspaceKey) => renamePerson({ folder, workspaceKey, personId, name }));
  }
  ringOf(seat);
  write(work.ledger, (w) => {
    changePerson(w, personId, { name, email });
    const was = { name: row.name, email: row.email };
    say(work, w, 'person.edited', name, { personId, before: was, after: { name, email } });
  });
}

/**
 * Whether this person's approval counts for a proposal of that one, and if not, from when on.
 * @public The approval of proposals asks for it; the facts behind it have to be recorded from the first day.
 */
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
