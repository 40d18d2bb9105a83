import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/access.ts';
import { client, credential, member, person } from '../../db/ledger/schema.ts';
import type { Credentials } from '../keys/personal.ts';

export type CredentialRow = typeof credential.$inferSelect;

export function credentialsInUse(r: Reader): CredentialRow[] {
  return r.orm.select().from(credential).where(isNull(credential.retiredAt)).all();
}

export function credentialInUse(r: Reader, personId: string): CredentialRow | undefined {
  return r.orm
    .select()
    .from(credential)
    .where(and(eq(credential.personId, personId), isNull(credential.retiredAt)))
    .get();
}

/** All that a person ever had, the retired ones too. */
export function credentialsEver(r: Reader, personId: string): CredentialRow[] {
  return r.orm.select().from(credential).where(eq(credential.personId, personId)).all();
}

export function retireCredential(w: Writer, personId: string, at: string): void {
  w.orm
    .update(credential)
    .set({ retiredAt: at })
    .where(and(eq(credential.personId, personId), isNull(credential.retiredAt)))
    .run();
}

/** The new keys of a person; the ones before are retired. */
export function addCredential(w: Writer, keys: Credentials, keyVersion: number, at: string): void {
  const { personId, signingKey, exchangeKey, origin } = keys;
  retireCredential(w, personId, at);
  const last = w.orm
    .select({ number: sql<number>`coalesce(max(${credential.number}), 0)` })
    .from(credential)
    .where(eq(credential.personId, personId))
    .get();
  w.orm
    .insert(credential)
    .values({
      personId,
      number: (last?.number ?? 0) + 1,
      signingKey,
      exchangeKey,
      how: origin.how,
      byPerson: origin.by,
      madeAt: origin.at,
      ownSince: origin.ownSince,
      keyVersion,
      retiredAt: null,
    })
    .run();
}

export function markOwnPassphrase(w: Writer, personId: string, at: string): void {
  w.orm
    .update(credential)
    .set({ ownSince: at })
    .where(and(eq(credential.personId, personId), isNull(credential.retiredAt), isNull(credential.ownSince)))
    .run();
}

export interface MembershipRow {
  readonly personId: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly role: 'client_admin' | 'client_user';
}

export function allMemberships(r: Reader): MembershipRow[] {
  return r.orm
    .select({
      personId: member.personId,
      clientId: member.clientId,
      clientName: client.name,
      role: member.role,
    })
    .from(member)
    .innerJoin(client, eq(client.id, member.clientId))
    .orderBy(asc(client.name))
    .all();
}

export function membersOf(r: Reader, clientId: string) {
  return r.orm
    .select({ personId: member.personId, name: person.name, role: member.role, since: member.since })
    .from(member)
    .innerJoin(person, eq(person.id, member.personId))
    .where(and(eq(member.clientId, clientId), eq(person.state, 'active')))
    .orderBy(asc(person.name))
    .all();
}

export function findMember(r: Reader, clientId: string, personId: string) {
  return r.orm
    .select()
    .from(member)
    .where(and(eq(member.clientId, clientId), eq(member.personId, personId)))
    .get();
}

export function setMember(w: Writer, row: typeof member.$inferInsert): void {
  w.orm
    .insert(member)
    .values(row)
    .onConflictDoUpdate({ target: [member.clientId, member.personId], set: { role: row.role } })
    .run();
}

export function removeMember(w: Writer, clientId: string, personId: string): void {
  w.orm
    .delete(member)
    .where(and(eq(member.clientId, clientId), eq(member.personId, personId)))
    .run();
}
