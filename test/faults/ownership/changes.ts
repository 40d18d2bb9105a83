import { changeIncident } from '../../../main/alerts/store.ts';
import * as money from '../../../main/budgets/store.ts';
import { settleDraft, findDraft } from '../../../main/budgets/drafts/store.ts';
import { removeLogo } from '../../../main/clients/brand/use-cases.ts';
import * as comments from '../../../main/comments/store.ts';
import { deleteOwned } from '../../../main/clients/erase/store.ts';
import { mintScope } from '../../../main/clients/scope.ts';
import * as clients from '../../../main/clients/store.ts';
import { write, type Writer } from '../../../main/db/access.ts';
import type { GraphClient } from '../../../main/graph/client.ts';
import { dropPicture, putPicture } from '../../../main/media/store.ts';
import { dropPlan } from '../../../main/pacing/store.ts';
import * as reports from '../../../main/reports/store.ts';
import { forgetClient } from '../../../main/sync/forget.ts';
import { fetchBreakdownNow, fetchDayStep, fetchPeriodNow } from '../../../main/sync/on-demand.ts';
import * as syncs from '../../../main/sync/store.ts';
import { syncClient } from '../../../main/sync/use-cases.ts';
import { noteUses } from '../../../main/workspace/access/store.ts';
import type { OpenWorkspace } from '../../../main/workspace/open-workspace.ts';
import { removeMember } from '../../../main/workspace/people/store.ts';
import { ClientId } from '../../../shared/model/ids.ts';
import { nothingCounted } from '../../../shared/model/sync.ts';
import { ReportId } from '../../../shared/model/report.ts';
import { officePerson } from '../../builders/office-files.ts';
import { officeSession } from '../../builders/office.ts';
import * as row from './rows.ts';
import { sliced } from './walk.ts';
import type { Known } from './world.ts';

type Steps = Record<string, () => unknown>;
const later = '2026-11-21T09:30:00.000Z';
const reportId = ReportId.parse(row.report);

/** A day later: what Meta says now, asked for this client. */
export function asks(work: OpenWorkspace, graph: GraphClient, known: Known) {
  const clientId = ClientId.parse(known.clientId);
  const scope = () => mintScope(work.ledger, officeSession, 'sync', clientId);
  const { signal } = new AbortController();
  const sync = (part: 'fresh' | 'history') =>
    syncClient({
      work,
      graph,
      signal,
      part,
      scope: scope(),
      isPatient: true,
      onStep: () => undefined,
      why: part === 'fresh' ? 'schedule' : 'first_fill',
    });
  const slice = { ...sliced, assetId: known.account, campaignId: null, kind: 'age_gender' } as const;
  /** A Meta that has no figures. */
  const silent = { ...graph, readFor: () => Promise.resolve({ data: [] }) } as unknown as GraphClient;
  const yesterday = { since: '2026-11-20', until: '2026-11-20', isHistory: false };
  const noneOf = (assetId: string, kind: 'page_metrics' | 'account_days' | 'campaign_days') =>
    fetchDayStep({ work, graph: silent, signal, scope: scope() }, { ...yesterday, assetId, kind });
  return {
    noFigures: () => noneOf(known.page, 'page_metrics'),
    noDays: () => noneOf(known.account, 'account_days'),
    noCampaigns: () => noneOf(known.account, 'campaign_days'),
    fresh: () => sync('fresh'),
    history: () => sync('history'),
    period: () => fetchPeriodNow({ work, graph, signal, scope: scope() }, sliced),
    breakdown: () => fetchBreakdownNow({ work, graph, signal, scope: scope() }, slice),
    breakdownAgain: () => fetchBreakdownNow({ work, graph, signal, scope: scope() }, slice),
  };
}

/** What its people do. */
export function decisions(work: OpenWorkspace, { clientId, account }: Known): Steps {
  const id = ClientId.parse(clientId);
  const by = { settledAt: later, settledBy: officePerson, settledWhy: 'A try' };
  const inLedger = (change: (w: Writer) => unknown) => () => write(work.ledger, (w) => change(w) ?? null);
  const of = <Row>(found: Row | undefined): Row => {
    if (found === undefined) throw new Error('It is not there.');
    return found;
  };
  return {
    decline: inLedger((w) =>
      money.moveProposal(w, { clientId, id: row.waiting, state: 'waiting' }, { ...by, state: 'declined' }),
    ),
    spend: inLedger((w) => money.spendApproval(w, of(money.approvalOf(w, id, row.approved)), later)),
    void: inLedger((w) => money.voidApproval(w, clientId, row.approved, later, 'A try')),
    settle: inLedger((w) =>
      money.moveChange(
        w,
        { clientId, id: row.change, state: 'unknown' },
        {
          state: 'confirmed',
          settledAt: later,
          why: null,
          traceId: null,
          metaCode: null,
          metaSubcode: null,
          readMinor: 1100,
        },
      ),
    ),
    discard: inLedger((w) => settleDraft(w, of(findDraft(w, id, row.draft)), new Date(later), null)),
    reword: inLedger((w) =>
      comments.changeComment(w, of(comments.findComment(w, id, row.comment)), {
        text: 'Anew',
        forClient: true,
        editedAt: later,
      }),
    ),
    unsay: inLedger((w) => comments.deleteComment(w, of(comments.findComment(w, id, row.commentOnProposal)))),
    acknowledge: inLedger((w) => changeIncident(w, id, row.incidents.open, { state: 'acknowledged' })),
    rewrite: inLedger((w) => reports.changeReport(w, id, reportId, { state: 'reviewed' })),
    dropTemplate: inLedger((w) => reports.dropTemplate(w, id)),
    dropReport: inLedger((w) => reports.dropReport(w, id, reportId)),
    dropPlan: inLedger((w) => dropPlan(w, id, row.month)),
    use: inLedger((w) => noteUses(w, row.colleague, [clientId], later)),
    leave: inLedger((w) => removeMember(w, id, row.colleague)),
    disconnect: inLedger((w) => clients.setConnection(w, id, account, { disconnectedAt: later })),
    removeLogo: () => removeLogo(work, mintScope(work.ledger, officeSession, 'manage', id)),
    rename: inLedger((w) => {
      const { currency, timezone, colour, businessName, email, language, notes } = of(
        clients.clientRow(w, id),
      );
      const card = { currency, timezone, colour, businessName, email, language, notes };
      clients.updateClient(w, id, { ...card, name: 'Anew', labels: [], contacts: [] }, () => row.rowId(70));
    }),
    archive: inLedger((w) => clients.setArchived(w, id, later)),
  };
}

/** What a sync writes of itself, and the keeper of pictures; the sandbox brings neither every ending nor a picture. */
export function records(work: OpenWorkspace, { clientId, page }: Known): Steps {
  const run = { clientId, id: row.running };
  const inFigures = (change: (w: Writer) => unknown) => () => write(work.insights, (w) => change(w) ?? null);
  const end = {
    outcome: 'partial',
    endedAt: later,
    durationMs: 5,
    calls: 3,
    callsByKind: {},
    rows: 4,
    gaps: [],
    counts: nothingCounted,
    code: null,
    sentence: 'A try',
    notBefore: later,
    isFilled: true,
    isFresh: true,
  } as const;
  const shows = { clientId, shows: row.ghost, type: 'image/webp', width: 1, height: 1, asOf: later };
  return {
    endFresh: inFigures((w) => syncs.endRun(w, run, { ...end, isHistory: false })),
    endHistory: inFigures((w) => syncs.endRun(w, run, { ...end, endedAt: row.at, isHistory: true })),
    closeGap: inFigures((w) => syncs.closeGap(w, clientId, page, 'posts')),
    dropOld: inFigures((w) => dropPicture(w, { clientId, id: row.thePicture, size: 1 })),
    putPicture: inFigures((w) => putPicture(w, { ...shows, id: row.rowId(61), bytes: Buffer.from('B') })),
    dropPicture: inFigures((w) => dropPicture(w, { clientId, id: row.rowId(61), size: 1 })),
  };
}

/** And its end. */
export function ends(work: OpenWorkspace, { clientId }: Known): Steps {
  return {
    erase: () => write(work.ledger, (w) => deleteOwned(w, clientId)),
    forget: () => forgetClient(work.insights, clientId),
  };
}
