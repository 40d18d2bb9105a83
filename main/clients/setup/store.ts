import { asc, eq } from 'drizzle-orm';
import type { ClientId } from '../../../shared/model/ids.ts';
import type { Reader, Writer } from '../../db/access.ts';
import { setupEntry } from '../../db/ledger/client-schema.ts';
import { person } from '../../db/ledger/schema.ts';

export function entryRows(r: Reader, clientId: ClientId) {
  return r.orm
    .select({ entry: setupEntry, by: person.name })
    .from(setupEntry)
    .innerJoin(person, eq(person.id, setupEntry.byPerson))
    .where(eq(setupEntry.clientId, clientId))
    .orderBy(asc(setupEntry.id))
    .all()
    .map(({ entry, by }) => ({ ...entry, by }));
}

export function addEntry(w: Writer, row: typeof setupEntry.$inferInsert): void {
  w.orm.insert(setupEntry).values(row).run();
}
