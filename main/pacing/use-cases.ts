import { AppError } from '../../shared/failure.ts';
import type { ClientId } from '../../shared/model/ids.ts';
import { refuseUnknownCurrency } from '../../shared/model/money.ts';
import { moneyOfMicros } from '../../shared/model/format.ts';
import {
  cycleOf,
  monthBefore,
  type PacingPlan,
  plannedMinor,
  type PlanMonth,
  type PlanTerms,
} from '../../shared/model/plan.ts';
import { record } from '../audit/use-cases.ts';
import type { ClientScope } from '../clients/scope.ts';
import { assetsOf, clientRow } from '../clients/store.ts';
import { write } from '../db/access.ts';
import { accountDays, budgetsInForce } from '../insights/reads/spend.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { microsOfMinor, type PacedMonth, paceMonth, spanOf, todayOf } from './month.ts';
import { dropPlan, findPlan, plansOf, putPlan } from './store.ts';

/** A month of a client as its plan has it; `terms` looks at other terms without keeping them. */
export function planMonth(
  work: OpenWorkspace,
  { clientId }: ClientScope,
  ask: { readonly month?: string | undefined; readonly terms?: PlanTerms | undefined },
): PlanMonth {
  const client = clientRow(work.ledger, clientId);
  if (!client) throw new AppError('not_found', 'There is no such client among yours.');
  const now = work.clock.now();
  const accounts = assetsOf(work.ledger, clientId).flatMap((asset) =>
    asset.kind === 'ad_account'
      ? [{ assetId: asset.id, currency: asset.currency, timezone: asset.timezone }]
      : [],
  );
  const today = todayOf(accounts, client.timezone, now);
  const month = ask.terms?.month ?? ask.month ?? today.slice(0, 7);
  const plan = ask.terms ?? findPlan(work.ledger, clientId, month);
  const currency = plan?.amount.currency ?? client.currency;
  const counted = new Set(accounts.flatMap((one) => (one.currency === currency ? [one.assetId] : [])));
  const span = spanOf(monthBefore(month), today);
  const days = accountDays(work.insights, clientId, span.from, cycleOf(month, null).to);
  const budgets = budgetsInForce(work.insights, now.toISOString(), clientId).filter(({ assetId }) =>
    counted.has(assetId),
  );
  const dailyMinor = budgets.reduce((sum, one) => sum + one.dailyMinor, 0);
  const leftMinor = budgets.reduce((sum, one) => sum + one.lifetimeLeftMinor, 0);
  const perDayMinor = budgets.reduce((sum, one) => sum + one.lifetimePerDayMinor, 0);
  const budget =
    budgets.length === 0
      ? null
      : {
          dailyMicros: microsOfMinor(dailyMinor, currency),
          lifetimeLeftMicros: microsOfMinor(leftMinor, currency),
        };
  const common = { today, currency, assetIds: counted, days, budget };
  const paced = paceMonth({ ...common, month, plan });
  return {
    month,
    today,
    timezone: accounts[0]?.timezone ?? client.timezone,
    currency,
    plan: ask.terms
      ? { ...ask.terms, setAt: now.toISOString(), setBy: work.person.name }
      : (plan as PacingPlan | null),
    pace: paced.pace,
    days: [...paced.days],
    dailyBudgetMicros: budget === null ? null : Math.round(microsOfMinor(dailyMinor + perDayMinor, currency)),
    before: leftFrom(work, clientId, monthBefore(month), (plan) =>
      paceMonth({ ...common, month: plan.month, plan }),
    ),
    otherCurrencies: [
      ...new Set(
        accounts.flatMap((one) => (one.currency !== null && one.currency !== currency ? [one.currency] : [])),
      ),
    ],
    asOf: days.reduce<string | null>(
      (latest, { asOf }) => (latest === null || asOf > latest ? asOf : latest),
      null,
    ),
  };
}

/** What the month before left of its plan. */
function leftFrom(
  work: OpenWorkspace,
  clientId: ClientId,
  month: string,
  paced: (plan: PacingPlan) => PacedMonth,
): PlanMonth['before'] {
  const plan = findPlan(work.ledger, clientId, month);
  if (plan === null) return null;
  const { pace } = paced(plan);
  const planned = plannedMinor(plan);
  return {
    month,
    plannedMinor: planned,
    spentMicros: pace.spentMicros,
    leftMinor: planned - moneyOfMicros(pace.spentMicros, plan.amount.currency).minor,
    daysUnread: pace.daysUnread,
  };
}

export function listPlans(work: OpenWorkspace, { clientId }: ClientScope): PacingPlan[] {
  return plansOf(work.ledger, clientId);
}

export function setPlan(work: OpenWorkspace, { clientId }: ClientScope, terms: PlanTerms): PacingPlan {
  refuseUnknownCurrency(terms.amount.currency);
  const at = work.clock.now();
  return write(work.ledger, (w) => {
    const client = clientRow(w, clientId);
    if (client?.currency !== terms.amount.currency)
      throw new AppError('conflict', `This client is planned in ${client?.currency ?? 'another currency'}.`);
    const before = findPlan(w, clientId, terms.month);
    putPlan(w, clientId, terms, { id: work.person.personId, at: at.toISOString() });
    const what = before === null ? 'plan.set' : 'plan.changed';
    const detail = { before: before === null ? null : termsOf(before), after: terms };
    record(w, { chain: clientId, actor: work.actor, what, subject: terms.month, detail }, at, work.ids);
    const kept = findPlan(w, clientId, terms.month);
    if (kept === null) throw new Error('A plan that was just written is not there.');
    return kept;
  });
}

export function removePlan(work: OpenWorkspace, { clientId }: ClientScope, month: string): void {
  const at = work.clock.now();
  write(work.ledger, (w) => {
    const before = findPlan(w, clientId, month);
    if (before === null) throw new AppError('not_found', 'This month has no plan.');
    dropPlan(w, clientId, month);
    const detail = { before: termsOf(before) };
    record(
      w,
      { chain: clientId, actor: work.actor, what: 'plan.removed', subject: month, detail },
      at,
      work.ids,
    );
  });
}

function termsOf({ setAt: _at, setBy: _by, ...terms }: PacingPlan): PlanTerms {
  return terms;
}
