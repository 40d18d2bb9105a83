import { AppError } from '../../shared/failure.ts';
import { mayDo, type Session } from '../../shared/model/access.ts';
import { wasOver } from '../../shared/model/day.ts';
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
import { type AssetRow, assetsOf, clientRow } from '../clients/store.ts';
import { write } from '../db/access.ts';
import { accountDays, budgetsInForce, type DailyBudget } from '../insights/reads/spend.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { microsOfMinor, type PacedMonth, paceMonth, spanOf, todayOf } from './month.ts';
import { dropPlan, findPlan, plansOf, putPlan } from './store.ts';

export { plansIn } from './store.ts';
export { microsOfMinor, paceMonth, spanOf, todayOf } from './month.ts';

export function planOfMonth(work: OpenWorkspace, clientId: ClientId, month: string): PacingPlan | null {
  return findPlan(work.ledger, clientId, month);
}
// What the rest of main may use: a noun is reached through its use cases.
export { worstCase } from './maths.ts';
export { seedOf } from './month.ts';

/** A month of a client as its plan has it; `terms` looks at other terms without keeping them. */
export function planMonth(
  work: OpenWorkspace,
  { clientId }: ClientScope,
  session: Session,
  ask: { readonly month?: string | undefined; readonly terms?: PlanTerms | undefined },
): PlanMonth {
  const client = clientRow(work.ledger, clientId);
  if (!client) throw new AppError('not_found', 'There is no such client among yours.');
  const now = work.clock.now();
  const accounts = assetsOf(work.ledger, clientId).filter(({ kind }) => kind === 'ad_account');
  const today = todayOf(accounts, client.timezone, now);
  const month = ask.terms?.month ?? ask.month ?? today.slice(0, 7);
  const kept = ask.terms ? null : findPlan(work.ledger, clientId, month);
  const plan = ask.terms ? { ...ask.terms, setAt: now.toISOString(), setBy: work.person.name } : kept;
  const currency = plan?.amount.currency ?? client.currency;
  const isCounted = (one: AssetRow) => one.currency === null || one.currency === currency;
  const assetIds = new Set(accounts.filter(isCounted).map(({ id }) => id));
  const from = spanOf(monthBefore(month), today).from;
  const days = accounts.flatMap(({ id, timezone }) =>
    accountDays(work.insights, clientId, id, from, cycleOf(month, null).to).filter(({ day, asOf }) =>
      wasOver(day, timezone ?? client.timezone, asOf),
    ),
  );
  const inForce = budgetsInForce(work.insights, now.toISOString(), clientId);
  const budget = budgetOf(inForce, assetIds, currency);
  const common = { today, currency, assetIds, days, budget };
  const paced = paceMonth({ ...common, month, plan });
  return {
    month,
    today,
    timezone: accounts[0]?.timezone ?? client.timezone,
    currency,
    plan,
    pace: paced.pace,
    days: [...paced.days],
    dailyBudgetMicros: budget?.perDayMicros ?? null,
    before: leftFrom(work, clientId, monthBefore(month), (earlier) =>
      paceMonth({ ...common, month: earlier.month, plan: earlier }),
    ),
    mayChange: mayDo(session, 'manage', clientId),
    otherCurrencies: [...new Set(accounts.flatMap((one) => (isCounted(one) ? [] : [one.currency ?? ''])))],
    asOf: days.map(({ asOf }) => asOf).reduce<string | null>(laterOf, null),
  };
}

function laterOf(one: string | null, other: string): string {
  return one === null || other > one ? other : one;
}

/** The budgets in force together, in millionths: what daily ones hold, what lifetime ones have left, and both a day. */
export function budgetOf(
  inForce: readonly DailyBudget[],
  assetIds: ReadonlySet<string>,
  currency: string,
): {
  readonly dailyMicros: number;
  readonly lifetimeLeftMicros: number;
  readonly perDayMicros: number;
} | null {
  const budgets = inForce.filter(({ assetId }) => assetIds.has(assetId));
  if (budgets.length === 0) return null;
  const inMicros = (of: (one: (typeof budgets)[number]) => number) =>
    Math.round(
      microsOfMinor(
        budgets.reduce((sum, one) => sum + of(one), 0),
        currency,
      ),
    );
  return {
    dailyMicros: inMicros(({ dailyMinor }) => dailyMinor),
    lifetimeLeftMicros: inMicros(({ lifetimeLeftMinor }) => lifetimeLeftMinor),
    perDayMicros: inMicros((one) => one.dailyMinor + one.lifetimePerDayMinor),
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
