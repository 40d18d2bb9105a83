import { createHash } from 'node:crypto';
import { AppError } from '../../shared/failure.ts';
import { canonical } from '../../shared/model/canonical.ts';
import type { ClientId } from '../../shared/model/ids.ts';
import {
  Commentary,
  ReportFacts,
  ReportId,
  ReportSettings,
  type ReportContent,
  type ReportDetail,
  type ReportLine,
} from '../../shared/model/report.ts';
import type { Reader } from '../db/access.ts';
import { exportRows, findReport, type ReportRow } from './store.ts';

export function contentHashOf(content: Pick<ReportContent, 'settings' | 'facts' | 'words'>): string {
  const { settings, facts, words } = content;
  return createHash('sha256').update(canonical({ settings, facts, words })).digest('hex');
}

export function requireReport(r: Reader, clientId: ClientId, id: ReportId): ReportRow {
  const row = findReport(r, clientId, id);
  if (!row) throw new AppError('not_found', 'There is no such report of this client.');
  return row;
}

/** Everything the pages are made of, read from the ledger alone: a report renders without a network and without insights. */
export function contentOf(row: ReportRow): ReportContent {
  const content = {
    settings: ReportSettings.parse(JSON.parse(row.settings)),
    facts: ReportFacts.parse(JSON.parse(row.facts)),
    words: Commentary.parse(JSON.parse(row.words)),
  };
  if (contentHashOf(content) !== row.contentHash) {
    throw new AppError(
      'storage_damaged',
      'This report is not what was kept: its fingerprint does not match. Restore a backup, or prepare it anew.',
    );
  }
  const { code, preparedBy, preparedAt, reviewedBy, reviewedAt, contentHash, chainHead } = row;
  return {
    ...content,
    standing: { code, preparedBy, preparedAt, reviewedBy, reviewedAt, contentHash, chainHead },
  };
}

export function lineOf(row: ReportRow, exportedAt: string | null): ReportLine {
  const settings = ReportSettings.parse(JSON.parse(row.settings));
  const { headline } = Commentary.parse(JSON.parse(row.words));
  const { missing } = ReportFacts.pick({ missing: true }).parse(JSON.parse(row.facts));
  return {
    id: ReportId.parse(row.id),
    clientId: row.clientId as ClientId,
    period: settings.period,
    state: row.state,
    code: row.code,
    headline,
    language: settings.language,
    preparedBy: row.preparedBy,
    preparedAt: row.preparedAt,
    reviewedBy: row.reviewedBy,
    reviewedAt: row.reviewedAt,
    exportedAt,
    incomplete: missing.length > 0,
  };
}

export function detailOf(r: Reader, row: ReportRow): ReportDetail {
  const { settings, facts, words } = contentOf(row);
  const exports = exportRows(r, row.clientId as ClientId, row.id as ReportId).map((one) => ({
    kind: one.kind,
    fileName: one.fileName,
    sha256: one.sha256,
    by: one.exportedBy,
    at: one.exportedAt,
  }));
  return {
    line: lineOf(row, exports[0]?.at ?? null),
    settings,
    words,
    missing: facts.missing,
    contentHash: row.contentHash,
    exports,
  };
}
