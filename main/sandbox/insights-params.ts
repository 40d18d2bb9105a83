import { GraphError, invalid } from './errors.ts';
import type { Params } from './request.ts';
import type { AdsObject } from './world.ts';
import { addMonths, dayMs, type DayNumber, firstOfMonth, parseDay, weekday } from './zones.ts';

export interface Span {
  readonly from: DayNumber;
  readonly to: DayNumber;
}

const monthsKept = 37;

/** The spans that Meta's names mean on an account's own calendar; `last_…` leaves today out. */
export function presetSpan(preset: string, today: DayNumber): Span {
  const days = /^last_(\d+)d$/.exec(preset)?.[1];
  if (days !== undefined && ['3', '7', '14', '28', '30', '90'].includes(days)) {
    return { from: today - Number(days), to: today - 1 };
  }
  const month = firstOfMonth(today);
  const monthIndex = new Date(month * dayMs).getUTCMonth();
  const quarter = addMonths(month, -(monthIndex % 3));
  const year = addMonths(month, -monthIndex);
  const sunday = today - weekday(today);
  const monday = today - ((weekday(today) + 6) % 7);
  const spans: Readonly<Record<string, Span>> = {
    today: { from: today, to: today },
    yesterday: { from: today - 1, to: today - 1 },
    this_month: { from: month, to: today },
    last_month: { from: addMonths(month, -1), to: month - 1 },
    this_quarter: { from: quarter, to: today },
    last_quarter: { from: addMonths(quarter, -3), to: quarter - 1 },
    this_year: { from: year, to: today },
    last_year: { from: addMonths(year, -12), to: year - 1 },
    this_week_mon_today: { from: monday, to: today },
    this_week_sun_today: { from: sunday, to: today },
    last_week_mon_sun: { from: monday - 7, to: monday - 1 },
    last_week_sun_sat: { from: sunday - 7, to: sunday - 1 },
    maximum: { from: addMonths(today, -monthsKept) + 1, to: today },
    data_maximum: { from: addMonths(today, -monthsKept) + 1, to: today },
  };
  const span = spans[preset];
  if (!span) throw invalid(`Param date_preset must be a known preset, got ${preset}`, 'date_preset');
  return span;
}

function readSpan(value: unknown): Span | null {
  if (typeof value !== 'object' || value === null) return null;
  const { since, until } = value as Record<string, unknown>;
  const from = parseDay(String(since));
  const to = parseDay(String(until));
  return from === null || to === null || from > to ? null : { from, to };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // `time_range[since]=…` arrives as separate parameters; anything else unreadable is refused below.
    return undefined;
  }
}

export function spansOf(object: AdsObject, params: Params, today: DayNumber): Span[] {
  const spans = askedSpans(object, params, today);
  const oldest = addMonths(today, -monthsKept);
  if (spans.some((span) => span.from < oldest)) {
    throw new GraphError({
      code: 3018,
      message: '(#3018) The start date of the time range cannot be beyond 37 months from the current date',
    });
  }
  return spans;
}

function askedSpans(object: AdsObject, params: Params, today: DayNumber): Span[] {
  const many = params['time_ranges'];
  if (many !== undefined) {
    const list = json(many);
    const spans = Array.isArray(list) ? list.map(readSpan) : [null];
    const good = spans.filter((span) => span !== null);
    if (good.length === spans.length && good.length > 0) return good;
    throw invalid('Param time_ranges must be a list of {since, until}', 'time_ranges');
  }
  const one = params['time_range'];
  const since = params['time_range[since]'] ?? params['since'];
  const until = params['time_range[until]'] ?? params['until'];
  if (one !== undefined || (since !== undefined && until !== undefined)) {
    const span = readSpan(one === undefined ? { since, until } : json(one));
    if (span) return [span];
    // On objects below the account Meta answers with the default range and says nothing (graph-api 4.1).
    if (object.kind === 'account')
      throw invalid('Param time_range is invalid: since must not be after until', 'time_range');
  }
  return [presetSpan(params['date_preset'] ?? 'last_30d', today)];
}

/** Cuts a span by `time_increment`: a number of days, calendar months, or not at all. */
export function cut(span: Span, increment: string | undefined): Span[] {
  if (increment === undefined || increment === '' || increment === 'all_days') return [span];
  const pieces: Span[] = [];
  if (increment === 'monthly') {
    for (let from = span.from; from <= span.to;) {
      const next = addMonths(firstOfMonth(from), 1);
      pieces.push({ from, to: Math.min(span.to, next - 1) });
      from = next;
    }
    return pieces;
  }
  const days = Number(increment);
  if (!Number.isInteger(days) || days < 1 || days > 90) {
    throw invalid(
      'Param time_increment must be an integer between 1 and 90, monthly or all_days',
      'time_increment',
    );
  }
  for (let from = span.from; from <= span.to; from += days) {
    pieces.push({ from, to: Math.min(span.to, from + days - 1) });
  }
  return pieces;
}
