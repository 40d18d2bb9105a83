import type { StewardContract } from '../../shared/contract/contract.ts';
import { addDays, dayIn } from '../../shared/model/day.ts';
import { pacificZone } from '../../shared/model/page-metric.ts';
import { type Comparison, comparisonOf, daysIn, type Period, periodOf } from '../../shared/model/period.ts';
import { AppError } from '../../shared/failure.ts';
import type { Handlers } from '../../shared/rpc.ts';
import type { Admitted } from '../admission.ts';
import { adsOf } from './ads.ts';
import { breakdownOf } from './breakdown.ts';
import { factsOf } from './facts.ts';
import { overviewOf } from './overview.ts';
import { pageScreenOf } from './page.ts';
import { triageOf } from './triage.ts';

type All = Handlers<StewardContract, Admitted>;

/** Meta keeps 37 months; nobody compares more at once. */
const mostDays = 1200;

/** What a screen shows when nobody chose: this month, on its first day the one before. */
function spanOf(
  ask: { readonly period?: Period | undefined; readonly comparison?: Comparison | undefined },
  today: string,
): { readonly period: Period; readonly before: Period | null } {
  const isFirst = addDays(today, -1).slice(0, 7) !== today.slice(0, 7);
  const period = ask.period ?? periodOf(isFirst ? 'last_month' : 'this_month', today);
  if (daysIn(period) > mostDays) throw new AppError('invalid_request', 'Choose at most three years.');
  const usual = isFirst ? 'previous_period' : 'previous_month';
  return { period, before: comparisonOf(period, ask.comparison ?? (ask.period ? 'previous_period' : usual)) };
}

export function insightHandlers(): Pick<All, 'insights'> {
  return {
    insights: {
      triage: (_, { here }) => triageOf(here().work, here().session),
      overview: (ask, { here, scope }) => {
        const facts = factsOf(here().work, scope());
        const { work, session } = here();
        return overviewOf(work, scope(), facts, { ...spanOf(ask, facts.today), session });
      },
      ads: (ask, { here, scope }) => {
        const facts = factsOf(here().work, scope());
        const { period, before } = spanOf(ask, facts.today);
        return adsOf(here().work, facts, period, before);
      },
      breakdown: (ask, { here, scope }) => breakdownOf(here().work, factsOf(here().work, scope()), ask),
      page: ({ assetId, ...ask }, { here, scope }) => {
        const { work } = here();
        const today = dayIn(pacificZone, work.clock.now());
        return pageScreenOf(work, factsOf(work, scope()), { assetId, ...spanOf(ask, today) });
      },
    },
  };
}
