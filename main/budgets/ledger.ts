import { AppError } from '../../shared/failure.ts';
import { type LedgerEffect, LedgerEntry, type LedgerSource } from '../../shared/model/change.ts';
import { dayIn } from '../../shared/model/day.ts';
import { daysBefore } from '../../shared/model/durations.ts';
import { offsetOf } from '../../shared/model/money.ts';
import type { ClientScope } from '../clients/scope.ts';
import { accountCurrencies, clientRow } from '../clients/store.ts';
import { type ActivityRow, activityRows } from '../insights/reads/objects.ts';
import { factsOf, type Week, weeksAround } from '../insights/use-cases.ts';
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
const week = 7;

/** All that is known of the client's budgets: our own record and Meta's log, each change once. */
export function clientLedger(work: OpenWorkspace, scope: ClientScope): LedgerEntry[] {
  const ours = changesOf(work.ledger, [scope.clientId], most);
  const since = daysBefore(work.clock.now(), days);
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
  const currencies = accountCurrencies(work.ledger, scope.clientId);
  const usual = clientRow(work.ledger, scope.clientId)?.currency ?? '';
  const theirs = logged
    .filter((row) => !taken.has(row))
    .map((row, index) => ({
      ...otherEntry(row, index, apps),
      currency: currencies.get(row.assetId) ?? usual,
    }));
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

/** Of the ad account as a whole: what happened around the day, in the change's own currency. */
function effectOf(work: OpenWorkspace, scope: ClientScope) {
  const facts = factsOf(work, scope);
  const known = new Map<string, ReturnType<typeof weeksAround>>();
  return ({ accountId, startedAt, currency }: ChangeRow): LedgerEffect | null => {
    const asset = facts.accounts.find(({ metaId }) => metaId === accountId);
    if (!asset) return null;
    const day = dayIn(asset.timezone ?? facts.client.timezone, new Date(startedAt));
    const key = `${asset.id} ${day}`;
    const weeks = known.has(key) ? known.get(key) : weeksAround(work, facts, asset.id, day);
    known.set(key, weeks ?? null);
    if (!weeks) return null;
    const unit = 1_000_000 / (offsetOf(currency) ?? 100);
    const perDay = ({ spendMicros }: Week) => Math.round(spendMicros / week / unit);
    const { before, after, result } = weeks;
    return {
      before: perDay(before),
      after: perDay(after),
      result,
      results: { before: before.results.value, after: after.results.value },
      costMicros: { before: before.costMicros.value, after: after.costMicros.value },
    };
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
