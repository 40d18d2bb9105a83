import { AppError, type FailureCode, failureOf } from '../../shared/failure.ts';
import { addDays } from '../../shared/model/day.ts';
import type { Period } from '../../shared/model/period.ts';
import type { BreakdownKind } from '../../shared/model/ads.ts';
import type { ClientScope } from '../clients/scope.ts';
import type { AssetRow } from '../clients/store.ts';
import { assetsOf } from '../clients/store.ts';
import type { GraphClient } from '../graph/client.ts';
import type { Wake } from '../ports.ts';
import { withTokenFor } from '../tokens/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { factsOf } from './facts.ts';
import { fetchActivities } from './fetch-account.ts';
import { fetchBreakdown } from './fetch-breakdown.ts';
import { fetchDays } from './fetch-days.ts';
import { fetchMetrics } from './fetch-page.ts';
import { fetchRanges } from './fetch-periods.ts';
import type { Fetching } from './fetching.ts';
import { planOf, type Step, unreadWindows } from './rules.ts';

export interface DemandJob {
  readonly work: OpenWorkspace;
  readonly graph: GraphClient;
  readonly scope: ClientScope;
  readonly signal: AbortSignal;
  readonly wake?: Wake | undefined;
}

/** How long a person's report may take at Meta. */
const reportMs = 10 * 60_000;

/** The figures of exactly these days, reach among them, of the accounts, campaigns, ad sets and ads: four calls an account. */
export async function fetchPeriodNow(job: DemandJob, { from, to }: Period): Promise<{ rows: number }> {
  const accounts = accountsOf(job);
  let rows = 0;
  await withTokenFor(job.work, { clientId: job.scope.clientId, purpose: 'sync' }, async (token) => {
    for (const asset of accounts) {
      const fetching = fetchingOf(job, asset, token, { from, to });
      for (const level of ['account', 'campaign', 'ad_set', 'ad'] as const)
        rows += await fetchRanges(fetching, level, [{ from, to }]);
    }
  });
  return { rows };
}

const dayKinds = ['account_days', 'campaign_days', 'ad_set_days', 'page_metrics', 'activities'] as const;
type DayStep = Step & { readonly kind: (typeof dayKinds)[number] };

/**
 * What a sync would bring of these days some time later: missing days, and those that Meta may have revised. Not of an
 * account or Page that was never read: that is a sync's work, and takes as long as one.
 */
export function missingDaySteps(
  { work, scope }: Pick<DemandJob, 'work' | 'scope'>,
  periods: readonly Period[],
): DayStep[] {
  const facts = factsOf(work, scope, assetsOf(work.ledger, scope.clientId)).filter((one) =>
    one.kind === 'page' ? one.coveredOn.size > 0 : one.coveredOn.account.size > 0,
  );
  const isDays = (step: Step): step is DayStep => (dayKinds as readonly string[]).includes(step.kind);
  return planOf(facts)
    .filter(isDays)
    .filter(({ since, until }) => periods.some(({ from, to }) => since <= to && until >= from));
}

const levels = ['account', 'campaign', 'ad_set'] as const;

/** Exactly the days of a period that nobody has read after they were over. Not of what was never synced at all. */
function unreadDaySteps({ work, scope }: DemandJob, { from, to }: Period): DayStep[] {
  return factsOf(work, scope, assetsOf(work.ledger, scope.clientId)).flatMap((facts) => {
    const { assetId, today } = facts;
    const until = facts.kind === 'page' && to >= today ? addDays(today, -1) : to > today ? today : to;
    const stepsOf = (kind: DayStep['kind'], coveredOn: ReadonlyMap<string, string>): DayStep[] =>
      coveredOn.size === 0 || until < from
        ? []
        : unreadWindows({ since: from, until }, coveredOn).map((window) => ({
            assetId,
            kind,
            ...window,
            isHistory: true,
          }));
    if (facts.kind === 'page') return stepsOf('page_metrics', facts.coveredOn);
    return levels.flatMap((level) => stepsOf(`${level}_days`, facts.coveredOn[level]));
  });
}

/** After these the next question would end the same way. */
const endsAll: ReadonlySet<FailureCode> = new Set([
  'offline',
  'locked',
  'signed_out',
  'cancelled',
  'token_dead',
  'token_missing',
  'graph_limited',
]);

/**
 * Everything of a period that a person wants to see and no sync has brought: the days of accounts and Pages that are
 * missing, and what Meta adds up itself. What one asset refuses does not keep the others back, but is said at the end.
 */
export async function fetchWholePeriod(
  job: DemandJob,
  period: Period,
  onStep: (done: number, of: number) => void,
): Promise<{ rows: number }> {
  if (period.from > period.to)
    throw new AppError('invalid_request', 'A period ends on or after the day it starts.');
  const days = unreadDaySteps(job, period).map((step) => () => fetchDayStep(job, step));
  const hasAccount = assetsOf(job.work.ledger, job.scope.clientId).some(({ kind }) => kind === 'ad_account');
  const asks = hasAccount ? [...days, async () => (await fetchPeriodNow(job, period)).rows] : days;
  let [rows, refused]: [number, unknown] = [0, null];
  for (const [index, ask] of asks.entries()) {
    onStep(index, asks.length);
    try {
      rows += await ask();
    } catch (error) {
      job.signal.throwIfAborted();
      if (endsAll.has(failureOf(error).code)) throw error;
      refused ??= error;
    }
  }
  if (refused !== null) throw refused;
  return { rows };
}

export async function fetchDayStep(job: DemandJob, step: DayStep): Promise<number> {
  const asset = assetsOf(job.work.ledger, job.scope.clientId).find(({ id }) => id === step.assetId);
  if (!asset) return 0;
  return await withTokenFor(job.work, { clientId: job.scope.clientId, purpose: 'sync' }, async (token) => {
    const fetching = { ...fetchingOf(job, asset, token, { from: step.since, to: step.until }), step };
    if (step.kind === 'page_metrics') return (await fetchMetrics(fetching)).rows;
    if (step.kind === 'activities') return (await fetchActivities(fetching)).rows;
    const level = ({ account_days: 'account', campaign_days: 'campaign', ad_set_days: 'ad_set' } as const)[
      step.kind
    ];
    return (await fetchDays(fetching, level)).rows;
  });
}

export interface BreakdownAsk extends Period {
  readonly assetId: string;
  readonly campaignId: string | null;
  readonly kind: BreakdownKind;
}

export async function fetchBreakdownNow(job: DemandJob, ask: BreakdownAsk): Promise<{ rows: number }> {
  const asset = accountsOf(job).find(({ id }) => id === ask.assetId);
  if (!asset) throw new AppError('not_found', 'This client has no such account or Page.');
  const rows = await withTokenFor(job.work, { clientId: job.scope.clientId, purpose: 'sync' }, (token) =>
    fetchBreakdown(fetchingOf(job, asset, token, ask), ask.kind, ask.campaignId),
  );
  return { rows };
}

function accountsOf({ work, scope }: DemandJob): AssetRow[] {
  const accounts = assetsOf(work.ledger, scope.clientId).filter(({ kind }) => kind === 'ad_account');
  if (accounts.length === 0) throw new AppError('conflict', 'This client has no ad account yet.');
  return accounts;
}

function fetchingOf(
  { work, graph, scope, signal, wake }: DemandJob,
  asset: AssetRow,
  token: Buffer,
  { from, to }: Period,
): Fetching {
  if (from > to) throw new AppError('invalid_request', 'A period ends on or after the day it starts.');
  const now = () => work.clock.now().getTime();
  return {
    work,
    graph,
    scope,
    options: { token, signal, priority: 'interactive', until: now() + reportMs },
    asset,
    step: { assetId: asset.id, kind: 'periods', since: from, until: to, isHistory: false },
    now,
    wake,
  };
}
