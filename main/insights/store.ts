import { and, desc, eq, ne } from 'drizzle-orm';
import type { ClientId } from '../../shared/model/ids.ts';
import type { Reader, Writer } from '../db/access.ts';
import { accountDay, pageNow, syncRun } from '../db/insights/schema.ts';

export function dayOf(r: Reader, clientId: ClientId, assetId: string, day: string) {
  return r.orm
    .select()
    .from(accountDay)
    .where(and(eq(accountDay.clientId, clientId), eq(accountDay.assetId, assetId), eq(accountDay.day, day)))
    .get();
}

export function pageOf(r: Reader, clientId: ClientId, assetId: string) {
  return r.orm
    .select()
    .from(pageNow)
    .where(and(eq(pageNow.clientId, clientId), eq(pageNow.assetId, assetId)))
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

export function putDays(w: Writer, rows: readonly (typeof accountDay.$inferInsert)[]): void {
  const put = w.raw.prepare(
    `insert into account_day (client_id, asset_id, day, currency, spend_micros, impressions, as_of)
     values (@clientId, @assetId, @day, @currency, @spendMicros, @impressions, @asOf)
     on conflict do update set currency = excluded.currency, spend_micros = excluded.spend_micros,
       impressions = excluded.impressions, as_of = excluded.as_of`,
  );
  for (const row of rows) put.run(row);
}

export function putPage(w: Writer, row: typeof pageNow.$inferInsert): void {
  w.orm
    .insert(pageNow)
    .values(row)
    .onConflictDoUpdate({
      target: [pageNow.clientId, pageNow.assetId],
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
