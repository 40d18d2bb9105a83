import { and, asc, eq, isNull } from 'drizzle-orm';
import type { ClientId } from '../../../shared/model/ids.ts';
import type { Reader, Writer } from '../../db/access.ts';
import { campaign } from '../../db/insights/ads-schema.ts';
import { clientResult, clientTarget } from '../../db/ledger/client-schema.ts';
import { person } from '../../db/ledger/schema.ts';

/** Of one client, or of all of them. */
export function resultRows(r: Reader, clientId: ClientId | null) {
  return r.orm
    .select({ entry: clientResult, by: person.name })
    .from(clientResult)
    .innerJoin(person, eq(person.id, clientResult.setBy))
    .where(clientId === null ? undefined : eq(clientResult.clientId, clientId))
    .orderBy(asc(clientResult.id))
    .all()
    .map(({ entry, by }) => ({ ...entry, setBy: by }));
}

export function targetRows(r: Reader, clientId: ClientId | null) {
  return r.orm
    .select({ entry: clientTarget, by: person.name })
    .from(clientTarget)
    .innerJoin(person, eq(person.id, clientTarget.setBy))
    .where(clientId === null ? undefined : eq(clientTarget.clientId, clientId))
    .orderBy(asc(clientTarget.id))
    .all()
    .map(({ entry, by }) => ({ ...entry, setBy: by }));
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
