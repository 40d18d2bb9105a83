import { type AlertSettings, type Backtest, testableRules } from '../../shared/model/alert.ts';
import { addDays, wasOver } from '../../shared/model/day.ts';
import { AppError } from '../../shared/failure.ts';
import { daysOf } from '../../shared/model/period.ts';
import type { AlertRule } from '../../shared/model/triage.ts';
import type { ClientScope } from '../clients/scope.ts';
import { assetsOf, clientRow } from '../clients/store.ts';
import { dayRows } from '../insights/reads/levels.ts';
import { type AccountDay, accountDays } from '../insights/reads/spend.ts';
import { addRow, noSum, standingOf, type Sum } from '../insights/use-cases.ts';
import { goalsOf } from '../clients/goals/use-cases.ts';
import { paceMonth, planOfMonth } from '../pacing/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { type AlertDay, type AlertInput, alertsOfRule } from './rules.ts';

const testedDays = 90;
/** What the rules and the weights look back to before the first tested day. */
const leadDays = 63;

/**
 * What a rule would have said on each of the last 90 days, from the figures as they are known now. What was switched on
 * then is not known, so an account that had spent the week before counts as running.
 */
export function backtest(
  work: OpenWorkspace,
  { clientId }: ClientScope,
  rule: AlertRule,
  settings: AlertSettings,
): Backtest {
  if (!testableRules.some((one) => one === rule))
    throw new AppError('unsupported', 'This rule looks at what is now, of which there is no history.');
  const client = clientRow(work.ledger, clientId);
  if (!client) throw new AppError('not_found', 'There is no such client among yours.');
  const assets = assetsOf(work.ledger, clientId);
  const planOf = (month: string) => planOfMonth(work, clientId, month);
  const now = standingOf(work, { client, assets, goals: goalsOf(work.ledger, clientId), planOf });
  const from = addDays(now.today, -testedDays);
  const history = historyOf(
    work,
    clientId,
    assets,
    { ...now, zone: client.timezone },
    addDays(from, -leadDays),
  );
  const plans = new Map<string, ReturnType<typeof planOf>>();
  const planned = (month: string) => {
    if (!plans.has(month)) plans.set(month, planOf(month));
    return plans.get(month) ?? null;
  };
  const fired: Backtest['fired'] = [];
  let judged = 0;
  for (const today of daysOf({ from, to: addDays(now.today, -1) })) {
    const known = history.days.filter(({ day }) => day < today);
    if (known.at(-1)?.day !== addDays(today, -1)) continue;
    const month = today.slice(0, 7);
    const spend = history.spend.filter(({ day }) => day < today);
    const common = { month, today, currency: client.currency, assetIds: now.accountIds };
    const { pace } = paceMonth({ ...common, plan: planned(month), days: spend, budget: null });
    judged += 1;
    const [found] = alertsOfRule(
      rule,
      { ...still, today, now: today, currency: client.currency, pace, days: known },
      settings,
    );
    if (found) fired.push({ day: today, severity: found.severity, facts: found.facts });
  }
  const isNew = ({ day }: { day: string }) => !fired.some((other) => other.day === addDays(day, -1));
  return { rule, from, to: addDays(now.today, -1), judged, fired, alerts: fired.filter(isNew).length };
}

/** What only the present knows does not speak in a backtest. */
const still: Omit<AlertInput, 'now' | 'today' | 'currency' | 'pace' | 'days'> = {
  active: null,
  token: 'healthy',
  assets: 1,
  freshAt: null,
  gaps: [],
  accounts: [],
  disapproved: [],
};

function historyOf(
  work: OpenWorkspace,
  clientId: string,
  assets: ReturnType<typeof assetsOf>,
  now: Pick<ReturnType<typeof standingOf>, 'accountIds' | 'counted' | 'today'> & { readonly zone: string },
  from: string,
): { readonly days: readonly AlertDay[]; readonly spend: readonly AccountDay[] } {
  const to = addDays(now.today, -1);
  const spend = assets
    .filter(({ id }) => now.accountIds.has(id))
    .flatMap(({ id, timezone }) =>
      accountDays(work.insights, clientId, id, from, to).filter(({ day, asOf }) =>
        wasOver(day, timezone ?? now.zone, asOf),
      ),
    );
  const read = new Map<string, number>();
  for (const { day } of spend) read.set(day, (read.get(day) ?? 0) + 1);
  const sums = new Map<string, Sum>();
  for (const row of dayRows(work.insights, clientId, 'account', from, to)) {
    if (!now.accountIds.has(row.objectId)) continue;
    const sum = sums.get(row.day) ?? noSum();
    sums.set(row.day, sum);
    addRow(sum, row, now.counted);
  }
  const days = [...read]
    .filter(([, count]) => count === now.accountIds.size)
    .map(([day]) => ({ day, ...daySaid(sums.get(day) ?? noSum(), now.counted !== null) }))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  return { days, spend };
}

function daySaid({ spendMicros, impressions, linkClicks, results }: Sum, isCounted: boolean) {
  return { spendMicros, impressions, linkClicks, results: isCounted ? results : null };
}
