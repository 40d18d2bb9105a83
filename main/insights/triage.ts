import type { Session } from '../../shared/model/access.ts';
import { ClientId } from '../../shared/model/ids.ts';
import { monthBefore } from '../../shared/model/plan.ts';
import { type AlertMark, byUrgency, type Triage, type TriageRow } from '../../shared/model/triage.ts';
import { addDays } from '../../shared/model/day.ts';
import { openMarks } from '../alerts/use-cases.ts';
import { allGoals } from '../clients/goals/use-cases.ts';
import { openByClient } from '../budgets/use-cases.ts';
import { allAssets, clientRows } from '../clients/store.ts';
import { plansIn } from '../pacing/use-cases.ts';
import { endsOf, healthOf } from '../tokens/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { allGaps, allStates } from './reads/state.ts';
import { budgetsInForce } from './reads/spend.ts';
import { standingOf } from './standing.ts';

/** Every client that the person may see, worst first: one pass over the ledger, one small read of figures per client. */
export function triageOf(work: OpenWorkspace, session: Session): Triage {
  const now = work.clock.now();
  const clients = clientRows(work.ledger, session.isSuperAdmin ? 'all' : [...session.roles.keys()]);
  const assets = Map.groupBy(allAssets(work.ledger), ({ clientId }) => clientId);
  const states = new Map(allStates(work.insights).map(({ clientId, ...state }) => [clientId, state]));
  const gaps = Map.groupBy(allGaps(work.insights), ({ clientId }) => clientId);
  const marks = Map.groupBy(openMarks(work.ledger), ({ clientId }) => clientId);
  // A zone may be a day ahead of UTC or behind it, and the first of a month is next to the last.
  const month = now.toISOString().slice(0, 7);
  const plans = plansIn(work.ledger, monthBefore(month), addDays(`${month}-28`, 7).slice(0, 7));
  const health = healthOf(work.ledger);
  const ends = endsOf(work.ledger);
  const money = openByClient(work.ledger);
  const goals = allGoals(work.ledger);
  const budgets = Map.groupBy(
    budgetsInForce(work.insights, now.toISOString(), null),
    ({ clientId }) => clientId,
  );
  const rows = clients.map((client): TriageRow => {
    const own = assets.get(client.id) ?? [];
    const standing = standingOf(work, {
      client,
      assets: own,
      goals: goals(client.id),
      budgets: budgets.get(client.id) ?? [],
      planOf: (of) => plans.get(`${client.id} ${of}`) ?? null,
    });
    return {
      clientId: ClientId.parse(client.id),
      name: client.name,
      colour: client.colour,
      logo: client.logo,
      labels: [...client.labels],
      currency: client.currency,
      role: session.roles.get(ClientId.parse(client.id)) ?? null,
      accounts: own.filter(({ kind }) => kind === 'ad_account').length,
      pages: own.filter(({ kind }) => kind === 'page').length,
      today: standing.today,
      pace: standing.pace,
      dailyNowMicros: standing.dailyNowMicros,
      result: standing.result,
      results: standing.results,
      resultsBefore: standing.resultsBefore,
      costMicros: standing.costMicros,
      costBeforeMicros: standing.costBeforeMicros,
      token: health(client.id),
      tokenEndsAt: ends(client.id),
      ...money(client.id),
      gaps: gaps.get(client.id)?.length ?? 0,
      freshness: states.get(client.id) ?? noState,
      alerts: (marks.get(client.id) ?? []).map(({ clientId: _own, ...mark }): AlertMark => mark),
    };
  });
  return { asOf: now.toISOString(), rows: rows.toSorted(byUrgency) };
}

const noState = {
  freshAt: null,
  completeAt: null,
  triedAt: null,
  outcome: null,
  sentence: '',
  notBefore: null,
};
