import { checkBreakdowns, cutFigures, optIn, slicesOf } from './breakdowns.ts';
import { GraphError, invalid, noAdsScope, noField } from './errors.ts';
import { fieldsOf } from './fields.ts';
import { type Filter, parseFilters, parseList, passes } from './filtering.ts';
import { reach, reported } from './history.ts';
import { campaignOf, insightReaders, type Source } from './insights-fields.ts';
import { cut, type Span, spansOf } from './insights-params.ts';
import { paged } from './paging.ts';
import { createReport } from './reports.ts';
import type { Params, Row } from './request.ts';
import { type Ctx, needScope } from './state.ts';
import { effectiveAd, effectiveAdSet } from './statuses.ts';
import { type AdAccount, type AdsObject, accountOf, adSetsOf } from './world.ts';
import { addMonths, dayIn } from './zones.ts';

/** A row that may exist: which object, which days, which slice of a breakdown. */
interface Spot extends Span {
  readonly entity: AdsObject;
  readonly slice: number;
}

interface Plan {
  readonly spots: readonly Spot[];
  readonly fields: readonly string[];
  readonly breakdowns: readonly string[];
  readonly windows: readonly string[];
  readonly filters: readonly Filter[];
  readonly reachKept: boolean;
}

function entitiesOf(object: AdsObject, level: string): readonly AdsObject[] {
  if (object.kind === 'ad' || object.kind === level) return [object];
  switch (level) {
    case 'account':
      return [accountOf(object)];
    case 'campaign':
      return object.kind === 'account' ? object.campaigns : [campaignOf(object) ?? object];
    case 'adset':
      return adSetsOf(object);
    case 'ad':
      return adSetsOf(object).flatMap((adSet) => adSet.ads);
    default:
      throw invalid('Param level must be one of {ad, adset, campaign, account}', 'level');
  }
}

function keeps(filter: Filter, entity: AdsObject): boolean {
  const [noun, field] = filter.field.split('.');
  const of = noun === 'campaign' ? campaignOf(entity) : noun === 'adset' || noun === 'ad' ? entity : null;
  if (!of || field === undefined) return true;
  if (noun !== 'campaign' && of.kind !== noun) return true;
  if (field === 'id') return passes(filter, of.id);
  if (field === 'name') return passes(filter, of.name);
  if (field === 'effective_status') return passes(filter, effectiveOf(of));
  return true;
}

function effectiveOf(object: AdsObject): string {
  if (object.kind === 'adset') return effectiveAdSet(object);
  if (object.kind === 'ad') return effectiveAd(object);
  return String(object.status);
}

function askedFields(params: Params): string[] {
  const names = fieldsOf(params, ['impressions', 'spend']).map((field) => field.name);
  for (const name of names) {
    if (!Object.hasOwn(insightReaders, name)) throw noField(name, 'AdsInsights');
  }
  const always =
    params['fields'] === undefined ? ['account_id', 'date_start', 'date_stop'] : ['date_start', 'date_stop'];
  return [...new Set([...names, ...always])];
}

/** Everything about a report that can be refused, before a single day is computed. */
function planOf(object: AdsObject, ctx: Ctx, params: Params): Plan {
  const account = accountOf(object);
  const today = dayIn(account.timezone, ctx.now);
  const fields = askedFields(params);
  const breakdowns = parseList(params, 'breakdowns') ?? [];
  checkBreakdowns(breakdowns);
  const filters = parseFilters(params);
  const level = params['level'] ?? object.kind;
  const spans = spansOf(object, params, today).flatMap((span) => cut(span, params['time_increment']));
  const entities = entitiesOf(object, level).filter((entity) => filters.every((one) => keeps(one, entity)));
  const silent = breakdowns.some((name) => optIn.has(name)) && !ctx.state.config.optedIn.includes(account.id);
  const slices = breakdowns.length === 0 || !entities[0] ? 1 : slicesOf(entities[0], breakdowns).length;
  const spots: Spot[] = [];
  for (const entity of silent ? [] : entities) {
    for (const span of spans)
      for (let slice = 0; slice < slices; slice += 1) spots.push({ ...span, entity, slice });
  }
  return {
    spots,
    fields,
    breakdowns,
    windows: parseList(params, 'action_attribution_windows') ?? [],
    filters,
    reachKept: keepsReach(ctx, fields, breakdowns, spans, today),
  };
}

const uniqueFields = new Set(['reach', 'frequency', 'unique_clicks', 'cpp']);

/** Unique counts with a breakdown reach back 13 months only. */
function keepsReach(
  ctx: Ctx,
  fields: readonly string[],
  breakdowns: readonly string[],
  spans: readonly Span[],
  today: number,
): boolean {
  if (breakdowns.length === 0 || !fields.some((name) => uniqueFields.has(name))) return true;
  if (spans.every((span) => span.from >= addMonths(today, -13))) return true;
  if (ctx.state.config.oldReach === 'error') {
    throw invalid(
      'Unique count fields with breakdowns are only available for the last 13 months',
      'time_range',
    );
  }
  return false;
}

function rowMaker(plan: Plan, ctx: Ctx): (spot: Spot) => Row | null {
  let last: { spot: Spot; parts: ReturnType<typeof cutFigures> } | null = null;

  function figuresAt(spot: Spot) {
    if (plan.breakdowns.length === 0) return reported(spot.entity, spot.from, spot.to, ctx.now);
    if (!last || last.spot.entity !== spot.entity || last.spot.from !== spot.from) {
      const whole = reported(spot.entity, spot.from, spot.to, ctx.now);
      last = { spot, parts: cutFigures(whole, slicesOf(spot.entity, plan.breakdowns)) };
    }
    return last.parts[spot.slice];
  }

  return (spot) => {
    const figures = figuresAt(spot);
    // A row without delivery does not exist, which is not the same as zero.
    if (!figures || figures.impressions === 0) return null;
    let known: number | null | undefined;
    const reachNow = () => {
      if (!plan.reachKept) return null;
      known ??= reachOf(spot, figures.impressions, plan.breakdowns.length > 0, ctx.now);
      return known;
    };
    const source: Source = { ...spot, figures, reach: reachNow, windows: plan.windows };
    const row: Row = {};
    for (const name of plan.fields) {
      const value = insightReaders[name]?.(source);
      if (value !== undefined) row[name] = value;
    }
    if (plan.breakdowns.length > 0)
      Object.assign(row, slicesOf(spot.entity, plan.breakdowns)[spot.slice]?.keys);
    return plan.filters.every((filter) => metricPasses(filter, source)) ? row : null;
  };
}

function metricPasses(filter: Filter, source: Source): boolean {
  if (filter.field.includes('.') || !Object.hasOwn(insightReaders, filter.field)) return true;
  const value = insightReaders[filter.field]?.(source);
  return passes(filter, typeof value === 'string' ? value : '0');
}

function reachOf(spot: Spot, impressions: number, sliced: boolean, now: number): number {
  const whole = reach(spot.entity, (of) => reported(of, spot.from, spot.to, now).impressions);
  if (!sliced) return whole;
  const total = reported(spot.entity, spot.from, spot.to, now).impressions;
  return Math.max(1, Math.min(impressions, Math.round((whole * impressions) / total)));
}

function sorted(rows: Row[], params: Params): Row[] {
  const sort = parseList(params, 'sort')?.[0];
  if (sort === undefined) return rows;
  const [, field = '', direction = ''] = /^(.+)_(ascending|descending)$/.exec(sort) ?? [];
  if (direction === '') throw invalid('Param sort must end in _ascending or _descending', 'sort');
  const sign = direction === 'descending' ? -1 : 1;
  const value = (row: Row) => Number(row[field] ?? 0);
  return rows.sort((a, b) => sign * (value(a) - value(b)));
}

/** The rows of a report, a page at a time; also what a finished asynchronous report answers with. */
export function reportRows(object: AdsObject, ctx: Ctx, params: Params, place: string): Row {
  const plan = planOf(object, ctx, params);
  const toRow = rowMaker(plan, ctx);
  const inOrder = parseList(params, 'sort') !== null;
  const page = inOrder
    ? paged(
        ctx,
        place,
        params,
        sorted(
          plan.spots.map(toRow).filter((row) => row !== null),
          params,
        ),
        (row) => row,
      )
    : paged(ctx, place, params, plan.spots, toRow);
  const summary = params['default_summary'] === 'true' || params['summary'] !== undefined;
  return summary ? { ...page, summary: total(object, ctx, params, plan) } : { ...page };
}

function total(object: AdsObject, ctx: Ctx, params: Params, plan: Plan): Row | undefined {
  const spans = spansOf(object, params, dayIn(accountOf(object).timezone, ctx.now));
  const from = Math.min(...spans.map((span) => span.from));
  const to = Math.max(...spans.map((span) => span.to));
  const bare: Plan = { ...plan, breakdowns: [], filters: [] };
  return rowMaker(bare, ctx)({ entity: object, from, to, slice: 0 }) ?? undefined;
}

function mayReadInsights(object: AdsObject, ctx: Ctx): AdAccount {
  needScope(ctx, noAdsScope, 'ads_read', 'ads_management');
  return accountOf(object);
}

/** `GET …/insights`. Too much at once is refused in one of the two ways that Meta has been seen to. */
export function adsInsights(object: AdsObject, ctx: Ctx, params: Params, place: string): Row {
  mayReadInsights(object, ctx);
  const plan = planOf(object, ctx, params);
  if (plan.spots.length > ctx.state.config.maxSyncRows) {
    throw ctx.state.config.tooMuchData === 'limit'
      ? new GraphError({
          code: 100,
          subcode: 1487534,
          message: '(#100) Too much data was requested from the system',
        })
      : new GraphError({
          status: 500,
          code: 1,
          message: "Please reduce the amount of data you're asking for, then retry your request",
        });
  }
  return reportRows(object, ctx, params, place);
}

/** `POST …/insights`: everything is refused at once that a report could not be made of. */
export function startReport(object: AdsObject, ctx: Ctx, params: Params): Row {
  mayReadInsights(object, ctx);
  planOf(object, ctx, params);
  return { report_run_id: createReport(object, ctx, params) };
}
