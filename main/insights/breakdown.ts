import type { Breakdown, BreakdownKind } from '../../shared/model/ads.ts';
import { known, missing } from '../../shared/model/figures.ts';
import { daysIn, type Period } from '../../shared/model/period.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import type { ClientFacts } from './facts.ts';
import { breakdownAsOf, breakdownRows } from './reads/breakdowns.ts';
import { campaignRows } from './reads/objects.ts';
import { spendByObjective } from './reads/totals.ts';
import {
  addRow,
  chosenResult,
  clientResult,
  type Counted,
  defaultResult,
  figuresOf,
  noSum,
} from './rules.ts';

interface BreakdownAsk {
  /** A campaign of Meta's, or the asset of an ad account. */
  readonly objectId: string;
  readonly kind: BreakdownKind;
  readonly period: Period;
}

/** A period by age, placement or country, as Meta's report divided it; people are counted within each part only. */
export function breakdownOf(work: OpenWorkspace, facts: ClientFacts, ask: BreakdownAsk): Breakdown {
  const { objectId, kind, period } = ask;
  const { id, currency } = facts.client;
  const counted = countedFor(work, facts, ask);
  const rows = breakdownRows(work.insights, id, objectId, kind, period).map((row) => {
    const sum = noSum();
    addRow(sum, row, counted);
    const reach = row.reach === null ? missing('no_data') : known(row.reach);
    const daysRead = daysIn(period);
    return {
      first: row.first,
      second: row.second,
      figures: figuresOf({ sum, counted, whyNone: 'no_result', reach, daysRead }),
    };
  });
  const asOf = breakdownAsOf(work.insights, id, objectId, kind, period);
  const bySpend = rows.toSorted((a, b) => b.figures.spendMicros - a.figures.spendMicros);
  return { kind, period, currency, asOf, rows: bySpend };
}

function countedFor(
  work: OpenWorkspace,
  facts: ClientFacts,
  { objectId, period }: BreakdownAsk,
): Counted | null {
  const { id } = facts.client;
  const campaign = campaignRows(work.insights, id).find((one) => one.id === objectId);
  if (campaign) return chosenResult(facts.goals, period.to, objectId) ?? defaultResult(campaign.objective);
  return clientResult(facts.goals, period.to, spendByObjective(work.insights, id, period.from, period.to));
}
