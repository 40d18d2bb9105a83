import { dayIn, wasOver } from '../../shared/model/day.ts';
import { type Figure, known, missing } from '../../shared/model/figures.ts';
import type { PageMetricView, PagePost, PageScreen } from '../../shared/model/page.ts';
import { natureOf, pageMetrics, type PageMetric, pacificZone } from '../../shared/model/page-metric.ts';
import { daysIn, daysOf, type Period } from '../../shared/model/period.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { type ClientFacts, coverageOf } from './facts.ts';
import { coveredDays } from './reads/levels.ts';
import {
  followerRows,
  type MetricRow,
  metricRows,
  pageCardRow,
  type PageDayRow,
  pageDayRows,
  type PostRow,
  postRows,
} from './reads/pages.ts';
import { freshnessOf, gapsNow } from './state.ts';

const postsShown = 50;

interface PageAsk {
  readonly assetId: string | undefined;
  readonly period: Period;
  readonly before: Period | null;
}

export function pageScreenOf(work: OpenWorkspace, facts: ClientFacts, ask: PageAsk): PageScreen {
  const pages = facts.pages.map(({ id, name }) => ({ assetId: id, name }));
  const assetId = pages.find((one) => one.assetId === ask.assetId)?.assetId ?? pages[0]?.assetId ?? null;
  const today = dayIn(pacificZone, work.clock.now());
  const common = { pages, assetId, timezone: pacificZone, today, freshness: freshnessOf(work, facts) };
  if (assetId === null) return { ...common, ...nothingOf(ask, today) };
  const { id } = facts.client;
  const card = pageCardRow(work.insights, id, assetId);
  const now = readPage(work, id, assetId, ask.period);
  const then = ask.before === null ? null : readPage(work, id, assetId, ask.before);
  const states = new Map(metricRows(work.insights, id, assetId).map((row) => [row.metric, row]));
  return {
    ...common,
    card:
      card === null
        ? null
        : { ...card, isPublished: card.isPublished === null ? null : card.isPublished === 1 },
    coverage: coverageOf(ask.period, today, now),
    beforeCoverage: then === null || ask.before === null ? null : coverageOf(ask.before, today, then),
    metrics: pageMetrics.map((metric) => metricView(metric, states.get(metric), now, then)),
    followers: levelsOf(work, id, assetId, ask.period),
    followersBefore: ask.before === null ? [] : levelsOf(work, id, assetId, ask.before),
    posts: postRows(work.insights, id, assetId, postsShown).map(postOf),
    gaps: gapsNow(work, facts, 'page').filter((gap) => gap.assetId === assetId),
  };
}

function nothingOf(ask: PageAsk, today: string) {
  const none = { days: new Set<string>(), asOf: null };
  return {
    card: null,
    coverage: coverageOf(ask.period, today, none),
    beforeCoverage: ask.before === null ? null : coverageOf(ask.before, today, none),
    metrics: [],
    followers: [],
    followersBefore: [],
    posts: [],
    gaps: [],
  };
}

/** What is known of a Page in a period. */
interface PageRead {
  readonly period: Period;
  readonly days: ReadonlySet<string>;
  readonly asOf: string | null;
  readonly values: ReadonlyMap<string, number | null>;
}

const keyOf = (metric: string, period: string, day: string) => `${metric} ${period} ${day}`;

function readPage(work: OpenWorkspace, clientId: string, assetId: string, period: Period): PageRead {
  const covered = coveredDays(work.insights, clientId, assetId, 'page', period).filter((row) =>
    wasOver(row.day, pacificZone, row.asOf),
  );
  const rows: PageDayRow[] = pageDayRows(work.insights, clientId, assetId, period.from, period.to);
  return {
    period,
    days: new Set(covered.map(({ day }) => day)),
    asOf: covered.reduce<string | null>(
      (latest, { asOf }) => (latest === null || asOf > latest ? asOf : latest),
      null,
    ),
    values: new Map(rows.map((row) => [keyOf(row.metric, row.period, row.day), row.value])),
  };
}

function metricView(
  metric: PageMetric,
  row: MetricRow | undefined,
  now: PageRead,
  then: PageRead | null,
): PageMetricView {
  const nature = natureOf(metric);
  const state = row?.state ?? 'never_read';
  return {
    metric,
    nature,
    state,
    sentence: row?.sentence ?? '',
    retiredAt: row?.retiredAt ?? null,
    lastDay: row?.lastDay ?? null,
    total: totalOf(metric, state, now),
    before: then === null ? null : totalOf(metric, state, then),
    days: daysOf(now.period).map((day) => ({
      day,
      value: now.values.get(keyOf(metric, 'day', day)) ?? null,
    })),
  };
}

/** Counts add up over whole periods; people only in the two lengths that Meta itself adds; a level is its last day. */
function totalOf(metric: PageMetric, state: PageMetricView['state'], read: PageRead): Figure {
  const { period, values } = read;
  const days = daysOf(period).map((day) => values.get(keyOf(metric, 'day', day)));
  const nature = natureOf(metric);
  const at = (length: 'week' | 'days_28') => values.get(keyOf(metric, length, period.to)) ?? undefined;
  if (nature === 'level')
    return figure(
      days.findLast((value) => value !== null && value !== undefined),
      state,
    );
  if (nature === 'people') {
    const length = daysIn(period);
    if (length === 1) return figure(days[0], state);
    if (length === 7) return figure(at('week'), state);
    return length === 28
      ? figure(at('days_28'), state)
      : state === 'alive'
        ? missing('not_asked')
        : why(state);
  }
  if (days.some((value) => value === null || value === undefined)) return why(state);
  return known(days.reduce<number>((sum, value) => sum + (value ?? 0), 0));
}

function figure(value: number | null | undefined, state: PageMetricView['state']): Figure {
  return value === null || value === undefined ? why(state) : known(value);
}

function why(state: PageMetricView['state']): Figure {
  if (state === 'alive') return missing('not_read');
  return missing(state === 'never_read' ? 'never_synced' : state);
}

function levelsOf(
  work: OpenWorkspace,
  clientId: string,
  assetId: string,
  period: Period,
): PageScreen['followers'] {
  const rows = followerRows(work.insights, clientId, assetId, period.from, period.to);
  const level = new Map(rows.map(({ day, followers }) => [day, followers]));
  return daysOf(period).map((day) => ({ day, followers: level.get(day) ?? null }));
}

function postOf({ isPublished, ...row }: PostRow): PagePost {
  return { ...row, isPublished: isPublished === null ? null : isPublished === 1 };
}
