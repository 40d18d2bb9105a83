import { desc, eq, isNull, sql } from 'drizzle-orm';
import type { Reader, Writer } from '../db/access.ts';
import { policyStop, policyVersion } from '../db/ledger/money-schema.ts';
import { client, person } from '../db/ledger/schema.ts';

export type VersionRow = typeof policyVersion.$inferSelect;

/** The newest rules of the workspace (null), or of one client. */
export function newestVersion(r: Reader, clientId: string | null): VersionRow | undefined {
  const whose = clientId === null ? isNull(policyVersion.clientId) : eq(policyVersion.clientId, clientId);
  return r.orm.select().from(policyVersion).where(whose).orderBy(desc(policyVersion.number)).get();
}

export function addVersion(w: Writer, row: Omit<VersionRow, 'number'>): number {
  const last = w.orm
    .select({ number: sql<number>`coalesce(max(${policyVersion.number}), 0)` })
    .from(policyVersion)
    .get();
  const number = (last?.number ?? 0) + 1;
  w.orm
    .insert(policyVersion)
    .values({ ...row, number })
    .run();
  return number;
}

/** Newest first. */
export function allVersions(r: Reader) {
  return r.orm
    .select({ row: policyVersion, by: person.name })
    .from(policyVersion)
    .innerJoin(person, eq(person.id, policyVersion.madeBy))
    .orderBy(desc(policyVersion.number))
    .all();
}

export function newestStop(r: Reader, clientId: string | null) {
  const whose = clientId === null ? isNull(policyStop.clientId) : eq(policyStop.clientId, clientId);
  return r.orm
    .select({ row: policyStop, by: person.name })
    .from(policyStop)
    .innerJoin(person, eq(person.id, policyStop.byPerson))
    .where(whose)
    .orderBy(desc(policyStop.number))
    .get();
}

export function addStop(w: Writer, row: Omit<typeof policyStop.$inferSelect, 'number'>): void {
  const last = w.orm
    .select({ number: sql<number>`coalesce(max(${policyStop.number}), 0)` })
    .from(policyStop)
    .get();
  w.orm
    .insert(policyStop)
    .values({ ...row, number: (last?.number ?? 0) + 1 })
    .run();
}

export function clientIds(r: Reader): string[] {
  return r.orm
    .select({ id: client.id })
    .from(client)
    .all()
    .map(({ id }) => id);
}
