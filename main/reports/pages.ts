import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { canonical } from '../../shared/model/canonical.ts';
import type { ClientId } from '../../shared/model/ids.ts';
import { FinishedPages } from '../../shared/model/page-node.ts';
import type { ReportContent, ReportId } from '../../shared/model/report.ts';
import type { Reader, Writer } from '../db/access.ts';
import { addPages, findPages, type ReportRow } from './store.ts';

/** Many times what the longest report takes: what is larger is damaged, or made to fill the memory. */
const mostBytes = 64_000_000;

type Of = Pick<ReportRow, 'clientId' | 'id'>;

/** Of everything that the pages say. */
function sealOf({ standing }: ReportContent): string {
  return createHash('sha256').update(canonical(standing)).digest('hex');
}

/**
 * The pages of a report. Those that left once are kept and never made again: a later Steward may lay out another report in
 * another way, and prints this one as its client has it.
 */
export async function pagesOf(r: Reader, row: Of, content: ReportContent): Promise<FinishedPages> {
  const kept = findPages(r, row.clientId as ClientId, row.id as ReportId, sealOf(content));
  if (kept) return unpacked(kept);
  // React's server is a third of all code that a start would read, and few starts make a report.
  const { reportPages } = await import('./page/document.ts');
  return await reportPages(content);
}

export function keepPages(w: Writer, row: Of, content: ReportContent, pages: FinishedPages, at: Date): void {
  const { clientId, id: reportId } = row;
  const packed = gzipSync(JSON.stringify(pages));
  addPages(w, { clientId, reportId, seal: sealOf(content), pages: packed, keptAt: at.toISOString() });
}

function unpacked(packed: Buffer): FinishedPages {
  return FinishedPages.parse(JSON.parse(gunzipSync(packed, { maxOutputLength: mostBytes }).toString('utf8')));
}
