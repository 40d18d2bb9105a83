import type { Reader } from '../../db/access.ts';
import { prepared } from './prepared.ts';

/** A campaign or ad set that held a budget when it was last synced. */
export interface SyncedBudget {
  readonly objectKind: 'campaign' | 'adset';
  readonly objectId: string;
  readonly assetId: string;
  readonly name: string;
  readonly campaignName: string;
  readonly status: string;
  readonly dailyMinor: number | null;
  readonly lifetimeMinor: number | null;
  readonly endTime: string | null;
  readonly asOf: string;
}

export function syncedBudgets(r: Reader, clientId: string): SyncedBudget[] {
  const sql = `select 'campaign' as objectKind, id as objectId, asset_id as assetId, name, name as campaignName, status,
      daily_budget_minor as dailyMinor, lifetime_budget_minor as lifetimeMinor, stop_time as endTime, as_of as asOf
    from campaign where client_id = :client and gone_at is null
      and coalesce(daily_budget_minor, lifetime_budget_minor, 0) > 0
    union all
    select 'adset', s.id, s.asset_id, s.name, coalesce(c.name, s.campaign_id), s.status,
      s.daily_budget_minor, s.lifetime_budget_minor, s.end_time, s.as_of
    from ad_set s left join campaign c on c.client_id = s.client_id and c.id = s.campaign_id
    where s.client_id = :client and s.gone_at is null
      and coalesce(s.daily_budget_minor, s.lifetime_budget_minor, 0) > 0
    order by 5, 1 desc, 4`;
  return prepared(r, sql).all({ client: clientId }) as SyncedBudget[];
}
