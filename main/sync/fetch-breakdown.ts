import type { BreakdownKind } from '../../shared/model/ads.ts';
import type { InsightBreakdown, InsightRow } from '../graph/endpoints/insights.ts';
import { readByReport } from '../graph/reports.ts';
import { currencyOf, figureFields } from './fetch-days.ts';
import { type Fetching, storeRows, whoseOf } from './fetching.ts';
import { figuresOf } from './rows.ts';
import * as tables from './tables.ts';
import { upsert, type Value } from './upsert.ts';

const asked: Readonly<Record<BreakdownKind, readonly InsightBreakdown[]>> = {
  age_gender: ['age', 'gender'],
  placement: ['publisher_platform', 'platform_position'],
  country: ['country'],
};

/** Meta makes these slowly, so always by a report: it may take a minute, and nobody's screen waits for the socket. */
export async function fetchBreakdown(
  fetching: Fetching,
  kind: BreakdownKind,
  campaignId: string | null,
): Promise<number> {
  const { graph, scope, asset, options, step, now, wake } = fetching;
  const { since, until } = step;
  const level = campaignId === null ? ('account' as const) : ('campaign' as const);
  const fields = campaignId === null ? figureFields : [...figureFields, 'campaign_id' as const];
  const question = { accountId: asset.metaId, level, fields, since, until, breakdowns: asked[kind] };
  const got = await readByReport(graph, scope, { ...question, by: 'range' }, options, {
    now,
    ...(wake ? { wake } : {}),
  });
  const { clientId, assetId, asOf } = whoseOf(fetching);
  const object = campaignId ?? assetId;
  const mine = campaignId === null ? got : got.filter((row) => row.campaign_id === campaignId);
  const currency = currencyOf(fetching, got);
  const rows = mine.map((row): Value[] => [
    clientId,
    object,
    kind,
    since,
    until,
    ...sliceOf(row, kind),
    ...figuresOf(row, currency, asOf),
  ]);
  return storeRows(
    fetching,
    { ...tables.breakdownSet },
    [[clientId, object, kind, since, until, asOf]],
    (w) => {
      w.raw
        .prepare(
          'delete from breakdown_row where client_id = ? and object_id = ? and kind = ? and from_day = ? and to_day = ?',
        )
        .run(clientId, object, kind, since, until);
      upsert(w, tables.breakdownRow, rows);
    },
  ).then(() => rows.length);
}

function sliceOf(row: InsightRow, kind: BreakdownKind): [string, string] {
  const unknown = 'unknown';
  if (kind === 'age_gender') return [row.age ?? unknown, row.gender ?? unknown];
  if (kind === 'placement') return [row.publisher_platform ?? unknown, row.platform_position ?? unknown];
  return [row.country ?? unknown, ''];
}
