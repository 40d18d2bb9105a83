import type { Reader } from '../../db/access.ts';
import { prepared } from './prepared.ts';

export interface StateRow {
  readonly clientId: string;
  readonly freshAt: string | null;
  readonly completeAt: string | null;
  readonly triedAt: string | null;
  readonly outcome: string | null;
  readonly sentence: string;
  readonly notBefore: string | null;
}

const state = `select client_id as clientId, fresh_at as freshAt, complete_at as completeAt, tried_at as triedAt, outcome,
  sentence, not_before as notBefore from sync_state`;

export function stateOf(r: Reader, clientId: string): StateRow | null {
  return (prepared(r, `${state} where client_id = ?`).get(clientId) as StateRow | undefined) ?? null;
}

export function allStates(r: Reader): StateRow[] {
  return prepared(r, state).all() as StateRow[];
}

export interface GapRow {
  readonly clientId: string;
  readonly assetId: string;
  readonly kind: string;
  readonly why: 'not_permitted' | 'gone' | 'retired' | 'too_few_likes' | 'throttled' | 'token' | 'failed';
  readonly sentence: string;
  readonly since: string;
}

const gaps = `select client_id as clientId, asset_id as assetId, kind, why, sentence, since from sync_gap`;

export function gapsOf(r: Reader, clientId: string): GapRow[] {
  return prepared(r, `${gaps} where client_id = ? order by asset_id, kind`).all(clientId) as GapRow[];
}

export function allGaps(r: Reader): GapRow[] {
  return prepared(r, gaps).all() as GapRow[];
}
