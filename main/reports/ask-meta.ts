import { type Period } from '../../shared/model/period.ts';
import type { ReportSection, ReportSettings } from '../../shared/model/report.ts';
import type { Here } from '../admission.ts';
import type { ClientScope } from '../clients/scope.ts';
import { assetsOf } from '../clients/store.ts';
import type { GraphClient } from '../graph/client.ts';
import { breakdownOf, factsOf, periodAsked } from '../insights/use-cases.ts';
import type { Log } from '../ports.ts';
import { fetchBreakdownNow, fetchPeriodNow } from '../sync/on-demand.ts';

interface AskNeeds {
  readonly graph: GraphClient;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/**
 * What a sync does not bring by itself: the figures of exactly this period with its people reached, and who saw the ads
 * where. Without a network, or when Meta refuses, the report says that they are missing, and is made all the same.
 */
export async function askMeta(
  { work }: Pick<Here, 'work'>,
  scope: ClientScope,
  { period, sections }: ReportSettings,
  { graph, log, signal }: AskNeeds,
): Promise<void> {
  const facts = factsOf(work, scope);
  const job = { work, graph, scope, signal };
  const wants = (...some: readonly ReportSection[]) => some.some((one) => sections.includes(one));
  const attempt = async (task: () => Promise<unknown>): Promise<boolean> => {
    try {
      await task();
      return true;
    } catch (error) {
      signal.throwIfAborted();
      log.error('report.not_asked', error);
      return false;
    }
  };
  if (facts.accounts.length === 0) return;
  if (wants('scorecard', 'creatives') && !periodAsked(work, facts, 'ad', period))
    if (!(await attempt(() => fetchPeriodNow(job, period)))) return;
  if (!wants('audience')) return;
  const accounts = assetsOf(work.ledger, scope.clientId).filter(({ id }) => facts.counted.has(id));
  const missing = (['age_gender', 'placement'] as const).filter(
    (kind) => breakdownOf(work, facts, kind, period).asOf === null,
  );
  // Meta makes its reports side by side, each in its own time.
  await Promise.all(
    missing.flatMap((kind) =>
      accounts.map(({ id }) => attempt(() => fetchBreakdownNow(job, askOf(id, kind, period)))),
    ),
  );
}

function askOf(assetId: string, kind: 'age_gender' | 'placement', { from, to }: Period) {
  return { assetId, kind, campaignId: null, from, to };
}
