import { addDays, dayIn, startOfDayIn } from '../../shared/model/day.ts';
import { dayMs } from '../../shared/model/durations.ts';
import { natureOf, pacificZone, type PageMetric, pageMetrics } from '../../shared/model/page-metric.ts';
import type { Writer } from '../db/access.ts';
import { verdictOf } from '../graph/classify.ts';
import { type MetricReply, pageCard, pageInsights } from '../graph/endpoints/pages.ts';
import { daysOf } from './fetch-days.ts';
import { type Came, type Fetching, store, storeRows, whoseOf } from './fetching.ts';
import type { Whose } from './rows.ts';
import * as tables from './tables.ts';
import { upsert, type Value } from './upsert.ts';

export async function fetchPage(fetching: Fetching): Promise<Came> {
  const { graph, scope, asset, options, work } = fetching;
  const page = await graph.readFor(scope, pageCard, { pageId: asset.metaId }, options);
  const { clientId, assetId, asOf } = whoseOf(fetching);
  const followers = page.followers_count ?? null;
  store(fetching, (w) => {
    const { name = null, username = null, link = null, category = null } = page;
    const published = page.is_published === undefined ? null : Number(page.is_published);
    const likes = page.fan_count ?? null;
    upsert(w, tables.pageCard, [
      [clientId, assetId, name, username, link, category, followers, likes, published, asOf],
    ]);
    if (followers !== null) {
      const day = dayIn(pacificZone, work.clock.now());
      putFollowers(w, 'card', [[clientId, assetId, day, followers, asOf]]);
    }
  });
  return { rows: 1, counts: { followers } };
}

/** What the Page says during a day gives way to Meta's own figure for the end of that day. */
function putFollowers(w: Writer, source: 'card' | 'metric', rows: readonly (readonly Value[])[]): void {
  const put = w.raw.prepare(
    `insert into follower_day (client_id, asset_id, day, followers, source, as_of) values (?, ?, ?, ?, '${source}', ?)
     on conflict do update set followers = excluded.followers, source = excluded.source, as_of = excluded.as_of
       where '${source}' = 'metric' or source = 'card'`,
  );
  for (const row of rows) put.run(...row);
}

interface Answer {
  readonly metrics: MetricReply[];
  readonly retired: PageMetric[];
}

/** A metric that was retired is tried again after a week: Meta has taken such a step back before. */
const probeAfterMs = 7 * dayMs;

export async function fetchMetrics(fetching: Fetching): Promise<Came> {
  const { step, asset } = fetching;
  const wanted = metricsToAsk(fetching);
  const { metrics, retired } = await askFor(fetching, wanted);
  const whose = whoseOf(fetching);
  if (metrics.length === 0 && wanted.length > retired.length) return nothingCame(fetching, wanted, whose);
  const rows = metrics.flatMap((metric) => dayRows(metric, whose));
  const days = daysOf(step);
  const stored = await storeRows(fetching, tables.pageDay, rows, (w) => {
    putFollowers(
      w,
      'metric',
      rows
        .filter(([, , metric, , , value]) => metric === 'page_follows' && value !== null)
        .map(([client, page, , , day, value, , asOf]) => [
          client ?? '',
          page ?? '',
          day ?? '',
          value ?? 0,
          asOf ?? '',
        ]),
    );
    const answered = new Set(metrics.map(({ name }) => name));
    for (const metric of wanted) {
      const isGone = retired.includes(metric);
      const state = isGone ? 'retired' : answered.has(metric) ? 'alive' : 'failed';
      noteLife(w, whose, metric, state, isGone ? 'Meta has retired this figure.' : '');
    }
    upsert(
      w,
      tables.coveredDay,
      days.map((day) => [whose.clientId, asset.id, 'page', day, whose.asOf]),
    );
  });
  const names = new Set(metrics.map(({ name }) => name));
  return { rows: stored, ...(step.isHistory ? {} : { counts: { metrics: names.size } }) };
}

function metricsToAsk({ work, scope, asset }: Fetching): PageMetric[] {
  const retired = work.insights.raw
    .prepare(
      `select metric, as_of as asOf from page_metric where client_id = ? and asset_id = ? and state = 'retired'`,
    )
    .all(scope.clientId, asset.id) as { metric: string; asOf: string }[];
  const now = work.clock.now().getTime();
  const resting = new Set(
    retired.filter(({ asOf }) => now - Date.parse(asOf) < probeAfterMs).map(({ metric }) => metric),
  );
  return pageMetrics.filter((metric) => !resting.has(metric));
}

/**
 * All in one call. One retired name refuses the whole request and Meta does not say which, so it is halved until the
 * names are found: some nine calls for one that died, once.
 */
async function askFor(fetching: Fetching, names: readonly PageMetric[]): Promise<Answer> {
  if (names.length === 0) return { metrics: [], retired: [] };
  const { graph, scope, asset, options, step, work } = fetching;
  const end = startOfDayIn(pacificZone, addDays(step.until, 1));
  const window = {
    since: String(startOfDayIn(pacificZone, step.since) / 1000),
    until: String(Math.floor(Math.min(end, work.clock.now().getTime()) / 1000)),
  };
  try {
    const ask = { pageId: asset.metaId, metrics: names, ...window };
    const { data } = await graph.readFor(scope, pageInsights, ask, options);
    return { metrics: data, retired: [] };
  } catch (error) {
    if (verdictOf(error)?.kind !== 'retired_metric') throw error;
    const [only] = names;
    if (names.length === 1 && only !== undefined) return { metrics: [], retired: [only] };
    const middle = Math.ceil(names.length / 2);
    const first = await askFor(fetching, names.slice(0, middle));
    const second = await askFor(fetching, names.slice(middle));
    return {
      metrics: [...first.metrics, ...second.metrics],
      retired: [...first.retired, ...second.retired],
    };
  }
}

/** Meta says `end_time`, the first moment of the Pacific day after. Weeks and 28 days are kept of people only. */
function dayRows(metric: MetricReply, { clientId, assetId, asOf }: Whose): Value[][] {
  const { name, period } = metric;
  if (period !== 'day' && natureOf(name as PageMetric) !== 'people') return [];
  return metric.values.flatMap(({ value, end_time: end }): Value[][] => {
    if (end === undefined) return [];
    const at = new Date(end.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
    const day = dayIn(pacificZone, new Date(at.getTime() - 1));
    const isByKind = typeof value === 'object';
    const number = isByKind ? Object.values(value).reduce((sum, one) => sum + one, 0) : (value ?? null);
    return [[clientId, assetId, name, period, day, number, isByKind ? JSON.stringify(value) : null, asOf]];
  });
}

/** No refusal and no figure: too small a Page, or a token without `read_insights`. Meta says neither. */
function nothingCame(fetching: Fetching, wanted: readonly PageMetric[], whose: Whose): Came {
  const { clientId, assetId } = whose;
  const likes = fetching.work.insights.raw
    .prepare('select coalesce(likes, followers) from page_card where client_id = ? and asset_id = ?')
    .pluck()
    .get(clientId, assetId) as number | null | undefined;
  const isSmall = typeof likes === 'number' && likes < 100;
  const why = isSmall ? 'too_few_likes' : 'not_permitted';
  const sentence = isSmall
    ? 'Meta gives a Page’s figures from 100 likes on.'
    : 'Meta gave no figures for this Page: the token misses read_insights, or the Page is very new.';
  store(fetching, (w) => {
    for (const metric of wanted) noteLife(w, whose, metric, why, sentence);
  });
  return { rows: 0, counts: { metrics: 0 }, gap: { why, sentence } };
}

function noteLife(
  w: Writer,
  { clientId, assetId, asOf }: Whose,
  metric: PageMetric,
  state: 'alive' | 'retired' | 'not_permitted' | 'too_few_likes' | 'failed',
  sentence: string,
): void {
  w.raw
    .prepare(
      `insert into page_metric (client_id, asset_id, metric, state, retired_at, last_day, sentence, as_of)
       values (@clientId, @assetId, @metric, @state, @retiredAt,
         (select max(day) from page_day where client_id = @clientId and asset_id = @assetId and metric = @metric and period = 'day'),
         @sentence, @asOf)
       on conflict do update set state = excluded.state, last_day = excluded.last_day, sentence = excluded.sentence,
         as_of = excluded.as_of, retired_at = iif(excluded.state = 'retired', coalesce(retired_at, excluded.retired_at), null)`,
    )
    .run({ clientId, assetId, metric, state, sentence, asOf, retiredAt: state === 'retired' ? asOf : null });
}
