import { createHash } from 'node:crypto';
import type { Session } from '../../../shared/model/access.ts';
import type { SigningKey } from '../../../shared/model/approval.ts';
import { ClientId, PersonId } from '../../../shared/model/ids.ts';
import { membershipsOf } from '../../clients/store.ts';
import type { Reader } from '../../db/access.ts';
import { isSignedBy } from '../keys/curves.ts';
import type { PersonalKeys } from '../keys/personal.ts';
import { unlockWithPassphrase } from '../keys/unlock.ts';
import { credentialInUse, credentialsEver, type CredentialRow } from '../people/store.ts';
import type { Seat } from '../seat.ts';
import { ringOf } from '../seat.ts';
import { allPeople, findPerson, workspaceRow } from '../store.ts';
import type { PublicKeys } from './letters.ts';

export { fingerprintOf, isLetterBy, openLetter, type PublicKeys, sealLetter } from './letters.ts';

/** Whoever sits here, for those few steps that their passphrase has to open. */
export type SigningSeat = Seat;

/**
 * SECURITY: the passphrase again, although somebody is signed in: only it opens the signing key, so that a screen left
 * open, the keychain or the recovery code approve nothing.
 */
export function withSigningKey<T>(
  seat: SigningSeat,
  passphrase: string,
  use: (sign: (text: string) => string) => T,
): Promise<T> {
  return withPersonalKeys(seat, passphrase, (keys) =>
    use((text) => keys.sign(Buffer.from(text)).toString('base64')),
  );
}

/** The same for what was sealed to this person. */
export async function withPersonalKeys<T>(
  seat: SigningSeat,
  passphrase: string,
  use: (keys: PersonalKeys) => T,
): Promise<T> {
  const { work, folder } = seat;
  const { personId } = work.person;
  const opened = await unlockWithPassphrase({ folder, personId, passphrase, now: work.clock.now() });
  opened.workspaceKey.fill(0);
  try {
    // Stretching a passphrase takes a moment, in which the workspace may have been locked.
    ringOf(seat);
    return use(opened.personal);
  } finally {
    opened.personal.wipe();
  }
}

/** Whether this text was signed with the key that this person has now. A retired key signs nothing any more. */
export function isSignedNow(
  r: Reader,
  by: { readonly personId: string; readonly number: number },
  text: string,
  signature: string,
): boolean {
  const own = credentialInUse(r, by.personId);
  return own?.number === by.number && holds(own, text, signature);
}

/** Whether it was signed with a key that they had, for looking back. */
export function wasSigned(
  r: Reader,
  by: { readonly personId: string; readonly number: number },
  text: string,
  signature: string,
): boolean {
  const own = credentialsEver(r, by.personId).find(({ number }) => number === by.number);
  return own !== undefined && holds(own, text, signature);
}

function holds(own: CredentialRow, text: string, signature: string): boolean {
  return isSignedBy(own.signingKey, Buffer.from(text), Buffer.from(signature, 'base64'));
}

/** Where somebody's signing key comes from; null for somebody who has none now. */
export function signingKeyOf(r: Reader, personId: string): SigningKey | null {
  const own = credentialInUse(r, personId);
  if (!own) return null;
  const { number, how, byPerson: by, madeAt: at, ownSince } = own;
  return { number, how, by, at, ownSince };
}

/** The public halves of somebody's keys of today; null for somebody who has none now. */
export function publicKeysOf(r: Reader, personId: string): PublicKeys | null {
  const own = credentialInUse(r, personId);
  return own ? { signingKey: own.signingKey, exchangeKey: own.exchangeKey } : null;
}

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Which installation of which workspace this is: what was approved on another one is not approved here. */
export function installationOf(r: Reader): { workspaceId: string; installationId: string } {
  const row = workspaceRow(r);
  if (!row) throw new Error('A ledger without its workspace was opened.');
  return { workspaceId: row.id, installationId: row.installationId };
}

/** What somebody who is not here may do at a client now; null for somebody who is not active. */
export function sessionOfPerson(r: Reader, personId: string): Session | null {
  const person = findPerson(r, personId);
  if (person?.state !== 'active') return null;
  const roles = membershipsOf(r, person.id).map((row) => [ClientId.parse(row.clientId), row.role] as const);
  return {
    personId: PersonId.parse(person.id),
    name: person.name,
    isSuperAdmin: person.isSuperAdmin,
    roles: new Map(roles),
  };
}

/** Whether anybody else could ever approve: a workspace of one person can propose, not send. */
export function isAlone(r: Reader): boolean {
  return allPeople(r).filter(({ state }) => state === 'active').length < 2;
}

/** Everybody else who is active, with their keys: whom something can be handed to. */
export function othersWithKeys(
  r: Reader,
  personId: string,
): { readonly personId: PersonId; readonly name: string; readonly keys: PublicKeys }[] {
  return allPeople(r).flatMap(({ id, name, state }) => {
    const keys = publicKeysOf(r, id);
    return state === 'active' && id !== personId && keys
      ? [{ personId: PersonId.parse(id), name, keys }]
      : [];
  });
}
