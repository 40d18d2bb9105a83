import { addDays, wasOver } from '../../shared/model/day.ts';
import { type Figure, known, missing, type ResultName } from '../../shared/model/figures.ts';
import { comparisonOf, daysIn, type Period } from '../../shared/model/period.ts';
import { monthBefore, type PacingPlan, type PaceView } from '../../shared/model/plan.ts';
import type { Goals } from '../../shared/model/target.ts';
import type { AssetRow } from '../clients/store.ts';
import {
  accountDays as daysOfAccount,
  type AccountDay,
  budgetsInForce,
  type DailyBudget,
} from './reads/spend.ts';
import { budgetOf, paceMonth, spanOf, todayOf } from '../pacing/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { dayRows } from './reads/levels.ts';
import { spendByObjective } from './reads/totals.ts';
import { addRow, chosenResult, clientResult, type Counted, noSum } from './rules.ts';

export interface StandingAsk {
  readonly client: { readonly id: string; readonly currency: string; readonly timezone: string };
  readonly assets: readonly AssetRow[];
  /** The plan of a month, if it has one. */
  readonly planOf: (month: string) => PacingPlan | null;
  readonly goals: Pick<Goals, 'results'>;
  /** The client's budgets in force, when they are read already. */
  readonly budgets?: readonly DailyBudget[];
}

/** Where a client stands this month: what triage shows and what alerts look at. */
export interface Standing {
  readonly today: string;
  readonly pace: PaceView;
  readonly dailyNowMicros: number | null;
  readonly result: ResultName | null;
  readonly counted: Counted | null;
  readonly results: Figure;
  readonly resultsBefore: Figure;
  readonly costMicros: Figure;
  readonly costBeforeMicros: Figure;
  /** The days of the accounts of its currency, over when they were read. */
  readonly days: readonly AccountDay[];
  readonly accountIds: ReadonlySet<string>;
}

export function standingOf(work: OpenWorkspace, ask: StandingAsk): Standing {
  const { client } = ask;
  const now = work.clock.now();
  const accounts = ask.assets.filter(
    (one) => one.kind === 'ad_account' && (one.currency === null || one.currency === client.currency),
  );
  const today = todayOf(accounts, client.timezone, now);
  const month = today.slice(0, 7);
  const span = spanOf(month, today);
  const from = `${monthBefore(month)}-01` < span.from ? `${monthBefore(month)}-01` : span.from;
  const days = accounts.flatMap(({ id, timezone }) =>
    daysOfAccount(work.insights, client.id, id, from, addDays(today, -1)).filter((one) =>
      wasOver(one.day, timezone ?? client.timezone, one.asOf),
    ),
  );
  const accountIds = new Set(accounts.map(({ id }) => id));
  const inForce = ask.budgets ?? budgetsInForce(work.insights, now.toISOString(), client.id);
  const budget = budgetOf(inForce, accountIds, client.currency);
  const { pace } = paceMonth({
    month,
    today,
    currency: client.currency,
    assetIds: accountIds,
    plan: ask.planOf(month),
    days,
    budget,
  });
  return {
    today,
    pace,
    dailyNowMicros: budget?.perDayMicros ?? null,
    ...resultsOf(work, ask, { today, accountIds, days }),
    days,
    accountIds,
  };
}

type Results = Pick<
  Standing,
  'result' | 'counted' | 'results' | 'resultsBefore' | 'costMicros' | 'costBeforeMicros'
>;
type Read = Pick<Standing, 'today' | 'accountIds' | 'days'>;

/** The month until yesterday against the same days of the month before. */
function resultsOf(work: OpenWorkspace, { client, goals }: StandingAsk, read: Read): Results {
  const period = monthToDate(read.today);
  const before = comparisonOf(period, 'previous_month');
  const chosen = chosenResult(goals, period.to, null);
  const bought = chosen === null ? spendByObjective(work.insights, client.id, period.from, period.to) : [];
  const counted = chosen ?? clientResult(goals, period.to, bought);
  const now = countIn(work, client.id, read, period, counted);
  const then = before === null ? null : countIn(work, client.id, read, before, counted);
  return {
    result: counted?.name ?? null,
    counted,
    results: now.results,
    costMicros: now.cost,
    // A part of one period against the whole of the other says something false.
    resultsBefore: now.isWhole && then?.isWhole ? then.results : missing('not_read'),
    costBeforeMicros: now.isWhole && then?.isWhole ? then.cost : missing('not_read'),
  };
}

/** On the first of a month nothing of it is over, and the month before is what can be looked at. */
function monthToDate(today: string): Period {
  const yesterday = addDays(today, -1);
  return { from: `${yesterday.slice(0, 7)}-01`, to: yesterday };
}

function countIn(
  work: OpenWorkspace,
  clientId: string,
  { accountIds, days }: Read,
  period: Period,
  counted: Counted | null,
): { readonly results: Figure; readonly cost: Figure; readonly isWhole: boolean } {
  const read = new Map<string, number>();
  for (const { day } of days)
    if (day >= period.from && day <= period.to) read.set(day, (read.get(day) ?? 0) + 1);
  const whole = new Set([...read].flatMap(([day, count]) => (count === accountIds.size ? [day] : [])));
  if (accountIds.size === 0) return same('no_asset');
  if (whole.size === 0) return same('not_read');
  if (counted === null) return same('no_result');
  const sum = noSum();
  for (const row of dayRows(work.insights, clientId, 'account', period.from, period.to))
    if (accountIds.has(row.objectId) && whole.has(row.day)) addRow(sum, row, counted);
  const cost = sum.results > 0 ? known(Math.round(sum.spendMicros / sum.results)) : missing('none_happened');
  return { results: known(sum.results), cost, isWhole: whole.size === daysIn(period) };
}

function same(why: 'no_asset' | 'not_read' | 'no_result') {
  return { results: missing(why), cost: missing(why), isWhole: false };
}
