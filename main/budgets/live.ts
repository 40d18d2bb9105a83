import { AppError } from '../../shared/failure.ts';
import { daysBetween, lastOfMonth } from '../../shared/model/day-parts.ts';
import { addDays, dayIn } from '../../shared/model/day.ts';
import { microsOf } from '../../shared/model/insight.ts';
import { offsetOf } from '../../shared/model/money.ts';
import type { LiveObject, ObjectKind } from '../../shared/model/proposal.ts';
import type { ClientScope } from '../clients/scope.ts';
import { assetsOf } from '../clients/store.ts';
import type { GraphClient } from '../graph/client.ts';
import { accountCard, budgetActivities, minimumBudgets } from '../graph/endpoints/accounts.ts';
import { accountAdSets, accountCampaigns, adSet, campaign } from '../graph/endpoints/ads.ts';
import { accountDays } from '../graph/endpoints/insights.ts';
import { readAll } from '../graph/paging.ts';
import type { Surroundings } from '../policy/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { mostADay, mostOfMonth, type Today } from './a-day.ts';
import { type LoggedChange, loggedChange } from './activity.ts';
import { settleMs } from './rules.ts';
import { mayBeSet } from './store.ts';

/** Whoever works on one client's budgets, and with what. */
export interface BudgetJob {
  readonly work: OpenWorkspace;
  readonly graph: GraphClient;
  readonly scope: ClientScope;
  readonly signal: AbortSignal;
}

/** The same with the token open. */
export interface LiveJob extends BudgetJob {
  readonly token: Buffer;
}

export interface Target {
  readonly objectKind: ObjectKind;
  readonly objectId: string;
}

/** The two kinds that Meta means by legacy Advantage+. */
const legacy = new Set(['AUTOMATED_SHOPPING_ADS', 'SMART_APP_PROMOTION']);

/** The object as Meta has it now. Nothing stored is trusted where money is concerned. */
export async function readLive(job: LiveJob, target: Target): Promise<LiveObject> {
  const { graph, scope, token, signal, work } = job;
  const options = { token, signal };
  const own = await readObject(job, target);
  const card = await graph.readFor(scope, accountCard, { accountId: own.accountId }, options);
  const least = await graph.readFor(scope, minimumBudgets, { accountId: own.accountId }, options);
  const floor = least.data.find(({ currency }) => currency === card.currency)?.min_daily_budget_imp;
  if (floor === undefined)
    throw new AppError('graph_failed', 'Meta named no minimum budget for this account’s currency.');
  const tasks = card.user_tasks;
  return {
    kind: target.objectKind,
    id: target.objectId,
    ...own,
    accountName: card.name,
    currency: card.currency,
    timezone: card.timezone_name,
    mayWrite: tasks ? tasks.includes('ADVERTISE') || tasks.includes('MANAGE') : null,
    // 1 is active, 9 in its grace period; anything else delivers nothing.
    isAccountOpen: card.account_status === undefined || [1, 9].includes(card.account_status),
    floor: Math.ceil(floor),
    readAt: work.clock.now().toISOString(),
  };
}

/** The object itself once more: what somebody may have moved while both verdicts were asked for. */
export async function readAgain(job: LiveJob, object: LiveObject): Promise<LiveObject> {
  const own = await readObject(job, { objectKind: object.kind, objectId: object.id });
  return { ...object, ...own, readAt: job.work.clock.now().toISOString() };
}

type OwnFacts = Omit<
  LiveObject,
  'kind' | 'id' | 'accountName' | 'currency' | 'timezone' | 'mayWrite' | 'isAccountOpen' | 'floor' | 'readAt'
>;

async function readObject({ graph, scope, token, signal }: LiveJob, target: Target): Promise<OwnFacts> {
  const options = { token, signal };
  if (target.objectKind === 'campaign') {
    const found = await graph.readFor(scope, campaign, { campaignId: target.objectId }, options);
    return {
      name: found.name ?? found.id,
      campaignName: found.name ?? found.id,
      accountId: found.account_id,
      status: found.status ?? 'UNKNOWN',
      parentStatus: null,
      ...budgetOf(found),
      startTime: found.start_time ?? null,
      endTime: found.stop_time ?? null,
      isLegacy: legacy.has(found.smart_promotion_type ?? ''),
      isScheduled: found.is_budget_schedule_enabled ?? false,
    };
  }
  const found = await graph.readFor(scope, adSet, { adSetId: target.objectId }, options);
  const parent = await graph.readFor(scope, campaign, { campaignId: found.campaign_id }, options);
  return {
    name: found.name ?? found.id,
    campaignName: parent.name ?? parent.id,
    accountId: found.account_id,
    status: found.status ?? 'UNKNOWN',
    parentStatus: parent.status ?? 'UNKNOWN',
    ...budgetOf(found),
    startTime: found.start_time ?? null,
    endTime: found.end_time ?? null,
    isLegacy: legacy.has(parent.smart_promotion_type ?? ''),
    isScheduled: found.is_budget_schedule_enabled ?? false,
  };
}

interface Budgets {
  readonly daily_budget?: string | undefined;
  readonly lifetime_budget?: string | undefined;
  readonly budget_remaining?: string | undefined;
}

/** "0" and absent mean the same: this object does not use that one. */
export function budgetOf(found: Budgets): Pick<LiveObject, 'field' | 'minor' | 'leftMinor'> {
  const left = Number(found.budget_remaining ?? NaN);
  for (const field of ['daily_budget', 'lifetime_budget'] as const) {
    const minor = Number(found[field] ?? 0);
    if (minor > 0 && Number.isSafeInteger(minor))
      return { field, minor, leftMinor: Number.isSafeInteger(left) && left >= 0 ? left : null };
  }
  return { field: null, minor: null, leftMinor: null };
}

/** Meta's log of this object's budget, from a day before `since` to now. */
export async function readLog(job: LiveJob, object: LiveObject, since: Date): Promise<LoggedChange[]> {
  const { graph, scope, token, signal, work } = job;
  const ask = {
    accountId: object.accountId,
    objectId: object.id,
    since: addDays(dayIn(object.timezone, since), -1),
    until: addDays(dayIn(object.timezone, work.clock.now()), 1),
  };
  const rows = await readAll((page) =>
    graph.readFor(scope, budgetActivities, { ...ask, ...page }, { token, signal }),
  );
  return rows.flatMap((row) => loggedChange(row) ?? []).filter(({ objectId }) => objectId === object.id);
}

/** What all other running budgets of the account and the client come to. Asked only where a limit needs it. */
export async function readSurroundings(job: LiveJob, object: LiveObject): Promise<Surroundings> {
  const { work, scope } = job;
  const now = todayOf(job, object);
  const accounts = assetsOf(work.ledger, scope.clientId).filter(
    ({ kind, currency }) => kind === 'ad_account' && currency === object.currency,
  );
  const sum = { account: 0, client: 0, monthSpent: 0, monthRest: 0 };
  for (const { metaId } of accounts) {
    const others = await othersOf(job, metaId, { except: object.id, now });
    sum.client += others.daily;
    sum.monthRest += others.month;
    if (metaId === object.accountId) sum.account += others.daily;
    sum.monthSpent += await spentThisMonth(job, metaId, object.currency, now.today);
  }
  return sum;
}

export function todayOf({ work }: BudgetJob, { timezone }: Pick<LiveObject, 'timezone'>): Today {
  return { timezone, today: dayIn(timezone, work.clock.now()) };
}

/** Of the month, today included. */
export function daysLeft(today: string): number {
  return daysBetween(today, lastOfMonth(today)) + 1;
}

/** What delivers or may begin to at any moment. */
const running = ['ACTIVE', 'IN_PROCESS', 'WITH_ISSUES'];

async function othersOf(
  job: LiveJob,
  accountId: string,
  { except, now }: { readonly except: string; readonly now: Today },
): Promise<{ daily: number; month: number }> {
  const { graph, scope, token, signal } = job;
  const ask = { accountId, statuses: running };
  const options = { token, signal };
  const campaigns = await readAll((page) =>
    graph.readFor(scope, accountCampaigns, { ...ask, ...page }, options),
  );
  const adSets = await readAll((page) => graph.readFor(scope, accountAdSets, { ...ask, ...page }, options));
  const ours = mostWeSet(job, accountId);
  const sum = { daily: 0, month: 0 };
  const all = [
    ...campaigns.map((one) => ({ ...one, endTime: one.stop_time ?? null })),
    ...adSets.map((one) => ({ ...one, endTime: one.end_time ?? null })),
  ];
  for (const one of all) {
    const { minor, ...budget } = budgetOf(one);
    const isOver = one.endTime !== null && Date.parse(one.endTime) <= job.work.clock.now().getTime();
    if (one.id === except || minor === null || isOver) continue;
    const run = { ...budget, minor, startTime: one.start_time ?? null, endTime: one.endTime };
    const most = Math.max(minor, ours.get(one.id) ?? 0);
    sum.daily += mostADay(run, most, now);
    sum.month += mostOfMonth(run, most, daysLeft(now.today), now);
  }
  return sum;
}

/**
 * By object: what we sent and nobody knows yet, or Meta's lists may not show yet. Two changes that each stay under a
 * limit must not pass it together because the first of them was lost on its way back.
 */
function mostWeSet({ work, scope }: LiveJob, accountId: string): ReadonlyMap<string, number> {
  const since = new Date(work.clock.now().getTime() - settleMs).toISOString();
  const rows = mayBeSet(work.ledger, scope.clientId, accountId, since);
  return new Map(
    rows
      .toSorted((a, b) => a.afterMinor - b.afterMinor)
      .map(({ objectId, afterMinor }) => [objectId, afterMinor]),
  );
}

async function spentThisMonth(
  { graph, scope, token, signal }: LiveJob,
  accountId: string,
  currency: string,
  today: string,
): Promise<number> {
  const since = `${today.slice(0, 7)}-01`;
  const ask = { accountId, since, until: today };
  const { data } = await graph.readFor(scope, accountDays, ask, { token, signal });
  const micros = data.reduce((sum, row) => sum + microsOf(row.spend), 0);
  return Math.ceil((micros / 1_000_000) * (offsetOf(currency) ?? 100));
}
