import { eq } from 'drizzle-orm';
import type { Reader, Writer } from '../db/access.ts';
import { person, workspace } from '../db/ledger/schema.ts';

export function workspaceRow(r: Reader) {
  return r.orm.select().from(workspace).get();
}

export function findPerson(r: Reader, id: string) {
  return r.orm.select().from(person).where(eq(person.id, id)).get();
}

export function addWorkspace(w: Writer, row: typeof workspace.$inferInsert): void {
  w.orm.insert(workspace).values(row).run();
}

export function addPerson(w: Writer, row: typeof person.$inferInsert): void {
  w.orm.insert(person).values(row).run();
}
