import { AppError } from '../../shared/failure.ts';
import type { Period } from '../../shared/model/period.ts';
import type { BreakdownKind } from '../../shared/model/sync.ts';
import type { ClientScope } from '../clients/scope.ts';
import type { AssetRow } from '../clients/store.ts';
import { assetsOf } from '../clients/store.ts';
import type { GraphClient } from '../graph/client.ts';
import type { Wake } from '../ports.ts';
import { withTokenFor } from '../tokens/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { fetchBreakdown } from './fetch-breakdown.ts';
import { fetchRanges } from './fetch-periods.ts';
import type { Fetching } from './fetching.ts';

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
