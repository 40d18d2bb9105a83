import type { Reader } from '../../db/access.ts';
import type { Period } from '../../../shared/model/period.ts';
import type { Row } from '../rules.ts';
import { prepared } from './prepared.ts';

export interface BreakdownRow extends Row {
  readonly first: string;
  readonly second: string;
  readonly reach: number | null;
}

/** When exactly this was asked for; `null` when it never was. */
export function breakdownAsOf(
  r: Reader,
  clientId: string,
  objectId: string,
  kind: string,
  { from, to }: Period,
): string | null {
  const sql = `select as_of as asOf from breakdown_set
    where client_id = ? and object_id = ? and kind = ? and from_day = ? and to_day = ?`;
  const row = prepared(r, sql).get(clientId, objectId, kind, from, to) as { asOf: string } | undefined;
  return row?.asOf ?? null;
}

export function breakdownRows(
  r: Reader,
  clientId: string,
  objectId: string,
  kind: string,
  { from, to }: Period,
): BreakdownRow[] {
  const sql = `select first, second, spend_micros as spendMicros, impressions, clicks, link_clicks as linkClicks, reach,
      actions, action_values as actionValues
    from breakdown_row where client_id = ? and object_id = ? and kind = ? and from_day = ? and to_day = ?
    order by first, second`;
  return prepared(r, sql).all(clientId, objectId, kind, from, to) as BreakdownRow[];
}
