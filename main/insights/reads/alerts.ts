import type { Reader } from '../../db/access.ts';
import { prepared } from './prepared.ts';

/** What Meta says an ad account is: 1 is active, 2 disabled, 3 unsettled, … */
export function accountStatuses(
  r: Reader,
  clientId: string,
): { readonly assetId: string; readonly status: number | null }[] {
  const sql = `select asset_id as assetId, status from account_card where client_id = ?`;
  return prepared(r, sql).all(clientId) as { assetId: string; status: number | null }[];
}

/** Ads that Meta refused, in campaigns that somebody wants to run. */
export function disapprovedAds(
  r: Reader,
  clientId: string,
): { readonly id: string; readonly name: string }[] {
  const sql = `select a.id, a.name from ad a join campaign c on c.client_id = a.client_id and c.id = a.campaign_id
    where a.client_id = ? and a.gone_at is null and a.effective_status = 'DISAPPROVED' and c.status = 'ACTIVE'
    order by a.id`;
  return prepared(r, sql).all(clientId) as { id: string; name: string }[];
}

/** Campaigns and ad sets that are known at all: without one nobody can say that nothing runs. */
export function countCampaigns(r: Reader, clientId: string): number {
  const sql = `select count(*) as count from campaign where client_id = ? and gone_at is null`;
  return (prepared(r, sql).get(clientId) as { count: number }).count;
}
