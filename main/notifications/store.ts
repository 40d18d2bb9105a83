import { and, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Reader, Writer } from '../db/access.ts';
import { kept } from '../db/kept.ts';
import { notice } from '../db/ledger/schema.ts';

export type NoticeRow = typeof notice.$inferSelect;

/** Answers whether the row is new: the same news for the same person is kept once. */
export function addNotice(w: Writer, row: typeof notice.$inferInsert): boolean {
  return w.orm.insert(notice).values(row).onConflictDoNothing().run().changes > 0;
}

/** Newest first. */
export function noticesOf(r: Reader, personId: string, atMost: number): NoticeRow[] {
  return r.orm
    .select()
    .from(notice)
    .where(eq(notice.personId, personId))
    .orderBy(desc(notice.at), desc(notice.id))
    .limit(atMost)
    .all();
}

export function notShownYet(r: Reader, personId: string): NoticeRow[] {
  return r.orm
    .select()
    .from(notice)
    .where(and(eq(notice.personId, personId), isNull(notice.shownAt)))
    .orderBy(notice.at, notice.id)
    .all();
}

export function markShown(w: Writer, personId: string, at: string): void {
  w.orm
    .update(notice)
    .set({ shownAt: at })
    .where(and(eq(notice.personId, personId), isNull(notice.shownAt)))
    .run();
}

export function markRead(w: Writer, personId: string, ids: readonly string[], at: string): void {
  w.orm
    .update(notice)
    .set({ readAt: at })
    .where(and(eq(notice.personId, personId), inArray(notice.id, [...ids]), isNull(notice.readAt)))
    .run();
}

const keyedRows = kept((orm) =>
  orm
    .select()
    .from(notice)
    .where(eq(notice.dedupeKey, sql.placeholder('key')))
    .prepare(),
);

/** Frees the key, so that the same trouble may be told again when it comes back. */
export function settle(w: Writer, key: string, at: string): boolean {
  const rows = keyedRows(w).all({ key });
  for (const { personId, id, readAt, shownAt } of rows) {
    const over = { readAt: readAt ?? at, shownAt: shownAt ?? at, dedupeKey: `${key} ${id}` };
    w.orm
      .update(notice)
      .set(over)
      .where(and(eq(notice.personId, personId), eq(notice.id, id)))
      .run();
  }
  return rows.length > 0;
}

export function forgetNoticesBefore(w: Writer, at: string): void {
  w.orm.delete(notice).where(lt(notice.at, at)).run();
}
