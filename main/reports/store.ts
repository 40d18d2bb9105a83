import { and, desc, eq, inArray } from 'drizzle-orm';
import type { ClientId } from '../../shared/model/ids.ts';
import type { ReportId } from '../../shared/model/report.ts';
import type { Reader, Writer } from '../db/access.ts';
import { reportPages } from '../db/ledger/client-schema.ts';
import { report, reportExport, reportTemplate } from '../db/ledger/schema.ts';

export type ReportRow = typeof report.$inferSelect;
export type ExportRow = typeof reportExport.$inferSelect;

const at = (clientId: ClientId, id: ReportId) => and(eq(report.clientId, clientId), eq(report.id, id));

export function findReport(r: Reader, clientId: ClientId, id: ReportId): ReportRow | undefined {
  return r.orm.select().from(report).where(at(clientId, id)).get();
}

/** Newest period first. */
export function reportRows(r: Reader, clientIds: readonly ClientId[]): ReportRow[] {
  return r.orm
    .select()
    .from(report)
    .where(inArray(report.clientId, [...clientIds]))
    .orderBy(desc(report.toDay), desc(report.id))
    .all();
}

export function addReport(w: Writer, row: typeof report.$inferInsert): void {
  w.orm.insert(report).values(row).run();
}

export function changeReport(
  w: Writer,
  clientId: ClientId,
  id: ReportId,
  change: Partial<
    Pick<
      ReportRow,
      'settings' | 'words' | 'state' | 'contentHash' | 'chainHead' | 'reviewedBy' | 'reviewedAt' | 'changedAt'
    >
  >,
): void {
  w.orm.update(report).set(change).where(at(clientId, id)).run();
}

export function dropReport(w: Writer, clientId: ClientId, id: ReportId): void {
  w.orm.delete(report).where(at(clientId, id)).run();
}

export function exportRows(r: Reader, clientId: ClientId, id: ReportId): ExportRow[] {
  return r.orm
    .select()
    .from(reportExport)
    .where(and(eq(reportExport.clientId, clientId), eq(reportExport.reportId, id)))
    .orderBy(desc(reportExport.id))
    .all();
}

export function lastExports(r: Reader, clientIds: readonly ClientId[]): Map<string, string> {
  const rows = r.orm
    .select({ reportId: reportExport.reportId, at: reportExport.exportedAt })
    .from(reportExport)
    .where(inArray(reportExport.clientId, [...clientIds]))
    .orderBy(reportExport.exportedAt)
    .all();
  return new Map(rows.map((row) => [row.reportId, row.at]));
}

export function addExport(w: Writer, row: typeof reportExport.$inferInsert): void {
  w.orm.insert(reportExport).values(row).run();
}

export function findPages(r: Reader, clientId: ClientId, id: ReportId, seal: string): Buffer | undefined {
  const these = and(
    eq(reportPages.clientId, clientId),
    eq(reportPages.reportId, id),
    eq(reportPages.seal, seal),
  );
  return r.orm.select().from(reportPages).where(these).get()?.pages;
}

export function addPages(w: Writer, row: typeof reportPages.$inferInsert): void {
  w.orm.insert(reportPages).values(row).onConflictDoNothing().run();
}

export function templateRow(r: Reader, clientId: ClientId): string | undefined {
  return r.orm.select().from(reportTemplate).where(eq(reportTemplate.clientId, clientId)).get()?.settings;
}

export function dropTemplate(w: Writer, clientId: ClientId): void {
  w.orm.delete(reportTemplate).where(eq(reportTemplate.clientId, clientId)).run();
}

export function putTemplate(w: Writer, row: typeof reportTemplate.$inferInsert): void {
  const { clientId: _owner, ...set } = row;
  w.orm.insert(reportTemplate).values(row).onConflictDoUpdate({ target: reportTemplate.clientId, set }).run();
}
