import { and, desc, eq, inArray, ne, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { Incident } from '../../shared/model/alert.ts';
import type { ClientId } from '../../shared/model/ids.ts';
import { AlertMark } from '../../shared/model/triage.ts';
import type { Reader, Writer } from '../db/access.ts';
import { kept } from '../db/kept.ts';
import { incident, person } from '../db/ledger/schema.ts';
import type { Live } from './incidents.ts';
import type { Found } from './rules.ts';

const mostListed = 500;
const handler = alias(person, 'handler');

type Row = typeof incident.$inferSelect;

const viewOf = ({ row, name }: { readonly row: Row; readonly name: string | null }): Incident =>
  Incident.parse({ ...row, facts: JSON.parse(row.facts), handledBy: name });

// What is over has no worst any more.
const worstFirst = sql`${incident.state} <> 'resolved' and ${incident.severity} <> 'critical'`;

const listed = (orm: Reader['orm'], whose: SQL | undefined) =>
  orm
    .select({ row: incident, name: handler.name })
    .from(incident)
    .leftJoin(handler, eq(handler.id, incident.handledBy))
    .where(whose)
    .orderBy(worstFirst, desc(incident.openedAt), desc(incident.id))
    .limit(mostListed);

const isLive = ne(incident.state, 'resolved');
/** What stands on a client's Overview. */
const liveOfOne = kept((orm) =>
  listed(orm, and(isLive, eq(incident.clientId, sql.placeholder('clientId')))).prepare(),
);

/** Worst first, then newest. `live` leaves out what is over. */
export function incidentsOf(
  r: Reader,
  clients: readonly ClientId[] | 'all',
  which: 'live' | 'over',
): Incident[] {
  if (clients !== 'all' && clients.length === 1 && which === 'live')
    return liveOfOne(r).all({ clientId: clients[0] }).map(viewOf);
  const state = which === 'live' ? isLive : eq(incident.state, 'resolved');
  const whose = clients === 'all' ? state : and(state, inArray(incident.clientId, [...clients]));
  return listed(r.orm, whose).all().map(viewOf);
}

export function findIncident(r: Reader, clientId: ClientId, id: string): Incident | null {
  const found = r.orm
    .select({ row: incident, name: handler.name })
    .from(incident)
    .leftJoin(handler, eq(handler.id, incident.handledBy))
    .where(and(eq(incident.clientId, clientId), eq(incident.id, id)))
    .get();
  return found ? viewOf(found) : null;
}

/** What nobody has set aside, of every client: the reasons that triage says. */
export function openMarks(r: Reader): (AlertMark & { readonly clientId: string })[] {
  const rows = r.orm.select().from(incident).where(eq(incident.state, 'open')).all();
  return rows.map((row) => ({
    clientId: row.clientId,
    ...AlertMark.parse({ ...row, facts: JSON.parse(row.facts) }),
  }));
}

export function liveOf(r: Reader, clientId: ClientId): Live[] {
  return r.orm
    .select()
    .from(incident)
    .where(and(eq(incident.clientId, clientId), ne(incident.state, 'resolved')))
    .all() as Live[];
}

export function addIncident(w: Writer, clientId: ClientId, id: string, found: Found, at: string): void {
  const { rule, subject, severity } = found;
  const facts = JSON.stringify(found.facts);
  const times = { openedAt: at, seenAt: at };
  w.orm
    .insert(incident)
    .values({ clientId, id, rule, subject, severity, facts, state: 'open', note: '', ...times })
    .run();
}

export function changeIncident(w: Writer, clientId: ClientId, id: string, set: Partial<Row>): void {
  w.orm
    .update(incident)
    .set(set)
    .where(and(eq(incident.clientId, clientId), eq(incident.id, id)))
    .run();
}
