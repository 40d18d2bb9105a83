import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { ClientId } from '../../../shared/model/ids.ts';
import type { Reader, Writer } from '../../db/access.ts';
import { kept } from '../../db/kept.ts';
import { campaign } from '../../db/insights/ads-schema.ts';
import { clientResult, clientTarget } from '../../db/ledger/client-schema.ts';
import { person } from '../../db/ledger/schema.ts';

const theClient = sql.placeholder('clientId');

const results = (orm: Reader['orm'], whose?: SQL) =>
  orm
    .select({ entry: clientResult, by: person.name })
    .from(clientResult)
    .innerJoin(person, eq(person.id, clientResult.setBy))
    .where(whose)
    .orderBy(asc(clientResult.id))
    .prepare();
const allResults = kept((orm) => results(orm));
const ownResults = kept((orm) => results(orm, eq(clientResult.clientId, theClient)));

/** Of one client, or of all of them. */
export function resultRows(r: Reader, clientId: ClientId | null) {
  const rows = clientId === null ? allResults(r).all() : ownResults(r).all({ clientId });
  return rows.map(({ entry, by }) => ({ ...entry, setBy: by }));
}

const targets = (orm: Reader['orm'], whose?: SQL) =>
  orm
    .select({ entry: clientTarget, by: person.name })
    .from(clientTarget)
    .innerJoin(person, eq(person.id, clientTarget.setBy))
    .where(whose)
    .orderBy(asc(clientTarget.id))
    .prepare();
const allTargets = kept((orm) => targets(orm));
const ownTargets = kept((orm) => targets(orm, eq(clientTarget.clientId, theClient)));

export function targetRows(r: Reader, clientId: ClientId | null) {
  const rows = clientId === null ? allTargets(r).all() : ownTargets(r).all({ clientId });
  return rows.map(({ entry, by }) => ({ ...entry, setBy: by }));
}

export function addResult(w: Writer, row: typeof clientResult.$inferInsert): void {
  w.orm.insert(clientResult).values(row).run();
}

export function addTarget(w: Writer, row: typeof clientTarget.$inferInsert): void {
  w.orm.insert(clientTarget).values(row).run();
}

/** From insights.db: the campaigns that Meta still had at the last sync. */
export function campaignRows(r: Reader, clientId: ClientId) {
  return r.orm
    .select({ id: campaign.id, name: campaign.name, objective: campaign.objective })
    .from(campaign)
    .where(and(eq(campaign.clientId, clientId), isNull(campaign.goneAt)))
    .orderBy(asc(campaign.name))
    .all();
}
