import type { Breakdown, BreakdownKind } from '../../shared/model/ads.ts';
import { type AdFigures, known, missing } from '../../shared/model/figures.ts';
import { daysIn, monthOf, type Period } from '../../shared/model/period.ts';
import { wasOver } from '../../shared/model/day.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { measure, objectsOf, wholeResult } from './ads.ts';
import type { ClientFacts } from './facts.ts';
import { breakdownAsOf, breakdownRows } from './reads/breakdowns.ts';
import { type Level, monthAsOf, monthRows, periodAsOf } from './reads/levels.ts';
import { addRow, type Counted, figuresOf, noSum } from './rules.ts';

// Figures of periods that Meta itself added up: months, breakdowns.

/** A whole month of the client's accounts as Meta has it; `null` while it runs, and when it was never read. */
export function monthFigures(work: OpenWorkspace, facts: ClientFacts, month: string): AdFigures | null {
  const { id } = facts.client;
  const period = monthOf(`${month}-01`);
  const asOf = monthAsOf(work.insights, id, 'account', month);
  if (asOf === null || !wasOver(period.to, facts.zone, asOf)) return null;
  const rows = monthRows(work.insights, id, 'account', month).filter((row) =>
    facts.counted.has(row.objectId),
  );
  const counted = resultOf(work, facts, period);
  const sum = noSum();
  for (const row of rows) addRow(sum, row, counted);
  const [only] = rows.length === 1 && facts.counted.size === 1 ? rows : [];
  const reach = only?.reach ?? null;
  return figuresOf({
    sum,
    counted,
    whyNone: 'no_result',
    reach: reach === null ? missing('not_asked') : known(reach),
    daysRead: daysIn(period),
  });
}

/** What the client as a whole counts in a period. */
function resultOf(work: OpenWorkspace, facts: ClientFacts, period: Period): Counted | null {
  const objects = objectsOf(work, facts, period.to, false);
  return wholeResult(facts, objects, measure(work, facts, objects, period, ['campaign']));
}

/** The client's accounts by age and gender, placement or country; `asOf` is null unless every account was asked. */
export function breakdownOf(
  work: OpenWorkspace,
  facts: ClientFacts,
  kind: BreakdownKind,
  period: Period,
): Breakdown {
  const { id, currency } = facts.client;
  const counted = resultOf(work, facts, period);
  const asked = [...facts.counted].map((assetId) => breakdownAsOf(work.insights, id, assetId, kind, period));
  const sums = new Map<string, { first: string; second: string; sum: ReturnType<typeof noSum> }>();
  for (const assetId of facts.counted) {
    for (const row of breakdownRows(work.insights, id, assetId, kind, period)) {
      const key = `${row.first}\n${row.second}`;
      const cell = sums.get(key) ?? { first: row.first, second: row.second, sum: noSum() };
      sums.set(key, cell);
      addRow(cell.sum, row, counted);
    }
  }
  const days = daysIn(period);
  return {
    kind,
    period,
    currency,
    asOf: oldest(asked),
    rows: [...sums.values()].map(({ first, second, sum }) => ({
      first,
      second,
      figures: figuresOf({ sum, counted, whyNone: 'no_result', reach: missing('not_asked'), daysRead: days }),
    })),
  };
}

/** When Meta was asked for exactly this period of a level; `null` is never. */
export function periodAskedAt(
  work: OpenWorkspace,
  facts: ClientFacts,
  level: Level,
  { from, to }: Period,
): string | null {
  return periodAsOf(work.insights, facts.client.id, level, from, to);
}

/** Together they are as old as the oldest of them; with one that was never asked for there is no whole. */
function oldest(moments: readonly (string | null)[]): string | null {
  return moments.reduce(
    (least, one) => (least === null || one === null ? null : one < least ? one : least),
    moments[0] ?? null,
  );
}
