import { addMonths } from '../../shared/model/day-parts.ts';
import { daysBefore } from '../../shared/model/durations.ts';
import { comparisonOf, type Period, periodOf } from '../../shared/model/period.ts';
import type { Writer } from '../db/access.ts';
import type { InsightsQuestion, InsightRow } from '../graph/endpoints/insights.ts';
import { accountInsights } from '../graph/endpoints/insights.ts';
import { readAll } from '../graph/paging.ts';
import { currencyOf, fieldsAt, type Level, metaLevel, noteUnlisted, objectOf } from './fetch-days.ts';
import { type Came, type Fetching, storeRows, whoseOf } from './fetching.ts';
import { figuresOf, type Whose } from './rows.ts';
import { keptMonths } from './rules.ts';
import * as tables from './tables.ts';
import { upsert, type Value } from './upsert.ts';

/** The months as Meta itself adds them up, reach among them: one call for the account, one for its campaigns. */
export async function fetchMonths(fetching: Fetching): Promise<Came> {
  const { step, asset } = fetching;
  const since = addMonths(`${step.until.slice(0, 7)}-01`, 1 - keptMonths);
  let stored = 0;
  for (const level of ['account', 'campaign'] as const) {
    const got = await ask(fetching, level, { by: 'month', since, until: step.until });
    const whose = whoseOf(fetching);
    const currency = currencyOf(fetching, got);
    const rows = got.map((row): Value[] => [
      whose.clientId,
      level,
      row.date_start.slice(0, 7),
      objectOf(row, level, asset.id),
      ...figuresOf(row, currency, whose.asOf),
    ]);
    if (level === 'account') {
      const has = new Set(got.map((row) => row.date_start.slice(0, 7)));
      for (let month = since; month <= step.until; month = addMonths(month, 1)) {
        const name = month.slice(0, 7);
        const zero = figuresOf(null, currency, whose.asOf);
        if (!has.has(name)) rows.push([whose.clientId, level, name, asset.id, ...zero]);
      }
    }
    stored += await storeRows(fetching, tables.insightMonth, rows, (w) => {
      noteUnlisted(w, level, whose, got);
      if (level === 'campaign')
        upsert(w, tables.syncMark, [[whose.clientId, asset.id, 'months', since, whose.asOf]]);
    });
  }
  return { rows: stored };
}

type Asked = Pick<InsightsQuestion, 'by' | 'since' | 'until' | 'ranges'>;

function ask({ graph, scope, asset, options }: Fetching, level: Level, asked: Asked): Promise<InsightRow[]> {
  const question = { accountId: asset.metaId, level: metaLevel[level], fields: fieldsAt(level), ...asked };
  return readAll((page) => graph.readFor(scope, accountInsights, { ...question, ...page }, options), 500);
}

const shown = ['last_7', 'last_28', 'last_90', 'this_month', 'last_month'] as const;

/** What the screens open with and what they compare it with; any other period is asked for when somebody chooses it. */
function standingPeriods(today: string): Period[] {
  const all = shown.flatMap((preset) => {
    const period = periodOf(preset, today);
    return [period, comparisonOf(period, 'previous_period') ?? period];
  });
  const inMonth = comparisonOf(periodOf('this_month', today), 'previous_month');
  const unique = new Map(
    [...all, ...(inMonth ? [inMonth] : [])].map((one) => [`${one.from} ${one.to}`, one]),
  );
  return [...unique.values()];
}

/** Reach and everything else over whole periods, all periods of a level in one call. */
export async function fetchPeriods(fetching: Fetching): Promise<Came> {
  const { step, asset } = fetching;
  const wide = standingPeriods(step.until);
  const narrow = (['last_28', 'this_month', 'last_month'] as const).map((one) => periodOf(one, step.until));
  let rows = 0;
  for (const level of ['account', 'campaign'] as const) rows += await fetchRanges(fetching, level, wide);
  for (const level of ['ad_set', 'ad'] as const) rows += await fetchRanges(fetching, level, narrow);
  const { clientId, asOf } = whoseOf(fetching);
  await storeRows(fetching, tables.syncMark, [[clientId, asset.id, 'periods', null, asOf]], (w) =>
    dropOld(w, clientId, asOf),
  );
  return { rows };
}

export async function fetchRanges(
  fetching: Fetching,
  level: Level,
  periods: readonly Period[],
): Promise<number> {
  const ranges = periods.map(({ from, to }) => ({ since: from, until: to }));
  const since = ranges.map((one) => one.since).sort()[0] ?? '';
  const until =
    ranges
      .map((one) => one.until)
      .sort()
      .at(-1) ?? '';
  const got = await ask(fetching, level, { by: 'range', since, until, ranges });
  const whose = whoseOf(fetching);
  const currency = currencyOf(fetching, got);
  const asked = new Set(ranges.map((one) => `${one.since} ${one.until}`));
  // Meta ignores a range that it dislikes and answers for another one.
  const rows = got
    .filter((row) => asked.has(`${row.date_start} ${row.date_stop}`))
    .map((row): Value[] => [
      whose.clientId,
      level,
      row.date_start,
      row.date_stop,
      objectOf(row, level, whose.assetId),
      ...figuresOf(row, currency, whose.asOf),
    ]);
  if (level === 'account') rows.push(...zeroPeriods(ranges, got, whose, currency));
  return storeRows(fetching, tables.insightPeriod, rows, (w) => noteUnlisted(w, level, whose, got));
}

/** The account's row is there for every period that was asked for: without it, nobody asked. */
function zeroPeriods(
  ranges: readonly { since: string; until: string }[],
  got: readonly InsightRow[],
  { clientId, assetId, asOf }: Whose,
  currency: string,
): Value[][] {
  const has = new Set(got.map((row) => `${row.date_start} ${row.date_stop}`));
  return ranges
    .filter(({ since, until }) => !has.has(`${since} ${until}`))
    .map(({ since, until }) => [
      clientId,
      'account',
      since,
      until,
      assetId,
      ...figuresOf(null, currency, asOf),
    ]);
}

const keptDays = 7;

/** Periods that move with the day pile up. Whole months stay: reports and comparisons come back to them. */
function dropOld(w: Writer, clientId: string, asOf: string): void {
  const before = daysBefore(new Date(asOf), keptDays);
  w.raw
    .prepare(
      `delete from insight_period where client_id = ? and as_of < ?
         and not (substr(from_day, 9) = '01' and to_day = date(from_day, 'start of month', '+1 month', '-1 day'))`,
    )
    .run(clientId, before);
}
