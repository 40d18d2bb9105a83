import { addDays } from '../../shared/model/day.ts';
import { daysBetween } from '../../shared/model/day-parts.ts';
import { offsetOf } from '../../shared/model/money.ts';
import { daysOf, monthOf } from '../../shared/model/period.ts';
import type { PlanMonth } from '../../shared/model/plan.ts';
import type { Hint, Landing, LiveObject, WhatIf } from '../../shared/model/proposal.ts';
import type { ClientScope } from '../clients/scope.ts';
import { planMonth, seedOf, worstCase } from '../pacing/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { sessionOf } from '../workspace/use-cases.ts';

export interface WhatIfAsk {
  readonly object: LiveObject;
  readonly after: number;
}

/** The client's month with and without the change; null where too little was read to say. */
export function whatIfOf(work: OpenWorkspace, scope: ClientScope, ask: WhatIfAsk): WhatIf | null {
  const month = planMonth(work, scope, sessionOf(work), {});
  return month.currency === ask.object.currency ? compare(month, ask) : null;
}

/** How far a budget is used: a client that spends 80 % of its budgets will spend 80 % of a raise too. */
const fillBounds = [0.3, 1.1] as const;
/** Meta may restart an ad set's learning when its budget moves by more than about this. */
const learningShare = 0.2;

/** Pure. Amounts of the month are millionths, amounts of the answer Meta's minor units. */
export function compare(month: PlanMonth, { object, after }: WhatIfAsk): WhatIf | null {
  const { pace, today, currency } = month;
  const { landsMicros: lands, lowMicros, highMicros, worstMicros, budgetMicros, spentMicros } = pace;
  if (lands === null || object.minor === null || offsetOf(currency) === null) return null;
  const unit = 1_000_000 / (offsetOf(currency) ?? 100);
  const minor = (micros: number) => Math.round(micros / unit);
  const period = monthOf(today);
  const left = daysOf(period).filter((day) => day > today);
  const perDay = extraADay(object, after, today) * unit;
  const extra = perDay * left.length * fillOf(month);
  const mostExtra = Math.sign(perDay) * worstCase(left, Math.abs(perDay));
  const without: Landing = {
    low: lowMicros === null ? null : minor(lowMicros),
    middle: minor(lands),
    high: highMicros === null ? null : minor(highMicros),
    worst: minor(worstMicros ?? lands),
  };
  const plus = (micros: number | null, more: number) =>
    micros === null ? null : minor(Math.max(spentMicros, micros + more));
  return {
    seed: seedOf(month.month),
    month: period,
    today,
    currency,
    spent: minor(spentMicros),
    plan: budgetMicros === null ? null : minor(budgetMicros),
    without,
    with: {
      low: plus(lowMicros, extra),
      middle: plus(lands, extra) ?? without.middle,
      high: plus(highMicros, extra),
      worst: plus(worstMicros ?? lands, mostExtra) ?? without.worst,
    },
    line: lineOf(month, { lands, withChange: Math.max(spentMicros, lands + extra) }, minor),
    hints: hintsOf(object, after),
  };
}

/** What the change adds to a day, in minor units: a lifetime budget is spread over the days that its run has left. */
function extraADay(object: LiveObject, after: number, today: string): number {
  const difference = after - (object.minor ?? 0);
  if (object.field === 'daily_budget' || object.endTime === null) return difference;
  return difference / Math.max(1, daysBetween(today, object.endTime.slice(0, 10)));
}

function fillOf({ days, dailyBudgetMicros }: PlanMonth): number {
  const read = days.flatMap(({ spentMicros }) => (spentMicros === null ? [] : [spentMicros])).slice(-7);
  if (dailyBudgetMicros === null || dailyBudgetMicros <= 0 || read.length === 0) return 1;
  const mean = read.reduce((sum, one) => sum + one, 0) / read.length;
  return Math.min(fillBounds[1], Math.max(fillBounds[0], mean / dailyBudgetMicros));
}

function lineOf(
  { days, today, pace }: PlanMonth,
  { lands, withChange }: { readonly lands: number; readonly withChange: number },
  minor: (micros: number) => number,
): WhatIf['line'] {
  const period = daysOf(monthOf(today));
  const spentOn = new Map(days.map(({ day, spentMicros }) => [day, spentMicros]));
  const yesterday = addDays(today, -1);
  const left = period.filter((day) => day > yesterday).length;
  let sum = 0;
  return period.map((day) => {
    if (day <= yesterday) {
      sum += spentOn.get(day) ?? 0;
      const isLast = day === yesterday;
      return {
        day,
        spent: minor(sum),
        without: isLast ? minor(sum) : null,
        with: isLast ? minor(sum) : null,
      };
    }
    const share = (period.indexOf(day) - (period.length - left) + 1) / Math.max(1, left);
    const at = (end: number) => minor(pace.spentMicros + (end - pace.spentMicros) * share);
    return { day, spent: null, without: at(lands), with: at(withChange) };
  });
}

export function hintsOf(object: LiveObject, after: number): Hint[] {
  const before = object.minor ?? after;
  const isLarge = before > 0 && Math.abs(after - before) / before > learningShare;
  return [
    ...(isLarge ? (['learning_restarts'] as const) : []),
    ...(object.isScheduled ? (['scheduled'] as const) : []),
    // A campaign that has a budget gives none to its ad sets: Meta divides it among them, day by day.
    ...(object.kind === 'campaign' ? (['shared_budget'] as const) : []),
  ];
}
