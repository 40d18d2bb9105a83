import type { Period } from '../../../shared/model/period.ts';
import type { Reader } from '../../db/access.ts';
import { prepared } from './prepared.ts';

export type Level = 'account' | 'campaign' | 'ad_set' | 'ad';

/** What one object did in one day, or in one period as Meta itself adds it up. */
export interface FigureRow {
  readonly objectId: string;
  readonly day: string;
  readonly spendMicros: number;
  readonly impressions: number;
  readonly clicks: number;
  readonly linkClicks: number;
  readonly reach: number | null;
  readonly actions: string;
  readonly actionValues: string;
}

const figures = `spend_micros as spendMicros, impressions, clicks, link_clicks as linkClicks, reach, actions,
  action_values as actionValues`;

export function dayRows(
  r: Reader,
  clientId: string,
  level: Exclude<Level, 'ad'>,
  from: string,
  to: string,
): FigureRow[] {
  const sql = `select object_id as objectId, day, ${figures} from insight_day
    where client_id = ? and level = ? and day between ? and ?`;
  return prepared(r, sql).all(clientId, level, from, to) as FigureRow[];
}

/** Exactly this period of every object of a level, when Meta was asked for it. */
export function periodRows(r: Reader, clientId: string, level: Level, from: string, to: string): FigureRow[] {
  const sql = `select object_id as objectId, from_day as day, ${figures} from insight_period
    where client_id = ? and level = ? and from_day = ? and to_day = ?`;
  return prepared(r, sql).all(clientId, level, from, to) as FigureRow[];
}

/** When Meta was asked for exactly this period of a level; `null` is never. */
export function periodAsOf(
  r: Reader,
  clientId: string,
  level: Level,
  from: string,
  to: string,
): string | null {
  const sql = `select min(as_of) as asOf from insight_period
    where client_id = ? and level = ? and from_day = ? and to_day = ?`;
  return (prepared(r, sql).get(clientId, level, from, to) as { asOf: string | null }).asOf;
}

export function monthRows(
  r: Reader,
  clientId: string,
  level: 'account' | 'campaign',
  month: string,
): FigureRow[] {
  const sql = `select object_id as objectId, month as day, ${figures} from insight_month
    where client_id = ? and level = ? and month = ?`;
  return prepared(r, sql).all(clientId, level, month) as FigureRow[];
}

/** Until when a month was known when it was read: one that was not over then is no whole month. */
export function monthAsOf(
  r: Reader,
  clientId: string,
  level: 'account' | 'campaign',
  month: string,
): string | null {
  const sql = `select min(as_of) as asOf from insight_month where client_id = ? and level = ? and month = ?`;
  return (prepared(r, sql).get(clientId, level, month) as { asOf: string | null }).asOf;
}

export type CoveredKind = 'account' | 'campaign' | 'ad_set' | 'page';

export interface CoveredDay {
  readonly assetId: string;
  readonly day: string;
  readonly asOf: string;
}

/** The days that an asset was asked for; one without figures is a true zero. */
export function coveredDays(
  r: Reader,
  clientId: string,
  assetId: string,
  kind: CoveredKind,
  span: Period,
): CoveredDay[] {
  const sql = `select asset_id as assetId, day, as_of as asOf from covered_day
    where client_id = ? and asset_id = ? and kind = ? and day between ? and ?`;
  return prepared(r, sql).all(clientId, assetId, kind, span.from, span.to) as CoveredDay[];
}
