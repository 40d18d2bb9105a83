import { csvText, type CsvCell } from '../../shared/model/csv.ts';
import type { ReportContent, ReportSection } from '../../shared/model/report.ts';
import type { ChangeWeeks } from '../../shared/model/report-change.ts';

export interface ReportTable {
  /** Part of the file's name. */
  readonly name: string;
  readonly text: string;
}

type Facts = ReportContent['facts'];

type Words = ReportContent['words'];

const weekTitles = [
  'currency',
  'spend_a_day_before',
  'spend_a_day_after',
  'cost_each_before',
  'cost_each_after',
  'result',
  'results_before',
  'results_after',
] as const;

const makers: Partial<Record<ReportSection, (facts: Facts, words: Words) => ReportTable[]>> = {
  scorecard: ({ tiles, client }) =>
    table(
      'scorecard',
      ['measure', 'unit', 'value', 'target', 'previous', 'last_year'],
      tiles.map(({ measure, unit, value, target, previous, lastYear }) => {
        const plain = (one: number | null) => (unit === 'micros' ? decimal(one) : one);
        const unitName = unit === 'micros' ? client.currency : unit;
        return [measure, unitName, plain(value), plain(target), plain(previous), plain(lastYear)];
      }),
    ),
  pacing: ({ pacing, client }) =>
    table(
      'pace',
      ['day', 'currency', 'planned_so_far', 'spent_so_far'],
      (pacing?.days ?? []).map(({ day, plan, spent }) => [
        day,
        client.currency,
        decimal(plan),
        decimal(spent),
      ]),
    ),
  trend: ({ months, client }) =>
    table(
      'months',
      ['month', 'currency', 'spend', 'results', 'cost_per_result', 'click_rate', 'reach'],
      months.map((one) => [
        one.month.slice(0, 7),
        client.currency,
        decimal(one.spend),
        one.results,
        decimal(one.cost),
        one.ctr,
        one.reach,
      ]),
    ),
  campaigns: ({ campaigns, client }) =>
    table(
      'campaigns',
      ['campaign', 'goal', 'currency', 'spend', 'share', 'results', 'cost_each', 'cost_each_before'],
      campaigns.map((one) => [
        one.name,
        one.goal,
        client.currency,
        decimal(one.spend),
        one.share,
        one.results,
        decimal(one.cost),
        decimal(one.previousCost),
      ]),
    ),
  creatives: ({ creatives, client }) =>
    table(
      'ads',
      ['list', 'ad', 'words', 'currency', 'spend', 'results', 'cost_each', 'frequency'],
      (['best', 'worst'] as const).flatMap((list) =>
        creatives[list].map((one) => [
          list,
          one.name,
          one.copy,
          client.currency,
          decimal(one.spend),
          one.results,
          decimal(one.cost),
          one.frequency,
        ]),
      ),
    ),
  audience: ({ audience, client }) => [
    ...table(
      'ages',
      ['age', 'gender', 'currency', 'spend', 'results'],
      audience.ages.map((one) => [one.age, one.gender, client.currency, decimal(one.spend), one.results]),
    ),
    ...table(
      'placements',
      ['placement', 'currency', 'spend', 'share', 'results'],
      audience.placements.map((one) => [
        one.name,
        client.currency,
        decimal(one.spend),
        one.share,
        one.results,
      ]),
    ),
  ],
  page: ({ page }) => [
    ...table(
      'followers',
      ['day', 'followers'],
      page.followers.map(({ day, value }) => [day, value]),
    ),
    ...table(
      'posts',
      ['day', 'post', 'views', 'reactions', 'comments', 'shares'],
      page.posts.map((one) => [one.day, one.text, one.views, one.reactions, one.comments, one.shares]),
    ),
  ],
  changes: ({ changes }) =>
    table(
      'changes',
      ['at', 'object', 'before', 'after', 'who', 'people', 'why', 'effect', ...weekTitles],
      changes.map((one) => [
        one.at,
        one.object,
        one.before,
        one.after,
        one.who,
        one.people ?? '',
        one.why,
        one.effect,
        ...weekCells(one.weeks),
      ]),
    ),
  plan: (_, { steps }) =>
    table(
      'steps',
      ['step', 'who', 'by'],
      steps.map(({ what, who, by }) => [what, who, by]),
    ),
};

/** The figures behind every table of a report, exact: amounts as plain decimals with their currency beside them. */
export function reportTables({ facts, settings, words }: ReportContent): ReportTable[] {
  return settings.sections.flatMap((section) => makers[section]?.(facts, words) ?? []);
}

/** The weeks before and after a change; empty while they have not passed. */
function weekCells(weeks: ChangeWeeks | undefined): CsvCell[] {
  if (!weeks) return weekTitles.map(() => null);
  const { currency, spend, resultWord, results, cost } = weeks;
  const amounts = [spend.before, spend.after, cost.before, cost.after].map(decimal);
  return [currency, ...amounts, resultWord, results.before, results.after];
}

function table(
  name: string,
  header: readonly string[],
  rows: readonly (readonly CsvCell[])[],
): ReportTable[] {
  return rows.length === 0 ? [] : [{ name, text: csvText(header, rows) }];
}

/** Millionths as a plain decimal with every digit, so that a spreadsheet adds up to the cent. */
function decimal(micros: number | null): number | null {
  return micros === null ? null : micros / 1_000_000;
}
