import type { Writer } from '../db/access.ts';
import { accountActivities, accountCard, minimumBudgets } from '../graph/endpoints/accounts.ts';
import { accountAds, accountAdSets, accountCampaigns, type OfAccountList } from '../graph/endpoints/ads.ts';
import type { Endpoint, Listed } from '../graph/endpoints/endpoint.ts';
import { readAll } from '../graph/paging.ts';
import { type Came, type Fetching, store, storeRows, whoseOf } from './fetching.ts';
import { activityRows, adRow, adSetRow, budgetOf, campaignRow, type Whose, wholeOf } from './rows.ts';
import * as tables from './tables.ts';
import { upsert, type Value, type Written } from './upsert.ts';

export async function fetchAccount(fetching: Fetching): Promise<Came> {
  const { graph, scope, asset, options } = fetching;
  const card = await graph.readFor(scope, accountCard, { accountId: asset.metaId }, options);
  const { clientId, assetId, asOf } = whoseOf(fetching);
  store(fetching, (w) => {
    const before = w.raw
      .prepare(
        'select min_budgets as floors, min_budgets_as_of as at from account_card where client_id = ? and asset_id = ?',
      )
      .get(clientId, assetId) as { floors: string; at: string | null } | undefined;
    upsert(w, tables.accountCard, [
      [
        clientId,
        assetId,
        card.name,
        card.currency,
        card.timezone_name,
        card.account_status ?? null,
        card.disable_reason ?? null,
        wholeOf(card.amount_spent),
        wholeOf(card.balance),
        budgetOf(card.spend_cap === undefined ? undefined : String(card.spend_cap)),
        wholeOf(card.min_daily_budget),
        before?.floors ?? '[]',
        before?.at ?? null,
        JSON.stringify(card.user_tasks ?? []),
        asOf,
      ],
    ]);
  });
  return { rows: 1 };
}

/** Meta's least budgets, once a day: what a proposal must not go below. */
export async function fetchFloors(fetching: Fetching): Promise<Came> {
  const { graph, scope, asset, options } = fetching;
  const { data } = await graph.readFor(scope, minimumBudgets, { accountId: asset.metaId }, options);
  const { clientId, assetId, asOf } = whoseOf(fetching);
  store(fetching, (w) => {
    w.raw
      .prepare(
        'update account_card set min_budgets = ?, min_budgets_as_of = ? where client_id = ? and asset_id = ?',
      )
      .run(JSON.stringify(data), asOf, clientId, assetId);
    upsert(w, tables.syncMark, [[clientId, assetId, 'floors', null, asOf]]);
  });
  return { rows: data.length };
}

export const fetchCampaigns = async (fetching: Fetching): Promise<Came> => {
  const rows = await fetchList(fetching, accountCampaigns, tables.campaign, campaignRow, 500);
  return { rows, counts: { campaigns: rows } };
};

export const fetchAdSets = async (fetching: Fetching): Promise<Came> => {
  const rows = await fetchList(fetching, accountAdSets, tables.adSet, adSetRow, 500);
  return { rows, counts: { adSets: rows } };
};

export const fetchAds = async (fetching: Fetching): Promise<Came> => {
  const { work } = fetching;
  const seen: typeof adRow = (row, whose) => {
    const { id, thumbnail_url: address } = row.creative ?? {};
    if (id !== undefined && address !== undefined)
      work.wantPicture?.({ clientId: whose.clientId, shows: id, address });
    return adRow(row, whose);
  };
  const rows = await fetchList(fetching, accountAds, tables.ad, seen, 250);
  return { rows, counts: { ads: rows } };
};

async function fetchList<Row extends { readonly id: string }>(
  fetching: Fetching,
  endpoint: Endpoint<OfAccountList, Listed<Row>>,
  table: Written,
  toRow: (row: Row, whose: Whose) => Value[],
  size: number,
): Promise<number> {
  const { graph, scope, asset, options } = fetching;
  const accountId = asset.metaId;
  const list = await readAll((page) => graph.readFor(scope, endpoint, { accountId, ...page }, options), size);
  const whose = whoseOf(fetching);
  const rows = list.map((row) => toRow(row, whose));
  const ids = new Set(list.map(({ id }) => id));
  return storeRows(fetching, table, rows, (w) => markGone(w, whose, table.name, ids));
}

/** What is not in Meta's list any more is archived or deleted; its figures stay. */
function markGone(
  w: Writer,
  { clientId, assetId, asOf }: Whose,
  table: string,
  ids: ReadonlySet<string>,
): void {
  const kept = w.raw
    .prepare(`select id from ${table} where client_id = ? and asset_id = ? and gone_at is null`)
    .pluck()
    .all(clientId, assetId) as string[];
  const mark = w.raw.prepare(`update ${table} set gone_at = ? where client_id = ? and id = ?`);
  for (const id of kept) if (!ids.has(id)) mark.run(asOf, clientId, id);
}

/** Meta's log of who changed what, with what other people and machines did. */
export async function fetchActivities(fetching: Fetching): Promise<Came> {
  const { graph, scope, asset, options, step } = fetching;
  const { since, until } = step;
  const list = await readAll(
    (page) =>
      graph.readFor(scope, accountActivities, { accountId: asset.metaId, since, until, ...page }, options),
    500,
  );
  const whose = whoseOf(fetching);
  const rows = await storeRows(fetching, tables.activity, activityRows(list, whose), (w) => {
    const { clientId, assetId, asOf } = whose;
    const put = w.raw.prepare(
      `insert into sync_mark (client_id, asset_id, kind, reached, as_of) values (?, ?, 'activities', ?, ?)
       on conflict do update set reached = iif(?, min(reached, excluded.reached), excluded.reached),
         as_of = iif(?, as_of, excluded.as_of)`,
    );
    const isOlder = Number(step.isHistory);
    put.run(clientId, assetId, since, asOf, isOlder || Number(reachesKept(w, whose, since)), isOlder);
  });
  return { rows };
}

/** Whether the new stretch joins what was read before, so that the older end still holds. */
function reachesKept(
  w: Writer,
  { clientId, assetId }: { clientId: string; assetId: string },
  since: string,
): boolean {
  const kept = w.raw
    .prepare(
      `select as_of as asOf from sync_mark where client_id = ? and asset_id = ? and kind = 'activities'`,
    )
    .get(clientId, assetId) as { asOf: string } | undefined;
  return kept !== undefined && kept.asOf.slice(0, 10) >= since;
}
