import { createHash } from 'node:crypto';
import { AppError } from '../../shared/failure.ts';
import type { ClientId } from '../../shared/model/ids.ts';
import type { FinishedPages } from '../../shared/model/page-node.ts';
import { reportFileName } from '../../shared/model/report-file.ts';
import { reportFormSetting } from '../../shared/model/report-form.ts';
import type { ReportContent, ReportId } from '../../shared/model/report.ts';
import type { ClientScope } from '../clients/scope.ts';
import { clientRow } from '../clients/store.ts';
import { write } from '../db/access.ts';
import type { Dialogs, Files, PdfPrinter } from '../ports.ts';
import { readSetting } from '../settings/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { contentOf, requireReport } from './content.ts';
import { mailText } from './mail.ts';
import { keepPages, pagesOf } from './pages.ts';
import { addExport, changeReport, type ExportRow, type ReportRow } from './store.ts';
import { reportTables } from './tables.ts';
import { note } from './use-cases.ts';

export interface ExportNeeds {
  readonly work: OpenWorkspace;
  readonly pdf: PdfPrinter;
  readonly dialogs: Dialogs;
  readonly files: Files;
}

type Saved = { savedAs: string | null };

/** As the agency wants its files called; `what` tells files of one report apart. */
export function fileNameOf(
  { ledger }: OpenWorkspace,
  { facts, settings, standing }: ReportContent,
  extension: string,
  what = '',
): string {
  const { fileName } = readSetting(ledger, reportFormSetting);
  const named = { client: facts.client.name, agency: facts.agency.name, code: standing.code, settings };
  return reportFileName(fileName, named, extension, what);
}

/** What leaves as a PDF: its bytes, and the pages that they were printed from. */
export interface Printed {
  readonly content: ReportContent;
  readonly pages: FinishedPages;
  readonly bytes: Uint8Array;
}

/** The pages as they stand in the ledger, printed. */
export async function printed(
  { pdf, work }: Pick<ExportNeeds, 'pdf' | 'work'>,
  row: ReportRow,
  content: ReportContent,
  signal: AbortSignal,
): Promise<Printed> {
  const pages = await pagesOf(work.ledger, row, content);
  const { pagesHtml } = await import('./page/html.ts');
  const bytes = await pdf.print(pagesHtml(content.settings.language, pages), signal);
  return { content, pages, bytes };
}

export async function exportPdf(
  needs: ExportNeeds,
  { clientId }: ClientScope,
  id: ReportId,
  signal: AbortSignal,
): Promise<Saved> {
  const row = requireReport(needs.work.ledger, clientId, id);
  const content = contentOf(row);
  const made = await printed(needs, row, content, signal);
  const suggestedName = fileNameOf(needs.work, content, 'pdf');
  const filters = [{ name: 'PDF', extensions: ['pdf'] }];
  const path = await needs.dialogs.saveFile({ title: 'Save the report', suggestedName, filters });
  if (path === null) return { savedAs: null };
  return { savedAs: keep(needs, row, { kind: 'pdf', path, parts: [made.bytes], printed: made }) };
}

export async function exportMail(
  needs: ExportNeeds,
  { clientId }: ClientScope,
  id: ReportId,
  signal: AbortSignal,
): Promise<Saved> {
  const row = requireReport(needs.work.ledger, clientId, id);
  const content = contentOf(row);
  if (content.standing.reviewedBy === null)
    throw new AppError(
      'conflict',
      'Nobody has reviewed this report yet. Review it, then write to the client.',
    );
  const made = await printed(needs, row, content, signal);
  const fileName = fileNameOf(needs.work, content, 'pdf');
  const to = clientRow(needs.work.ledger, clientId)?.email ?? '';
  const mail = mailText(
    content,
    to,
    { fileName, bytes: made.bytes },
    `steward-${row.contentHash.slice(0, 24)}`,
  );
  const suggestedName = fileNameOf(needs.work, content, 'eml');
  const filters = [{ name: 'E-mail', extensions: ['eml'] }];
  const path = await needs.dialogs.saveFile({ title: 'Save the e-mail', suggestedName, filters });
  if (path === null) return { savedAs: null };
  return { savedAs: keep(needs, row, { kind: 'eml', path, parts: [mail], printed: made }) };
}

/** One file for each table, in one folder. */
export async function exportTables(
  needs: ExportNeeds,
  { clientId }: ClientScope,
  id: ReportId,
): Promise<Saved> {
  const row = requireReport(needs.work.ledger, clientId, id);
  const content = contentOf(row);
  const tables = reportTables(content);
  if (tables.length === 0) throw new AppError('conflict', 'This report has no tables to save.');
  const folder = await needs.dialogs.chooseFolder({ title: 'Save the tables' });
  if (folder === null) return { savedAs: null };
  for (const { name, text } of tables) {
    const fileName = fileNameOf(needs.work, content, 'csv', name);
    keep(needs, row, { kind: 'csv', path: `${folder}/${fileName}`, parts: [text] });
  }
  return { savedAs: folder };
}

interface Leaving {
  readonly kind: ExportRow['kind'];
  readonly path: string;
  readonly parts: readonly (string | Uint8Array)[];
  /** What it was printed from, where it was printed. */
  readonly printed?: Printed;
}

/** Writes whole or not at all, then notes that it left, with the fingerprint of what left. */
export function keep(
  { work, files }: Pick<ExportNeeds, 'work' | 'files'>,
  row: ReportRow,
  { kind, path, parts, printed }: Leaving,
): string {
  files.write(path, parts);
  const at = work.clock.now();
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  const sha256 = hash.digest('hex');
  const fileName = path.split(/[/\\]/).at(-1) ?? path;
  const clientId = row.clientId as ClientId;
  write(work.ledger, (w) => {
    const id = work.ids.next();
    addExport(w, {
      clientId,
      reportId: row.id,
      id,
      kind,
      fileName,
      sha256,
      contentHash: row.contentHash,
      exportedBy: work.person.name,
      exportedAt: at.toISOString(),
    });
    if (printed) keepPages(w, row, printed.content, printed.pages, at);
    if (row.state === 'reviewed') changeReport(w, clientId, row.id as ReportId, { state: 'exported' });
    note(work, w, at, clientId, 'report.exported', row.code, { kind, sha256, content: row.contentHash });
  });
  return path;
}
