import { ctrOf } from '../../../shared/model/figures.ts';
import type { ReportFacts } from '../../../shared/model/report.ts';
import { monthFigures } from '../../insights/use-cases.ts';
import type { Gathering } from './gather.ts';

const monthsShown = 13;

/** The months up to that in which the period ends. One that was not read whole is a gap, not a low month. */
export function monthLines({ work, facts, settings }: Gathering): ReportFacts['months'] {
  if (facts.accounts.length === 0) return [];
  const [year = 0, month = 1] = settings.period.to.split('-').map(Number);
  const lines = Array.from({ length: monthsShown }, (_, index) => {
    const start = new Date(Date.UTC(year, month - monthsShown + index, 1)).toISOString().slice(0, 7);
    const figures = monthFigures(work, facts, start);
    return {
      month: `${start}-01`,
      spend: figures?.spendMicros ?? null,
      results: figures?.results.value ?? null,
      cost: figures?.costMicros.value ?? null,
      ctr: figures === null ? null : ctrOf(figures).value,
      reach: figures?.reach.value ?? null,
    };
  });
  const first = lines.findIndex(({ spend }) => spend !== null);
  return first === -1 ? [] : lines.slice(first);
}
