import type { ClientId } from '../../shared/model/ids.ts';
import type { Reader, Writer } from '../db/access.ts';

const limits = 'graph_limits';
const network = 'network';

export const limitsText = (r: Reader) => settingText(r, limits);
export const networkText = (r: Reader) => settingText(r, network);
export const putLimits = (w: Writer, value: string) => putSetting(w, limits, value);
export const putNetwork = (w: Writer, value: string) => putSetting(w, network, value);

function settingText(r: Reader, name: string): string | null {
  const row = r.raw.prepare('select value from setting where name = ?').get(name) as
    | { value: string }
    | undefined;
  return row?.value ?? null;
}

function putSetting(w: Writer, name: string, value: string): void {
  w.raw
    .prepare(
      'insert into setting (name, value) values (?, ?) on conflict (name) do update set value = excluded.value',
    )
    .run(name, value);
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
