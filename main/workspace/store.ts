import { asc, eq } from 'drizzle-orm';
import type { Reader, Writer } from '../db/access.ts';
import { person, workspace } from '../db/ledger/schema.ts';

export type PersonRow = typeof person.$inferSelect;

export function workspaceRow(r: Reader) {
  return r.orm.select().from(workspace).get();
}

export function findPerson(r: Reader, id: string): PersonRow | undefined {
  return r.orm.select().from(person).where(eq(person.id, id)).get();
}

export function findPersonByEmail(r: Reader, email: string): PersonRow | undefined {
  return r.orm.select().from(person).where(eq(person.email, email)).get();
}

export function allPeople(r: Reader): PersonRow[] {
  return r.orm.select().from(person).orderBy(asc(person.name)).all();
}

export function addWorkspace(w: Writer, row: typeof workspace.$inferInsert): void {
  w.orm.insert(workspace).values(row).run();
}

export function addPerson(w: Writer, row: typeof person.$inferInsert): void {
  w.orm.insert(person).values(row).run();
}

export function changePerson(
  w: Writer,
  id: string,
  change: Partial<Pick<PersonRow, 'name' | 'email' | 'isSuperAdmin' | 'state'>>,
): void {
  w.orm.update(person).set(change).where(eq(person.id, id)).run();
}

/** The audit key as it is sealed in the ledger. */
export function auditSealOf(r: Reader): Buffer {
  const row = workspaceRow(r);
  if (!row) throw new Error('A ledger without its workspace was opened.');
  return row.auditSealedKey;
}

export function keepAuditSeal(w: Writer, auditSealedKey: Buffer): void {
  w.orm.update(workspace).set({ auditSealedKey }).run();
}

export function keepInstallation(w: Writer, installationId: string): void {
  w.orm.update(workspace).set({ installationId }).run();
}

export function keepWorkspaceName(w: Writer, name: string): void {
  w.orm.update(workspace).set({ name }).run();
}
