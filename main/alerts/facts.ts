import type { AlertDay, AlertInput } from './rules.ts';
import { goalsOf } from '../clients/goals/use-cases.ts';
import { assetsOf, type FullClientRow } from '../clients/store.ts';
import { ClientId } from '../../shared/model/ids.ts';
import { addDays } from '../../shared/model/day.ts';
import type { PacingPlan } from '../../shared/model/plan.ts';
import { accountStatuses, countCampaigns, disapprovedAds } from '../insights/reads/alerts.ts';
import { dayRows } from '../insights/reads/levels.ts';
import { budgetsInForce } from '../insights/reads/spend.ts';
import { gapsOf, stateOf } from '../insights/reads/state.ts';
import { addRow, noSum, type Standing, standingOf, type Sum } from '../insights/use-cases.ts';
import { healthOf } from '../tokens/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';

/** How far back the rules look, and a backtest with them. */
const daysBack = 130;

/** Everything that the rules look at, of one client. */
export function inputOf(
  work: OpenWorkspace,
  client: FullClientRow,
  planOf: (month: string) => PacingPlan | null,
): { readonly input: AlertInput; readonly standing: Standing } {
  const assets = assetsOf(work.ledger, ClientId.parse(client.id));
  const goals = goalsOf(work.ledger, ClientId.parse(client.id));
  const standing = standingOf(work, { client, assets, goals, planOf });
  const names = new Map(assets.map(({ id, name }) => [id, name]));
  const now = work.clock.now().toISOString();
  const budgets = budgetsInForce(work.insights, now, client.id);
  const knowsCampaigns = countCampaigns(work.insights, client.id) > 0;
  const input: AlertInput = {
    now,
    today: standing.today,
    currency: client.currency,
    pace: standing.pace,
    days: daysOf(work, client.id, standing),
    active: knowsCampaigns ? budgets.reduce((sum, one) => sum + one.active, 0) : null,
    token: assets.length === 0 ? 'none' : healthOf(work.ledger)(client.id),
    assets: assets.length,
    freshAt: stateOf(work.insights, client.id)?.freshAt ?? null,
    gaps: gapsOf(work.insights, client.id).flatMap((gap) => {
      const asset = names.get(gap.assetId);
      return asset === undefined ? [] : [{ ...gap, asset }];
    }),
    accounts: accountStatuses(work.insights, client.id).flatMap(({ assetId, status }) => {
      const name = names.get(assetId);
      return name === undefined ? [] : [{ assetId, name, status }];
    }),
    disapproved: disapprovedAds(work.insights, client.id),
  };
  return { input, standing };
}

/** Day by day, the accounts of the client's currency together; a day counts when all of them were read. */
function daysOf(work: OpenWorkspace, clientId: string, standing: Standing): AlertDay[] {
  const { accountIds, counted, today } = standing;
  const from = addDays(today, -daysBack);
  const read = new Map<string, number>();
  for (const { day } of standing.days) read.set(day, (read.get(day) ?? 0) + 1);
  const sums = new Map<string, Sum>();
  for (const row of dayRows(work.insights, clientId, 'account', from, addDays(today, -1))) {
    if (!accountIds.has(row.objectId)) continue;
    const sum = sums.get(row.day) ?? noSum();
    sums.set(row.day, sum);
    addRow(sum, row, counted);
  }
  return [...read]
    .filter(([day, count]) => count === accountIds.size && day >= from)
    .map(([day]) => {
      const { spendMicros, impressions, linkClicks, results } = sums.get(day) ?? noSum();
      return { day, spendMicros, impressions, linkClicks, results: counted === null ? null : results };
    })
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
