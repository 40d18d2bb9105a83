import { AppError } from '../../../shared/failure.ts';
import { mayDo } from '../../../shared/model/access.ts';
import { Draft, SyncedObject } from '../../../shared/model/draft.ts';
import { offsetOf } from '../../../shared/model/money.ts';
import { record } from '../../audit/use-cases.ts';
import type { ClientScope } from '../../clients/scope.ts';
import { assetsOf, clientRow } from '../../clients/store.ts';
import { write, type Writer } from '../../db/access.ts';
import { syncedBudgets } from '../../insights/reads/budgets.ts';
import type { OpenWorkspace } from '../../workspace/open-workspace.ts';
import { sessionOf } from '../../workspace/use-cases.ts';
import { peopleNames } from '../store.ts';
import { settleDraftNews, tellDraft } from './news.ts';
import {
  type DraftRow,
  findDraft,
  insertDraft,
  insertWord,
  openDrafts,
  settleDraft,
  wordsOf,
} from './store.ts';

// A draft is a note against the last sync. SECURITY: it has no manifest and no signature, and the money path does not read it:
// the only way on is a proposal, which is read, judged, signed and sent like any other.

interface SyncedFor extends SyncedObject {
  readonly accountId: string;
}

/** Every budget that the last sync saw, in the currency of its account. */
export function syncedObjects(work: OpenWorkspace, scope: ClientScope): SyncedFor[] {
  const home = clientRow(work.ledger, scope.clientId)?.timezone ?? 'UTC';
  const accounts = new Map(
    assetsOf(work.ledger, scope.clientId)
      .filter(({ kind }) => kind === 'ad_account')
      .map((asset) => [asset.id as string, asset]),
  );
  return syncedBudgets(work.insights, scope.clientId).flatMap((row) => {
    const { assetId, dailyMinor, lifetimeMinor, ...seen } = row;
    const account = accounts.get(assetId);
    const currency = account?.currency ?? '';
    const minor = dailyMinor || lifetimeMinor;
    if (!account || !minor || offsetOf(currency) === null) return [];
    const field = dailyMinor ? ('daily_budget' as const) : ('lifetime_budget' as const);
    const { name: accountName, metaId: accountId } = account;
    const timezone = account.timezone ?? home;
    return [{ ...SyncedObject.parse({ ...seen, accountName, currency, timezone, field, minor }), accountId }];
  });
}

export function listDrafts(work: OpenWorkspace, { clientId }: ClientScope): Draft[] {
  const { ledger, person } = work;
  const names = peopleNames(ledger);
  const mayApprove = mayDo(sessionOf(work), 'approve', clientId);
  return openDrafts(ledger, clientId).map((row) => {
    const said = wordsOf(ledger, clientId, row.id);
    const mine =
      row.drafterId === person.personId || said.some(({ personId }) => personId === person.personId);
    return Draft.parse({
      ...row,
      drafter: names.get(row.drafterId) ?? '',
      inPrinciple: said,
      mayAgree: mayApprove && !mine,
    });
  });
}

interface DraftAsk {
  readonly objectKind: 'campaign' | 'adset';
  readonly objectId: string;
  readonly before: number;
  readonly after: number;
  readonly reason: string;
  readonly startClock: string | null;
}

export function saveDraft(work: OpenWorkspace, scope: ClientScope, ask: DraftAsk): DraftRow {
  const { objectKind, objectId, before, after, reason, startClock } = ask;
  const object = syncedObjects(work, scope).find(
    (one) => one.objectKind === objectKind && one.objectId === objectId,
  );
  if (!object) throw new AppError('not_found', 'The last sync saw no such budget at this client.');
  if (object.minor !== before)
    throw new AppError('conflict', 'A sync has brought another budget since you looked. Look again.');
  if (after === before) throw new AppError('invalid_request', 'That is the budget that it has.');
  if (openDrafts(work.ledger, scope.clientId).some((one) => one.objectId === objectId))
    throw new AppError('conflict', 'A draft for it is there already. Discard that one first.');
  const { accountId, name: objectName, campaignName, field, currency, status, asOf } = object;
  const seen = { accountId, objectKind, objectId, objectName, campaignName, field, currency, asOf };
  const at = work.clock.now();
  const row: DraftRow = {
    ...seen,
    clientId: scope.clientId,
    id: work.ids.next(),
    beforeMinor: before,
    afterMinor: after,
    seenStatus: status,
    reason,
    drafterId: work.person.personId,
    draftedAt: at.toISOString(),
    state: 'open',
    settledAt: null,
    proposalId: null,
    startClock,
    seenEndTime: object.endTime,
    seenEnd: true,
  };
  write(work.ledger, (w) => {
    insertDraft(w, row);
    say(work, w, row, 'draft.written', { before, after, as_of: asOf, reason, start: startClock });
    tellDraft(work, row);
  });
  return row;
}

export function foundDraft(work: OpenWorkspace, { clientId }: ClientScope, draftId: string): DraftRow {
  const row = findDraft(work.ledger, clientId, draftId);
  if (!row) throw new AppError('not_found', 'There is no such draft at this client.');
  if (row.state !== 'open') throw new AppError('conflict', 'This draft was dealt with already.');
  return row;
}

export function discardDraft(work: OpenWorkspace, scope: ClientScope, draftId: string): void {
  write(work.ledger, (w) => {
    const row = foundDraft(work, scope, draftId);
    settleDraft(w, row, work.clock.now(), null);
    settleDraftNews(work, row);
    say(work, w, row, 'draft.discarded', {});
  });
}

export function agreeInPrinciple(work: OpenWorkspace, scope: ClientScope, draftId: string): void {
  const { personId } = work.person;
  write(work.ledger, (w) => {
    const row = foundDraft(work, scope, draftId);
    if (row.drafterId === personId)
      throw new AppError('not_allowed', 'Another person has to agree: this draft is yours.');
    if (wordsOf(w, scope.clientId, draftId).some((one) => one.personId === personId)) return;
    const saidAt = work.clock.now().toISOString();
    insertWord(w, { clientId: scope.clientId, draftId, personId, saidAt });
    say(work, w, row, 'draft.agreed_in_principle', {});
  });
}

export function say(work: OpenWorkspace, w: Writer, row: DraftRow, what: string, more: object): void {
  const { id: draft, objectId: object, currency } = row;
  const detail = { draft, object, currency, ...more };
  const said = { chain: row.clientId, actor: work.actor, what, subject: row.objectName, detail };
  record(w, said, work.clock.now(), work.ids);
}
