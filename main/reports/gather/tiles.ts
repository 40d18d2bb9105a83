import { type AdFigures, ctrOf, type Figure, frequencyOf } from '../../../shared/model/figures.ts';
import { comparisonOf } from '../../../shared/model/period.ts';
import type { PageMetricView, PageScreen } from '../../../shared/model/page.ts';
import type { Measure, MeasureUnit, Tile } from '../../../shared/model/report.ts';
import { microsOfMinor } from '../../pacing/use-cases.ts';
import { overviewOf, pageScreenOf } from '../../insights/use-cases.ts';
import { isWholeMonth } from '../rules.ts';
import type { Gathering } from './gather.ts';

interface AdMeasure {
  readonly measure: Measure;
  readonly unit: MeasureUnit;
  readonly of: (figures: AdFigures) => Figure;
}

const spend = ({ spendMicros }: AdFigures): Figure => ({ value: spendMicros, why: null });

const adMeasures: readonly AdMeasure[] = [
  { measure: 'results', unit: 'count', of: ({ results }) => results },
  { measure: 'cost_per_result', unit: 'micros', of: ({ costMicros }) => costMicros },
  { measure: 'spend', unit: 'micros', of: spend },
  { measure: 'roas', unit: 'ratio', of: ({ roas }) => roas },
  { measure: 'reach', unit: 'count', of: ({ reach }) => reach },
  { measure: 'frequency', unit: 'number', of: frequencyOf },
  { measure: 'ctr', unit: 'share', of: ctrOf },
];

/** The figures of the scorecard, each with what it is held against. What is not known is left out or stays empty. */
export function tilesOf(gathering: Gathering, page: PageScreen): Tile[] {
  return [...adTiles(gathering), ...pageTiles(gathering, page)].filter(
    ({ measure, value }) => value !== null || measure === 'results' || measure === 'spend',
  );
}

function adTiles({ work, session, scope, facts, settings, now }: Gathering): Tile[] {
  if (facts.accounts.length === 0) return [];
  const yearAgo = comparisonOf(settings.period, 'last_year');
  const then = yearAgo && overviewOf(work, scope, facts, { period: yearAgo, before: null, session });
  const whole = (figures: AdFigures | null | undefined, days: number) =>
    figures && figures.daysRead === days ? figures : null;
  const current = now.total.daysRead > 0 ? now.total : null;
  const isWhole = now.coverage.read === now.coverage.days;
  const before = whole(now.before, now.beforeCoverage?.days ?? -1);
  const last = whole(then?.total, then?.coverage.days ?? -1);
  return adMeasures.map(({ measure, unit, of }) => ({
    measure,
    unit,
    // People reached come from Meta for the whole period: held against some of its days they would lie.
    value: current === null || (measure === 'frequency' && !isWhole) ? null : of(current).value,
    target: targetOf(measure, now.target, settings.period, now.currency),
    // A period that was not read whole is nothing to compare with.
    previous: before === null ? null : of(before).value,
    lastYear: last === null ? null : of(last).value,
    spark: sparkOf(measure, now.days),
  }));
}

type Target = Gathering['now']['target'];

function targetOf(
  measure: Measure,
  target: Target,
  period: Gathering['settings']['period'],
  currency: string,
): number | null {
  if (target === null) return null;
  // A monthly target says nothing of ten days.
  if (measure === 'results') return isWholeMonth(period) ? target.resultsPerMonth : null;
  if (measure === 'cost_per_result')
    return target.costPerResultMinor === null ? null : microsOfMinor(target.costPerResultMinor, currency);
  if (measure === 'roas') return target.roasHundredths === null ? null : target.roasHundredths / 100;
  return null;
}

function sparkOf(measure: Measure, days: Gathering['now']['days']): (number | null)[] {
  if (measure === 'spend') return days.map(({ spendMicros }) => spendMicros);
  if (measure === 'results') return days.map(({ results }) => results);
  return [];
}

const pageMeasures: Partial<Record<string, Measure>> = {
  page_follows: 'page_followers',
  page_views_total: 'page_views',
  page_post_engagements: 'page_engagement',
};

function pageTiles({ work, facts, settings }: Gathering, page: PageScreen): Tile[] {
  const yearAgo = comparisonOf(settings.period, 'last_year');
  const last =
    page.assetId === null || yearAgo === null
      ? null
      : pageScreenOf(work, facts, { assetId: page.assetId, period: yearAgo, before: null });
  const lastYear = (metric: string) =>
    last?.metrics.find((one: PageMetricView) => one.metric === metric)?.total.value ?? null;
  return page.metrics.flatMap((metric) => {
    const measure = pageMeasures[metric.metric];
    if (measure === undefined || metric.state !== 'alive') return [];
    return [
      {
        measure,
        unit: 'count' as const,
        value: metric.total.value,
        target: null,
        previous: metric.before?.value ?? null,
        lastYear: lastYear(metric.metric),
        spark: metric.days.map(({ value }) => value),
      },
    ];
  });
}
