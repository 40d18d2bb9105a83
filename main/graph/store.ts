import type { ClientId } from '../../shared/model/ids.ts';
import type { Reader, Writer } from '../db/access.ts';

const limits = 'graph_limits';

export function limitsText(r: Reader): string | null {
  const row = r.raw.prepare('select value from setting where name = ?').get(limits) as
    | { value: string }
    | undefined;
  return row?.value ?? null;
}

export function putLimits(w: Writer, value: string): void {
  w.raw
    .prepare(
      'insert into setting (name, value) values (?, ?) on conflict (name) do update set value = excluded.value',
    )
    .run(limits, value);
}

export interface LaneOwner {
  readonly metaId: string;
  readonly asset: string;
  readonly clientId: ClientId;
  readonly client: string;
}

/** Whose account or Page a budget of Meta's is about. */
export function laneOwners(r: Reader): LaneOwner[] {
  return r.raw
    .prepare(
      `select asset.meta_id as metaId, asset.name as asset, client.id as clientId, client.name as client
       from asset join client on client.id = asset.client_id where asset.disconnected_at is null`,
    )
    .all() as LaneOwner[];
}
