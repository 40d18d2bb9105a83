import { createHash } from 'node:crypto';
import { incidentsOf, findIncident, liveOf } from '../../../main/alerts/store.ts';
import * as money from '../../../main/budgets/store.ts';
import * as drafts from '../../../main/budgets/drafts/store.ts';
import * as comments from '../../../main/comments/store.ts';
import { countOwned } from '../../../main/clients/erase/store.ts';
import { logoOf } from '../../../main/clients/brand/use-cases.ts';
import * as goals from '../../../main/clients/goals/store.ts';
import { entryRows } from '../../../main/clients/setup/store.ts';
import * as clients from '../../../main/clients/store.ts';
import { clientCounts, lostAssets, peopleCounts } from '../../../main/admin/store.ts';
import { laneOwners } from '../../../main/graph/store.ts';
import * as alerts from '../../../main/insights/reads/alerts.ts';
import * as breakdowns from '../../../main/insights/reads/breakdowns.ts';
import { syncedBudgets } from '../../../main/insights/reads/budgets.ts';
import * as levels from '../../../main/insights/reads/levels.ts';
import * as objects from '../../../main/insights/reads/objects.ts';
import * as pages from '../../../main/insights/reads/pages.ts';
import { storedPicture } from '../../../main/insights/reads/pictures.ts';
import { accountDays, budgetsInForce } from '../../../main/insights/reads/spend.ts';
import * as states from '../../../main/insights/reads/state.ts';
import { spendByObjective } from '../../../main/insights/reads/totals.ts';
import { findPicture, keptSince } from '../../../main/media/store.ts';
import { findPlan, plansOf } from '../../../main/pacing/store.ts';
import { newestStop, newestVersion } from '../../../main/policy/store.ts';
import * as reports from '../../../main/reports/store.ts';
import { syncRuns, syncState } from '../../../main/sync/board.ts';
import type { SyncScheduler } from '../../../main/sync/scheduler.ts';
import { standingsOf } from '../../../main/sync/standings.ts';
import * as syncs from '../../../main/sync/store.ts';
import { connectedAssets, findInSlot, servingToken } from '../../../main/tokens/store.ts';
import { memberAccess } from '../../../main/workspace/access/store.ts';
import type { OpenWorkspace } from '../../../main/workspace/open-workspace.ts';
import * as people from '../../../main/workspace/people/store.ts';
import { ClientId } from '../../../shared/model/ids.ts';
import { ReportId } from '../../../shared/model/report.ts';
import * as row from './rows.ts';
import type { Known } from './world.ts';

const period = { from: '2026-10-01', to: '2026-11-20' };
/** The sandbox’s own breakdown is fetched for these. */
export const sliced = { from: '2026-10-01', to: '2026-10-31' };
const nobodyWorks = { doing: () => null } as unknown as SyncScheduler;
const reportId = ReportId.parse(row.report);

/** What each read says of this client, by name. */
export function reads(work: OpenWorkspace, known: Known): Record<string, () => unknown> {
  return {
    ...ofLedger(work, known),
    ...ofMoney(work, known),
    ...ofFigures(work, known),
    ...ofSyncs(work, known),
  };
}

function ofLedger({ ledger: r }: OpenWorkspace, { clientId: text }: Known): Record<string, () => unknown> {
  const id = ClientId.parse(text);
  /** Of what is read for everybody, that which is this client’s. */
  const mine = <Row extends { readonly clientId: string }>(rows: readonly Row[]) =>
    rows.filter(({ clientId }) => clientId === id);
  return {
    standing: () => clients.clientStanding(r, id),
    clientRow: () => clients.clientRow(r, id),
    clientRows: () => clients.clientRows(r, [id]),
    assets: () => clients.assetsOf(r, id),
    assetRows: () => clients.assetRowsOf(r, id),
    access: () => [...clients.accessByAsset(r, id)],
    assetOwners: () => mine([...clients.assetOwners(r).values()]),
    ownersByMetaId: () => clients.assetsOf(r, id).map(({ metaId }) => clients.ownersByMetaId(r).get(metaId)),
    results: () => goals.resultRows(r, id),
    targets: () => goals.targetRows(r, id),
    setup: () => entryRows(r, id),
    logo: () => logoOf(r, id)?.toString('base64'),
    members: () => people.membersOf(r, id),
    member: () => people.findMember(r, id, row.colleague),
    memberships: () => mine(people.allMemberships(r)),
    reviewed: () => mine(memberAccess(r)),
    counts: () => mine(clientCounts(r)),
    lost: () => mine(lostAssets(r)),
    peopleCounts: () => peopleCounts(r),
    lanes: () => mine(laneOwners(r)),
    owned: () => countOwned(r, id),
    plan: () => findPlan(r, id, row.month),
    plans: () => plansOf(r, id),
    rules: () => newestVersion(r, id),
    stop: () => newestStop(r, id),
    token: () => findInSlot(r, 'client', id),
    serving: () => servingToken(r, id),
    connected: () => connectedAssets(r, id),
    live: () => incidentsOf(r, [id], 'live'),
    liveOfTwo: () => incidentsOf(r, [id, id], 'live'),
    over: () => incidentsOf(r, [id], 'over'),
    incident: () => findIncident(r, id, row.incidents.open),
    liveRows: () => liveOf(r, id),
  };
}

function ofMoney({ ledger: r }: OpenWorkspace, { clientId: text }: Known): Record<string, () => unknown> {
  const id = ClientId.parse(text);
  return {
    proposal: () => money.findProposal(r, id, row.waiting),
    openProposal: () => money.openProposalOf(r, id, row.ghost),
    proposals: () => money.proposalsOf(r, [id]),
    approval: () => money.approvalOf(r, id, row.approved),
    approvals: () => money.approvalsOf(r, [id]),
    change: () => money.findChange(r, id, row.change),
    changeOf: () => money.changeOf(r, id, row.done),
    changes: () => money.changesOf(r, [id]),
    openChanges: () => clients.openChangesOf(r, id),
    mayBeSet: () => money.mayBeSet(r, id, '1', '2026-01-01'),
    recent: () => money.recentChangesOf(r, id, row.ghost, '2026-01-01'),
    openDrafts: () => drafts.openDrafts(r, id),
    allDrafts: () => drafts.allOpenDrafts(r).filter((draft) => draft.clientId === id),
    draft: () => drafts.findDraft(r, id, row.draft),
    words: () => drafts.wordsOf(r, id, row.draftDone),
    draftOf: () => drafts.draftOfProposal(r, id, row.done),
    comments: () => comments.commentsOfPeriod(r, id, '2026-11-01', '2026-11-30'),
    ofProposal: () => comments.commentsOfProposal(r, id, row.done),
    comment: () => comments.findComment(r, id, row.comment),
    report: () => reports.findReport(r, id, reportId),
    reports: () => reports.reportRows(r, [id]),
    exports: () => reports.exportRows(r, id, reportId),
    lastExports: () => [...reports.lastExports(r, [id])],
    template: () => reports.templateRow(r, id),
    pages: () => reports.findPages(r, id, reportId, 'a')?.toString('base64'),
  };
}

function ofFigures(
  work: OpenWorkspace,
  { clientId: text, account, page }: Known,
): Record<string, () => unknown> {
  const id = ClientId.parse(text);
  const r = work.insights;
  const { from, to } = period;
  return {
    campaignNames: () => goals.campaignRows(r, id),
    accountStatuses: () => alerts.accountStatuses(r, id),
    disapproved: () => alerts.disapprovedAds(r, id),
    campaignCount: () => alerts.countCampaigns(r, id),
    breakdownAsOf: () => breakdowns.breakdownAsOf(r, id, account, 'age_gender', sliced),
    breakdownRows: () => breakdowns.breakdownRows(r, id, account, 'age_gender', sliced),
    budgets: () => syncedBudgets(r, id),
    days: () => levels.dayRows(r, id, 'campaign', from, to),
    periods: () => levels.periodRows(r, id, 'account', sliced.from, sliced.to),
    months: () => levels.monthRows(r, id, 'campaign', '2026-10'),
    monthAsOf: () => levels.monthAsOf(r, id, 'campaign', '2026-10'),
    covered: () => levels.coveredDays(r, id, account, 'account', period),
    campaigns: () => objects.campaignRows(r, id),
    adSets: () => objects.adSetRows(r, id),
    ads: () => objects.adRows(r, id),
    activities: () => objects.activityRows(r, id, '2026-01-01', 100),
    card: () => pages.pageCardRow(r, id, page),
    metrics: () => pages.metricRows(r, id, page),
    pageDays: () => pages.pageDayRows(r, id, page, from, to),
    followers: () => pages.followerRows(r, id, page, from, to),
    posts: () => pages.postRows(r, id, page, 200),
    picture: () => storedPicture(work, id, row.thePicture),
    keptPicture: () => findPicture(r, id, row.thePicture),
    keptSince: () => keptSince(r, id, row.ghost),
    spend: () => accountDays(r, id, account, from, to),
    inForce: () => budgetsInForce(r, row.at, id),
    inForceOfAll: () => budgetsInForce(r, row.at, null).filter(({ clientId }) => clientId === id),
    objectives: () => spendByObjective(r, id, from, to),
  };
}

function ofSyncs(
  work: OpenWorkspace,
  { clientId: text, account, page }: Known,
): Record<string, () => unknown> {
  const id = ClientId.parse(text);
  const r = work.insights;
  return {
    state: () => states.stateOf(r, id),
    gaps: () => states.gapsOf(r, id),
    board: () => syncState(work, id, nobodyWorks),
    runs: () => syncRuns(work, { clientId: id, limit: 50 }),
    standings: () => standingsOf(work).filter(({ clientId }) => [text, row.bare].includes(clientId)),
    coveredDays: () => syncs.coveredDays(r, id, page, 'page'),
    mark: () => syncs.markOf(r, id, account, 'activities'),
  };
}

/** Short, and `nothing` for what is empty. */
export function digest(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null';
  if (text === 'null' || text === '[]') return 'nothing';
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
