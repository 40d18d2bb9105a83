import type { AdminOverview, HealthLine } from '../../shared/model/admin-overview.ts';
import { AdminOverview as OverviewModel } from '../../shared/model/admin-overview.ts';
import { looseAssets } from '../clients/loose/use-cases.ts';
import type { GraphClient } from '../graph/client.ts';
import { allStates } from '../insights/reads/state.ts';
import { endingTokens, servingTokens } from '../tokens/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { healthOf, needsOf, worstFirst } from './rules.ts';
import { archivedCount, clientCounts, gapCounts, lostAssets, peopleCounts } from './store.ts';

/** The agency at a glance: some ten reads, whether it has ten clients or a thousand. Nothing is asked of Meta. */
export function adminOverview(work: OpenWorkspace, graph: GraphClient): AdminOverview {
  const { ledger } = work;
  return OverviewModel.parse({
    clients: healthLines(work),
    archived: archivedCount(ledger),
    people: peopleCounts(ledger),
    tokens: endingTokens(work),
    loose: looseAssets(ledger),
    budget: budgetNow(graph),
  });
}

function healthLines(work: OpenWorkspace): Omit<HealthLine, 'clientId'>[] {
  const now = work.clock.now();
  const states = new Map(allStates(work.insights).map((row) => [row.clientId, row]));
  const gaps = gapCounts(work.insights);
  const serving = servingTokens(work);
  const lost = Map.groupBy(lostAssets(work.ledger), ({ clientId }) => clientId);
  const lines = clientCounts(work.ledger).map((row) => {
    const token = serving(row.clientId);
    const state = states.get(row.clientId);
    const own = {
      ...row,
      freshAt: state?.freshAt ?? null,
      outcome: (state?.outcome ?? null) as HealthLine['outcome'],
      gaps: gaps.get(row.clientId) ?? 0,
      token: token?.slot ?? null,
    };
    const needs = needsOf(
      {
        ...own,
        lost: (lost.get(row.clientId) ?? []).filter(({ tokenId }) => tokenId === token?.tokenId).length,
        ownEndsIn: token?.slot === 'own' ? token.daysLeft : null,
        notBefore: state?.notBefore ?? null,
      },
      now,
    );
    return { ...own, needs, health: healthOf(needs) } as HealthLine;
  });
  return lines.sort(worstFirst);
}

function budgetNow(graph: GraphClient): AdminOverview['budget'] {
  const { lanes, waiting, tier } = graph.limits();
  const percents = lanes.map(({ percent }) => percent);
  return {
    app: lanes.find(({ key }) => key === 'app')?.percent ?? null,
    fullest: percents.length === 0 ? null : Math.max(...percents),
    paused: lanes.filter(({ pausedUntil }) => pausedUntil !== null).length,
    waiting,
    tier,
  };
}
