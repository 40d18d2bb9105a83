import { addDays, wasOver } from '../../shared/model/day.ts';
import { type Figure, missing, type ResultName } from '../../shared/model/figures.ts';
import { daysIn, type Period } from '../../shared/model/period.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import type { ClientFacts } from './facts.ts';
import { coveredDays, dayRows } from './reads/levels.ts';
import { spendByObjective } from './reads/totals.ts';
import { addRow, chosenResult, clientResult, type Counted, figuresOf, noSum } from './rules.ts';

const days = 7;

export interface Week {
  readonly spendMicros: number;
  readonly results: Figure;
  readonly costMicros: Figure;
}

export interface WeeksAround {
  /** What both weeks count; `null` where nothing is counted. */
  readonly result: ResultName | null;
  readonly before: Week;
  readonly after: Week;
}

/**
 * An ad account's week before a day of its own and the week after it: no proof of a cause, but what happened. `null`
 * while one of their days was not read after it was over: half a day would make a fall of what was none.
 */
export function weeksAround(
  work: OpenWorkspace,
  facts: ClientFacts,
  assetId: string,
  day: string,
): WeeksAround | null {
  const span = { from: addDays(day, -days), to: addDays(day, days) };
  const { id } = facts.client;
  const counted =
    chosenResult(facts.goals, span.to, null) ??
    clientResult(facts.goals, span.to, spendByObjective(work.insights, id, span.from, span.to));
  const before = weekOf(work, facts, assetId, counted, { from: span.from, to: addDays(day, -1) });
  const after = weekOf(work, facts, assetId, counted, { from: addDays(day, 1), to: span.to });
  return before === null || after === null ? null : { result: counted?.name ?? null, before, after };
}

function weekOf(
  work: OpenWorkspace,
  { client, accounts }: ClientFacts,
  assetId: string,
  counted: Counted | null,
  week: Period,
): Week | null {
  const zone = accounts.find((one) => one.id === assetId)?.timezone ?? client.timezone;
  const covered = coveredDays(work.insights, client.id, assetId, 'account', week);
  if (covered.filter((one) => wasOver(one.day, zone, one.asOf)).length < days) return null;
  const sum = noSum();
  for (const row of dayRows(work.insights, client.id, 'account', week.from, week.to))
    if (row.objectId === assetId) addRow(sum, row, counted);
  const reach = missing('not_asked');
  return figuresOf({ sum, counted, whyNone: 'no_result', reach, daysRead: daysIn(week) });
}
