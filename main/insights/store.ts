import { and, desc, eq, ne } from 'drizzle-orm';
import type { ClientId } from '../../shared/model/ids.ts';
import type { Reader } from '../db/access.ts';
import { insightDay } from '../db/insights/ads-schema.ts';
import { pageCard, syncRun } from '../db/insights/schema.ts';

export function dayOf(r: Reader, clientId: ClientId, assetId: string, day: string) {
  return r.orm
    .select()
    .from(insightDay)
    .where(
      and(
        eq(insightDay.clientId, clientId),
        eq(insightDay.level, 'account'),
        eq(insightDay.day, day),
        eq(insightDay.objectId, assetId),
      ),
    )
    .get();
}

export function pageOf(r: Reader, clientId: ClientId, assetId: string) {
  return r.orm
    .select()
    .from(pageCard)
    .where(and(eq(pageCard.clientId, clientId), eq(pageCard.assetId, assetId)))
    .get();
}

export function lastEndedRun(r: Reader, clientId: ClientId) {
  return r.orm
    .select()
    .from(syncRun)
    .where(and(eq(syncRun.clientId, clientId), ne(syncRun.outcome, 'running'), ne(syncRun.why, 'first_fill')))
    .orderBy(desc(syncRun.endedAt), desc(syncRun.id))
    .limit(1)
    .get();
}
