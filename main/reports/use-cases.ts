import { AppError } from '../../shared/failure.ts';
import { canonical } from '../../shared/model/canonical.ts';
import type { Session } from '../../shared/model/access.ts';
import type { ClientId } from '../../shared/model/ids.ts';
import type { ReportPages } from '../../shared/model/page-node.ts';
import {
  ReportId,
  ReportTemplate,
  type Commentary,
  type ReportDetail,
  type ReportFacts,
  type ReportLine,
  ReportSettings,
} from '../../shared/model/report.ts';
import { reportFormSetting } from '../../shared/model/report-form.ts';
import { paperSetting } from '../../shared/model/setting.ts';
import { record } from '../audit/use-cases.ts';
import type { ClientScope } from '../clients/scope.ts';
import { clientRow, clientRows } from '../clients/store.ts';
import type { Reader, Writer } from '../db/access.ts';
import { write } from '../db/access.ts';
import { readSetting } from '../settings/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { contentHashOf, contentOf, detailOf, lineOf, requireReport } from './content.ts';
import { pagesOf } from './pages.ts';
import { codeOf } from './rules.ts';
import {
  addReport,
  changeReport,
  dropReport,
  dropTemplate,
  lastExports,
  putTemplate,
  reportRows,
  templateRow,
  type ReportRow,
} from './store.ts';
import { suggestedWords } from './suggest.ts';

/** SECURITY: whose reports: one client's after the door has checked it, else those this person is a member of. */
export function listReports(work: OpenWorkspace, session: Session, clientId?: ClientId): ReportLine[] {
  const mine = clientRows(work.ledger, session.isSuperAdmin ? 'all' : [...session.roles.keys()]).map(
    ({ id }) => id as ClientId,
  );
  const asked = clientId === undefined ? mine : mine.filter((id) => id === clientId);
  if (clientId !== undefined && asked.length === 0)
    throw new AppError('not_found', 'There is no such client among yours.');
  const exported = lastExports(work.ledger, asked);
  return reportRows(work.ledger, asked).map((row) => lineOf(row, exported.get(row.id) ?? null));
}

export function reportDetail(work: OpenWorkspace, { clientId }: ClientScope, id: ReportId): ReportDetail {
  return detailOf(work.ledger, requireReport(work.ledger, clientId, id));
}

/** Freezes the figures of a period, with the words that they suggest, as a draft. */
export function keepReport(
  work: OpenWorkspace,
  { clientId }: ClientScope,
  asked: ReportSettings,
  facts: ReportFacts,
  preparedBy = work.person.name,
): ReportId {
  // A template knows more than a report: what is frozen is what a report knows.
  const settings = ReportSettings.parse(asked);
  const at = work.clock.now();
  const words = suggestedWords({ settings, facts });
  const contentHash = contentHashOf({ settings, facts, words });
  const id = ReportId.parse(work.ids.next());
  const code = codeOf(settings.period, facts.client.name, contentHash);
  write(work.ledger, (w) => {
    const detail = { period: settings.period, content: contentHash, missing: facts.missing.length };
    const head = note(work, w, at, clientId, 'report.prepared', code, detail);
    addReport(w, {
      clientId,
      id,
      code,
      contentHash,
      chainHead: head,
      state: 'draft',
      fromDay: settings.period.from,
      toDay: settings.period.to,
      settings: JSON.stringify(settings),
      facts: JSON.stringify(facts),
      words: JSON.stringify(words),
      preparedBy,
      preparedAt: at.toISOString(),
      reviewedBy: null,
      reviewedAt: null,
      changedAt: at.toISOString(),
    });
  });
  return id;
}

export function arrangeReport(
  work: OpenWorkspace,
  scope: ClientScope,
  id: ReportId,
  arranged: ReportTemplate,
): ReportDetail {
  return change(work, scope, id, 'report.arranged', (row) => {
    const { settings } = contentOf(row);
    return { settings: { ...settings, ...arranged } };
  });
}

export function writeWords(
  work: OpenWorkspace,
  scope: ClientScope,
  id: ReportId,
  words: Commentary,
): ReportDetail {
  return change(work, scope, id, 'report.written', () => ({ words }));
}

/** Whatever changes after a review is unreviewed again: the mark comes back on every page. */
function change(
  work: OpenWorkspace,
  { clientId }: ClientScope,
  id: ReportId,
  what: string,
  changing: (row: ReportRow) => { settings?: ReportSettings; words?: Commentary },
): ReportDetail {
  const at = work.clock.now();
  return write(work.ledger, (w) => {
    const row = requireReport(w, clientId, id);
    const before = contentOf(row);
    const after = { ...before, ...changing(row) };
    const contentHash = contentHashOf(after);
    if (contentHash === row.contentHash) return detailOf(w, row);
    const detail = { before: row.contentHash, after: contentHash, wasReviewedBy: row.reviewedBy };
    const chainHead = note(work, w, at, clientId, what, row.code, detail);
    changeReport(w, clientId, id, {
      settings: JSON.stringify(after.settings),
      words: JSON.stringify(after.words),
      contentHash,
      chainHead,
      state: 'draft',
      reviewedBy: null,
      reviewedAt: null,
      changedAt: at.toISOString(),
    });
    return detailOf(w, requireReport(w, clientId, id));
  });
}

/** Signs for having read the report as it stood on the screen: another content is another review. */
export function reviewReport(
  work: OpenWorkspace,
  { clientId }: ClientScope,
  id: ReportId,
  seen: string,
): ReportDetail {
  const at = work.clock.now();
  return write(work.ledger, (w) => {
    const row = requireReport(w, clientId, id);
    if (row.contentHash !== seen)
      throw new AppError(
        'conflict',
        'Somebody changed this report since you opened it. Read it again first.',
      );
    if (row.state !== 'draft') return detailOf(w, row);
    const chainHead = note(work, w, at, clientId, 'report.reviewed', row.code, { content: seen });
    const reviewedAt = at.toISOString();
    changeReport(w, clientId, id, { state: 'reviewed', reviewedBy: work.person.name, reviewedAt, chainHead });
    return detailOf(w, requireReport(w, clientId, id));
  });
}

export function reopenReport(work: OpenWorkspace, { clientId }: ClientScope, id: ReportId): ReportDetail {
  const at = work.clock.now();
  return write(work.ledger, (w) => {
    const row = requireReport(w, clientId, id);
    if (row.state === 'draft') return detailOf(w, row);
    note(work, w, at, clientId, 'report.reopened', row.code, { wasReviewedBy: row.reviewedBy });
    changeReport(w, clientId, id, { state: 'draft', reviewedBy: null, reviewedAt: null });
    return detailOf(w, requireReport(w, clientId, id));
  });
}

/** Only what never left: a file that a client holds must be found here. */
export function removeReport(work: OpenWorkspace, { clientId }: ClientScope, id: ReportId): void {
  write(work.ledger, (w) => {
    const row = requireReport(w, clientId, id);
    if (detailOf(w, row).exports.length > 0)
      throw new AppError(
        'conflict',
        'This report has been exported. It stays, so that the file can be checked.',
      );
    note(work, w, work.clock.now(), clientId, 'report.removed', row.code, { content: row.contentHash });
    dropReport(w, clientId, id);
  });
}

export function suggestAgain(work: OpenWorkspace, { clientId }: ClientScope, id: ReportId): Commentary {
  return suggestedWords(contentOf(requireReport(work.ledger, clientId, id)));
}

export async function previewPages(
  work: OpenWorkspace,
  { clientId }: ClientScope,
  id: ReportId,
  words?: Commentary,
): Promise<ReportPages> {
  const row = requireReport(work.ledger, clientId, id);
  const content = contentOf(row);
  // As they stand, they may have left: then they are shown as they left.
  if (words === undefined || canonical(words) === canonical(content.words))
    return await pagesOf(work.ledger, row, content);
  const { reportPages } = await import('./page/document.ts');
  return await reportPages({ ...content, words });
}

/** The client's own way, else the agency's, in the client's language where the agency has none. */
export function templateOf(r: Reader, clientId: ClientId): ReportTemplate {
  const own = ownTemplate(r, clientId);
  if (own) return own;
  const { sections, language, audience } = readSetting(r, reportFormSetting);
  return {
    sections,
    language: language ?? clientRow(r, clientId)?.language ?? 'en',
    paper: readSetting(r, paperSetting),
    audience,
  };
}

export function ownTemplate(r: Reader, clientId: ClientId): ReportTemplate | null {
  const kept = templateRow(r, clientId);
  return kept === undefined ? null : (ReportTemplate.safeParse(JSON.parse(kept)).data ?? null);
}

/** Null: as the agency's from now on. */
export function setTemplate(
  work: OpenWorkspace,
  { clientId }: ClientScope,
  template: ReportTemplate | null,
): ReportTemplate {
  const at = work.clock.now();
  return write(work.ledger, (w) => {
    const detail = { before: templateOf(w, clientId), after: template };
    note(work, w, at, clientId, 'report.template_changed', clientRow(w, clientId)?.name ?? clientId, detail);
    if (template === null) dropTemplate(w, clientId);
    else {
      const settings = JSON.stringify(template);
      putTemplate(w, { clientId, settings, changedBy: work.person.name, changedAt: at.toISOString() });
    }
    return templateOf(w, clientId);
  });
}

type Detail = NonNullable<Parameters<typeof record>[1]['detail']>;

/** A row in the client's own chain; the answer is where the chain stands with it. */
export function note(
  work: OpenWorkspace,
  w: Writer,
  at: Date,
  clientId: ClientId,
  what: string,
  subject: string,
  detail: Detail,
): string {
  return record(w, { chain: clientId, actor: work.actor, what, subject, detail }, at, work.ids).hash;
}
