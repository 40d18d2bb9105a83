import { GraphError, invalid, needsPageToken } from './errors.ts';
import { parseList } from './filtering.ts';
import { aliveMetrics, overDays } from './page-metrics.ts';
import { followersNow, pacific, settledPageDay } from './page-history.ts';
import { linkTo } from './paging.ts';
import type { Params, Row } from './request.ts';
import { type Ctx, hasScope } from './state.ts';
import type { Page } from './world.ts';
import { dayIn, dayMs, graphTime, parseDay, startOfDay } from './zones.ts';

/** Seconds that one call may span: 93 days, seen live as 8,035,200. */
const longestSpan = 8_035_200;
const daysKept = 730;

function instant(text: string | undefined, name: string): number | null {
  if (text === undefined || text === '') return null;
  if (/^\d{9,11}$/.test(text)) return Number(text) * 1000;
  const day = parseDay(text.slice(0, 10));
  const ms = text.length === 10 && day !== null ? startOfDay(pacific, day) : Date.parse(text);
  if (Number.isNaN(ms)) throw invalid(`Param ${name} must be a valid time`, name);
  return ms;
}

interface Window {
  readonly since: number;
  readonly until: number;
}

const presetDays: Readonly<Record<string, number>> = {
  yesterday: 1,
  last_3d: 3,
  last_7d: 7,
  last_14d: 14,
  last_28d: 28,
  last_30d: 30,
  last_90d: 90,
};

function windowOf(ctx: Ctx, params: Params): Window {
  const until = instant(params['until'], 'until') ?? ctx.now;
  const preset = presetDays[params['date_preset'] ?? ''] ?? 2;
  const since = instant(params['since'], 'since') ?? until - preset * dayMs;
  if (since > until) throw invalid('Param since must be before until', 'since');
  if ((until - since) / 1000 > longestSpan) {
    throw invalid('There cannot be more than 93 days (8035200 s) between since and until', 'since');
  }
  return { since, until };
}

/** The token that Page insights want: the Page's own. With the system user's they refuse although it is healthy. */
function needPageToken(ctx: Ctx, page: Page): void {
  if (ctx.token.kind !== 'PAGE' || ctx.token.page?.id !== page.id) throw needsPageToken();
}

export function pageInsights(page: Page, ctx: Ctx, params: Params, place: string): Row {
  const names = parseList(params, 'metric');
  if (!names || names.length === 0) {
    throw new GraphError({
      code: 3001,
      subcode: 1504028,
      message: '(#3001) Invalid query',
      userTitle: 'No metric was specified to be fetched',
      userMessage:
        'No metric was specified to be fetched. Please specify one or more metrics to be fetched and try again.',
    });
  }
  // Names are looked at before permissions, and one bad name takes all others with it.
  if (names.some((name) => !aliveMetrics.has(name) || isRetired(ctx, name)))
    throw invalid('The value must be a valid insights metric');
  needPageToken(ctx, page);
  const window = windowOf(ctx, params);
  const paging = windowPaging(ctx, params, place, window);
  const silent = !hasScope(ctx, 'read_insights') || followersNow(ctx.state.world, page, ctx.now) < 100;
  if (silent) return { data: [], paging };
  const breakdown = params['breakdown'];
  const data = names.flatMap((name) => metricRows(page, ctx, name, params['period'], breakdown, window));
  return { data, paging };
}

function isRetired(ctx: Ctx, name: string): boolean {
  return ctx.state.config.retiredMetrics.some((one) => {
    const [metric, since] = one.split('@');
    return metric === name && (since === undefined || Date.parse(since) <= ctx.now);
  });
}

/** Both directions are always there: these links never end. */
function windowPaging(ctx: Ctx, params: Params, place: string, window: Window): Row {
  const span = window.until - window.since;
  const at = (since: number) =>
    linkTo(ctx, place, params, {
      since: String(Math.floor(since / 1000)),
      until: String(Math.floor((since + span) / 1000)),
    });
  return { previous: at(window.since - span), next: at(window.until) };
}

const periodDays: Readonly<Record<string, number>> = { day: 1, week: 7, days_28: 28 };

function metricRows(
  page: Page,
  ctx: Ctx,
  name: string,
  period: string | undefined,
  breakdown: string | undefined,
  window: Window,
): Row[] {
  const metric = aliveMetrics.get(name);
  if (!metric) return [];
  if (breakdown !== undefined && !metric.breakdowns?.includes(breakdown)) {
    throw invalid(`The breakdown ${breakdown} is not valid for the metric ${name}`, 'breakdown');
  }
  const periods =
    period === undefined || period === '' ? metric.periods : metric.periods.filter((one) => one === period);
  return periods.map((one) => ({
    name,
    period: one,
    values: values(page, ctx, name, one, breakdown, window),
    title: metric.title,
    description: `${metric.title} (Total Count)`,
    id: `${page.id}/insights/${name}/${one}`,
  }));
}

function values(
  page: Page,
  ctx: Ctx,
  name: string,
  period: string,
  breakdown: string | undefined,
  window: Window,
): Row[] {
  const metric = aliveMetrics.get(name);
  if (!metric) return [];
  const span = periodDays[period] ?? 1;
  const oldest = dayIn(pacific, ctx.now) - daysKept;
  const rows: Row[] = [];
  // The first row ends a day after since; a day that has not ended has no row.
  for (let day = Math.max(dayIn(pacific, window.since), oldest); ; day += 1) {
    const end = startOfDay(pacific, day + 1);
    if (end > window.until || end > ctx.now) break;
    const days = Array.from({ length: span }, (_, i) => day - span + 1 + i);
    const value = overDays(
      metric,
      days.map((at) => metric.of(settledPageDay(page, at), ctx.state.world, page, at)),
    );
    const end_time = graphTime(end);
    if (breakdown === undefined) {
      rows.push({ value, end_time });
      continue;
    }
    const total = typeof value === 'number' ? value : 0;
    const yes = Math.round(
      (total * settledPageDay(page, day).viewsFromAds) / Math.max(1, settledPageDay(page, day).views),
    );
    rows.push({ value: total - yes, end_time, [breakdown]: '0' }, { value: yes, end_time, [breakdown]: '1' });
  }
  return rows;
}
