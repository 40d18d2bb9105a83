import type { Reader } from '../../db/access.ts';
import { prepared } from './prepared.ts';

/** One completed question to Meta: what an ad account cost on one of its own days. Zero is a true zero. */
export interface AccountDay {
  readonly clientId: string;
  readonly assetId: string;
  readonly day: string;
  readonly micros: number;
  readonly asOf: string;
}

/** In the order of days. A day that is not in the answer was never read. */
export function accountDays(
  r: Reader,
  clientId: string,
  assetId: string,
  from: string,
  to: string,
): AccountDay[] {
  const sql = `
    select c.client_id as clientId, c.asset_id as assetId, c.day, coalesce(i.spend_micros, 0) as micros, c.as_of as asOf
    from covered_day c left join insight_day i
      on i.client_id = c.client_id and i.level = 'account' and i.day = c.day and i.object_id = c.asset_id
    where c.client_id = ? and c.asset_id = ? and c.kind = 'account' and c.day between ? and ?`;
  return prepared(r, sql).all(clientId, assetId, from, to) as AccountDay[];
}

export interface DailyBudget {
  readonly clientId: string;
  readonly assetId: string;
  readonly dailyMinor: number;
  /** What lifetime budgets have left, and what that is a day until their ends. */
  readonly lifetimeLeftMinor: number;
  readonly lifetimePerDayMinor: number;
  readonly active: number;
}

const inForce = `
  with active as (
    select client_id, asset_id, daily_budget_minor as daily, lifetime_budget_minor as whole,
      budget_remaining_minor as left_over, stop_time as ends
    from campaign where effective_status = 'ACTIVE' and gone_at is null
    union all
    select s.client_id, s.asset_id, s.daily_budget_minor, s.lifetime_budget_minor, s.budget_remaining_minor, s.end_time
    from ad_set s join campaign c on c.client_id = s.client_id and c.id = s.campaign_id
    where s.effective_status = 'ACTIVE' and s.gone_at is null
      and c.daily_budget_minor is null and c.lifetime_budget_minor is null
  )
  select client_id as clientId, asset_id as assetId, sum(coalesce(daily, 0)) as dailyMinor,
    sum(case when whole is null then 0 else coalesce(left_over, 0) end) as lifetimeLeftMinor,
    sum(case when whole is null then 0
      else coalesce(left_over, 0) / max(1.0, coalesce(julianday(date(ends)) - julianday(date(@now)) + 1, 30.0)) end) as lifetimePerDayMinor,
    count(daily) + count(whole) as active
  from active`;

/** The budgets that are being spent now, by ad account: a campaign's own, else those of its ad sets. */
export function budgetsInForce(r: Reader, now: string, clientId: string | null): DailyBudget[] {
  const where = clientId === null ? '' : 'where client_id = @clientId';
  const sql = `${inForce} ${where} group by client_id, asset_id`;
  const named = clientId === null ? { now } : { now, clientId };
  return prepared(r, sql).all(named) as DailyBudget[];
}
