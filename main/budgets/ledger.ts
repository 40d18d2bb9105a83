import { AppError } from '../../shared/failure.ts';
import { LedgerEntry, type LedgerSource } from '../../shared/model/change.ts';
import { addDays } from '../../shared/model/day.ts';
import { offsetOf } from '../../shared/model/money.ts';
import type { ClientScope } from '../clients/scope.ts';
import { assetsOf } from '../clients/store.ts';
import { type ActivityRow, activityRows } from '../insights/reads/objects.ts';
import { accountDays } from '../insights/reads/spend.ts';
import { ownApps } from '../tokens/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { isSame } from './activity.ts';
import { changeCard } from './cards.ts';
import { type BudgetJob, readLive } from './live.ts';
import { withToken } from './propose.ts';
import { foundChange } from './settle.ts';
import { approvalOf, type ChangeRow, changesOf, findProposal, peopleNames } from './store.ts';

const days = 400;
const most = 2_000;

/** All that is known of the client's budgets: our own record and Meta's log, each change once. */
export function clientLedger(work: OpenWorkspace, scope: ClientScope): LedgerEntry[] {
  const ours = changesOf(work.ledger, [scope.clientId], most);
  const since = new Date(work.clock.now().getTime() - days * 86_400_000).toISOString();
  const logged = activityRows(work.insights, scope.clientId, since, most).filter(({ type }) =>
    type.includes('budget'),
  );
  const who = peopleOf(work, scope);
  const apps = ownApps(work.ledger);
  const readUntil = logged.reduce((latest, { asOf }) => (asOf > latest ? asOf : latest), '');
  const effect = effectOf(work, scope);
  const matched = new Map(ours.map((change) => [change.id, logged.find((row) => matches(change, row))]));
  const taken = new Set(matched.values());
  const own = ours.map((change) => ({
    id: change.id,
    at: change.startedAt,
    source: 'ours' as const,
    objectId: change.objectId,
    objectName: change.objectName,
    currency: change.currency,
    beforeMinor: change.beforeMinor,
    afterMinor: change.afterMinor,
    who: who(change),
    change: changeCard(change),
    inLog: matched.get(change.id) ? true : readUntil > change.startedAt ? false : null,
    effect: change.state === 'confirmed' ? effect(change) : null,
  }));
  const currency = assetsOf(work.ledger, scope.clientId).find((one) => one.currency)?.currency ?? '';
  const theirs = logged
    .filter((row) => !taken.has(row))
    .map((row, index) => ({ ...otherEntry(row, index, apps), currency }));
  return [...own, ...theirs]
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
    .map((entry) => LedgerEntry.parse(entry));
}

function matches(change: ChangeRow, row: ActivityRow): boolean {
  if (row.objectId !== change.objectId || row.beforeMinor === null || row.afterMinor === null) return false;
  return isSame(change, { at: row.at, before: row.beforeMinor, after: row.afterMinor });
}

function otherEntry(row: ActivityRow, index: number, apps: ReadonlySet<string>) {
  return {
    id: `log-${row.at}-${index}`,
    at: row.at,
    source: sourceOf(row, apps),
    objectId: row.objectId,
    objectName: row.objectName ?? row.objectId ?? '',
    beforeMinor: row.beforeMinor,
    afterMinor: row.afterMinor,
    who: [row.actor, row.application].filter((one) => one !== null).join(' · '),
    change: null,
    inLog: true,
    effect: null,
  };
}

/** Our app without a change of ours must not happen, and is never hidden. No actor, or Meta's own: nobody pressed anything. */
export function sourceOf(
  { actorId, actor, applicationId }: Pick<ActivityRow, 'actorId' | 'actor' | 'applicationId'>,
  apps: ReadonlySet<string>,
): LedgerSource {
  if (applicationId !== null && apps.has(applicationId)) return 'unexplained';
  return actorId === null || actorId === '0' || actor === 'Meta' ? 'meta' : 'others';
}

function peopleOf(work: OpenWorkspace, scope: ClientScope) {
  const names = peopleNames(work.ledger);
  return (change: ChangeRow) => {
    const proposal = findProposal(work.ledger, scope.clientId, change.proposalId);
    const grant = approvalOf(work.ledger, scope.clientId, change.proposalId);
    const people = [proposal?.proposerId, grant?.approverId].flatMap((id) =>
      id === undefined ? [] : [names.get(id) ?? ''],
    );
    return people.join(' · ');
  };
}

const week = 7;

/** The account's spend a day in the week before and after: not proof of a cause, but what happened. */
function effectOf(work: OpenWorkspace, scope: ClientScope) {
  const assets = assetsOf(work.ledger, scope.clientId);
  const today = work.clock.now().toISOString().slice(0, 10);
  return (change: ChangeRow): { before: number; after: number } | null => {
    const asset = assets.find(({ metaId }) => metaId === change.accountId);
    const day = change.startedAt.slice(0, 10);
    if (!asset || addDays(day, week) >= today) return null;
    const unit = 1_000_000 / (offsetOf(change.currency) ?? 100);
    const mean = (from: string, to: string) => {
      const rows = accountDays(work.insights, scope.clientId, asset.id, from, to);
      return rows.length < week
        ? null
        : Math.round(rows.reduce((sum, { micros }) => sum + micros, 0) / rows.length / unit);
    };
    const before = mean(addDays(day, -week), addDays(day, -1));
    const after = mean(addDays(day, 1), addDays(day, week));
    return before === null || after === null ? null : { before, after };
  };
}

/** A change taken back is a proposal like any other, from what we set to what was before; money that was spent stays spent. */
export function wayBack(job: BudgetJob, changeId: string) {
  const change = foundChange(job.work, job.scope, changeId);
  if (change.state !== 'confirmed')
    throw new AppError('conflict', 'Only a confirmed change can be taken back.', { state: change.state });
  return withToken(job, async (live) => {
    const object = await readLive(live, change);
    if (object.field !== change.field || object.minor !== change.afterMinor) {
      throw new AppError(
        'conflict',
        'The budget is not what Steward set any more, so there is nothing of ours to take back. Look at it as it is.',
        { set: change.afterMinor, now: object.minor },
      );
    }
    return {
      objectKind: change.objectKind,
      objectId: change.objectId,
      name: change.objectName,
      suggested: change.beforeMinor,
      rollsBack: change.id,
    };
  });
}
