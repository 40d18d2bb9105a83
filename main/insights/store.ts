import { and, desc, eq, ne } from 'drizzle-orm';
import type { ClientId } from '../../shared/model/ids.ts';
import type { Reader, Writer } from '../db/access.ts';
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
    .where(and(eq(syncRun.clientId, clientId), ne(syncRun.outcome, 'running')))
    .orderBy(desc(syncRun.endedAt), desc(syncRun.id))
    .limit(1)
    .get();
}

interface AccountDay {
  readonly clientId: string;
  readonly assetId: string;
  readonly day: string;
  readonly currency: string;
  readonly spendMicros: number;
  readonly impressions: number;
  readonly asOf: string;
}

export function putDays(w: Writer, rows: readonly AccountDay[]): void {
  const put = w.raw.prepare(
    `insert into insight_day (client_id, level, object_id, day, currency, spend_micros, impressions, clicks, link_clicks, actions, action_values, as_of)
     values (@clientId, 'account', @assetId, @day, @currency, @spendMicros, @impressions, 0, 0, '{}', '{}', @asOf)
     on conflict do update set currency = excluded.currency, spend_micros = excluded.spend_micros,
       impressions = excluded.impressions, as_of = excluded.as_of`,
  );
  for (const row of rows) put.run(row);
}

export function putPage(w: Writer, row: typeof pageCard.$inferInsert): void {
  w.orm
    .insert(pageCard)
    .values(row)
    .onConflictDoUpdate({
      target: [pageCard.clientId, pageCard.assetId],
      set: { followers: row.followers ?? null, asOf: row.asOf },
    })
    .run();
}

export function startRun(w: Writer, row: typeof syncRun.$inferInsert): void {
  w.orm.insert(syncRun).values(row).run();
}

export function endRun(
  w: Writer,
  run: { clientId: ClientId; id: string },
  end: {
    outcome: 'done' | 'partial' | 'failed' | 'cancelled';
    endedAt: string;
    calls: number;
    sentence: string;
  },
): void {
  w.orm
    .update(syncRun)
    .set(end)
    .where(and(eq(syncRun.clientId, run.clientId), eq(syncRun.id, run.id)))
    .run();
}
