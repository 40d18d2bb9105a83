import { type AdFigures, known, missing, type ResultName } from '../../shared/model/figures.ts';
import type { Figure } from '../../shared/model/figures.ts';
import type { GapReason } from '../../shared/model/insight.ts';
import {
  counterOf,
  defaultKindOf,
  kindOfTypes,
  type ResultRule,
  ruleOfKind,
} from '../../shared/model/result.ts';
import { type Goals, resultOn } from '../../shared/model/target.ts';

/** A row of figures as the database has it. */
export interface Row {
  readonly spendMicros: number;
  readonly impressions: number;
  readonly clicks: number;
  readonly linkClicks: number;
  readonly actions: string;
  readonly actionValues: string;
}

type Counts = Readonly<Record<string, number>>;

/** What is counted for an object, and by what name. */
export interface Counted {
  readonly name: ResultName;
  readonly count: (counts: Counts) => number;
}

const ofKind = new Map<string, ReturnType<typeof counterOf>>();

function counter(rule: ResultRule): ReturnType<typeof counterOf> {
  const key = rule.actionTypes.join(' ');
  const made = ofKind.get(key) ?? counterOf(rule);
  ofKind.set(key, made);
  return made;
}

/** The client's own choice for a day, for one campaign or for all of them; `null` when nobody chose. */
export function chosenResult(
  goals: Pick<Goals, 'results'>,
  day: string,
  campaignId: string | null,
): Counted | null {
  const entry = resultOn(goals, day, campaignId);
  if (entry === null) return null;
  const { actionTypes, word } = entry;
  return { name: { kind: kindOfTypes(actionTypes), word, chosen: true }, count: counter({ actionTypes }) };
}

/** What an objective is bought for. */
export function defaultResult(objective: string | null): Counted | null {
  const kind = objective === null ? null : defaultKindOf(objective);
  if (kind === null) return null;
  return { name: { kind, word: '', chosen: false }, count: counter(ruleOfKind(kind)) };
}

const purchases = counterOf(ruleOfKind('purchases'));

/** Additive figures of some rows; what cannot be added up is not in it. */
export interface Sum {
  spendMicros: number;
  impressions: number;
  clicks: number;
  linkClicks: number;
  results: number;
  purchases: number;
  valueMicros: number;
}

export function noSum(): Sum {
  return {
    spendMicros: 0,
    impressions: 0,
    clicks: 0,
    linkClicks: 0,
    results: 0,
    purchases: 0,
    valueMicros: 0,
  };
}

export function addRow(into: Sum, row: Row, counted: Counted | null): void {
  into.spendMicros += row.spendMicros;
  into.impressions += row.impressions;
  into.clicks += row.clicks;
  into.linkClicks += row.linkClicks;
  if (row.actions.length > 2) {
    const counts = JSON.parse(row.actions) as Counts;
    if (counted) into.results += counted.count(counts);
    into.purchases += purchases(counts);
  }
  if (row.actionValues.length > 2) into.valueMicros += purchases(JSON.parse(row.actionValues) as Counts);
}

export interface FiguresAsk {
  readonly sum: Sum;
  readonly counted: Counted | null;
  /** Why nothing is counted, when nothing is. */
  readonly whyNone: GapReason;
  readonly reach: Figure;
  readonly daysRead: number;
}

/** Sums as a screen shows them: with what follows from them, and a reason for everything that does not. */
export function figuresOf({ sum, counted, whyNone, reach, daysRead }: FiguresAsk): AdFigures {
  const whole = (figure: Figure) => (daysRead === 0 ? missing('not_read') : figure);
  const results = counted === null ? missing(whyNone) : known(sum.results);
  const cost =
    counted === null
      ? missing(whyNone)
      : sum.results > 0
        ? known(Math.round(sum.spendMicros / sum.results))
        : missing('none_happened');
  const hasValue = sum.purchases > 0;
  return {
    spendMicros: sum.spendMicros,
    impressions: sum.impressions,
    clicks: sum.clicks,
    linkClicks: sum.linkClicks,
    reach,
    result: counted?.name ?? null,
    results: whole(results),
    costMicros: whole(cost),
    valueMicros: whole(hasValue ? known(sum.valueMicros) : missing('none_happened')),
    roas: whole(
      hasValue && sum.spendMicros > 0 ? known(sum.valueMicros / sum.spendMicros) : missing('none_happened'),
    ),
    daysRead,
  };
}

interface Bought {
  readonly objective: string | null;
  readonly spendMicros: number;
}

/**
 * What the client as a whole counts: its own choice, else the result that most of the money was spent for. Then all of
 * its spend is held against it, and the screen says so.
 */
export function clientResult(
  goals: Pick<Goals, 'results'>,
  day: string,
  bought: readonly Bought[],
): Counted | null {
  const chosen = chosenResult(goals, day, null);
  if (chosen) return chosen;
  const spent = new Map<string, number>();
  for (const { objective, spendMicros } of bought) {
    const kind = objective === null ? null : defaultKindOf(objective);
    if (kind !== null && objective !== null) spent.set(objective, (spent.get(objective) ?? 0) + spendMicros);
  }
  const byKind = new Map<string, { objective: string; spend: number }>();
  for (const [objective, spend] of spent) {
    const kind = defaultKindOf(objective) ?? '';
    const so = byKind.get(kind);
    byKind.set(kind, { objective, spend: (so?.spend ?? 0) + spend });
  }
  const [best] = [...byKind.entries()].toSorted(
    ([one, a], [other, b]) => b.spend - a.spend || one.localeCompare(other),
  );
  return best ? defaultResult(best[1].objective) : null;
}
