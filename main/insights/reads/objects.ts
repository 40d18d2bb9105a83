import type { Reader } from '../../db/access.ts';
import { prepared } from './prepared.ts';

/** A campaign, ad set or ad as Meta last described it. */
export interface ObjectRow {
  readonly id: string;
  readonly assetId: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly status: string;
  readonly effectiveStatus: string;
  readonly objective: string | null;
  readonly dailyMinor: number | null;
  readonly lifetimeMinor: number | null;
  readonly leftMinor: number | null;
  readonly endsAt: string | null;
  readonly learning: string | null;
  readonly issues: string;
  readonly goneAt: string | null;
}

export function campaignRows(r: Reader, clientId: string): ObjectRow[] {
  const sql = `select id, asset_id as assetId, null as parentId, name, status, effective_status as effectiveStatus, objective,
      daily_budget_minor as dailyMinor, lifetime_budget_minor as lifetimeMinor, budget_remaining_minor as leftMinor,
      stop_time as endsAt, null as learning, issues, gone_at as goneAt
    from campaign where client_id = ?`;
  return prepared(r, sql).all(clientId) as ObjectRow[];
}

export function adSetRows(r: Reader, clientId: string): ObjectRow[] {
  const sql = `select id, asset_id as assetId, campaign_id as parentId, name, status, effective_status as effectiveStatus,
      null as objective, daily_budget_minor as dailyMinor, lifetime_budget_minor as lifetimeMinor,
      budget_remaining_minor as leftMinor, end_time as endsAt, learning, issues, gone_at as goneAt
    from ad_set where client_id = ?`;
  return prepared(r, sql).all(clientId) as ObjectRow[];
}

export interface AdObjectRow extends ObjectRow {
  readonly title: string | null;
  readonly body: string | null;
  readonly pictureId: string | null;
}

export function adRows(r: Reader, clientId: string): AdObjectRow[] {
  const sql = `select id, asset_id as assetId, ad_set_id as parentId, name, status, effective_status as effectiveStatus,
      null as objective, null as dailyMinor, null as lifetimeMinor, null as leftMinor, null as endsAt, null as learning,
      issues, gone_at as goneAt, creative_title as title, creative_body as body, picture_id as pictureId
    from ad where client_id = ?`;
  return prepared(r, sql).all(clientId) as AdObjectRow[];
}

export interface ActivityRow {
  /** Whose log it stands in: its amounts are in that account's currency. */
  readonly assetId: string;
  readonly at: string;
  readonly type: string;
  readonly objectKind: 'account' | 'campaign' | 'ad_set' | 'ad' | 'other';
  readonly objectId: string | null;
  readonly objectName: string | null;
  readonly actorId: string | null;
  readonly actor: string | null;
  readonly applicationId: string | null;
  readonly application: string | null;
  readonly beforeMinor: number | null;
  readonly afterMinor: number | null;
  readonly asOf: string;
}

/** Meta's own log, newest first. */
export function activityRows(r: Reader, clientId: string, since: string, most: number): ActivityRow[] {
  const sql = `select asset_id as assetId, event_time as at, event_type as type, object_kind as objectKind, object_id as objectId,
      object_name as objectName, actor_id as actorId, actor_name as actor, application_id as applicationId,
      application_name as application, before_minor as beforeMinor, after_minor as afterMinor, as_of as asOf
    from activity where client_id = ? and event_time >= ? order by event_time desc, key limit ?`;
  return prepared(r, sql).all(clientId, since, most) as ActivityRow[];
}
