import type { ReportFacts } from '../../../shared/model/report.ts';
import { plannedMinor } from '../../../shared/model/plan.ts';
import { microsOfMinor, planMonth } from '../../pacing/use-cases.ts';
import { isWholeMonth } from '../rules.ts';
import type { Gathering } from './gather.ts';

/** The month's plan against what was spent, summed up day by day. Only a whole month has a plan to be held against. */
export function pacingOf({ work, session, scope, settings }: Gathering): ReportFacts['pacing'] {
  if (!isWholeMonth(settings.period)) return null;
  const view = planMonth(work, scope, session, { month: settings.period.from.slice(0, 7) });
  const { plan, currency } = view;
  if (plan === null) return null;
  let planned = 0;
  let spent: number | null = 0;
  const days = view.days.map((one) => {
    planned += one.plannedMicros ?? 0;
    // After a day that was not read nobody knows the sum any more.
    spent = spent === null || one.spentMicros === null ? null : spent + one.spentMicros;
    return { day: one.day, plan: Math.round(planned), spent };
  });
  return {
    plan: Math.round(microsOfMinor(plannedMinor(plan), currency)),
    spent: view.pace.spentMicros,
    tolerance: plan.tolerancePercent / 100,
    carriedOver: Math.round(microsOfMinor(plan.carriedMinor, currency)),
    days,
  };
}
