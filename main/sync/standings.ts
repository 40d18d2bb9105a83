import { syncScheduleSetting } from '../../shared/model/setting.ts';
import { readSetting } from '../settings/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import type { Standing } from './queue.ts';

export function everyMsOf(work: OpenWorkspace): number {
  const { on, everyMinutes } = readSetting(work.ledger, syncScheduleSetting);
  return on ? everyMinutes * 60_000 : 0;
}

interface StateRow {
  readonly clientId: string;
  readonly freshAt: string | null;
  readonly triedAt: string | null;
  readonly notBefore: string | null;
  readonly failures: number | null;
  readonly filledAt: string | null;
}

const momentOf = (text: string | null) => (text === null ? null : Date.parse(text));

/** Every client that is not archived and has something to sync. */
export function standingsOf({ ledger, insights }: OpenWorkspace): Standing[] {
  const ids = ledger.raw
    .prepare(
      `select distinct client.id from client join asset on asset.client_id = client.id
       where client.archived_at is null and asset.disconnected_at is null order by client.id`,
    )
    .pluck()
    .all() as string[];
  const states = insights.raw
    .prepare(
      `select client_id as clientId, fresh_at as freshAt, tried_at as triedAt, not_before as notBefore, failures,
         filled_at as filledAt from sync_state`,
    )
    .all() as StateRow[];
  const byId = new Map(states.map((row) => [row.clientId, row]));
  return ids.map((clientId) => {
    const row = byId.get(clientId);
    return {
      clientId,
      freshAt: momentOf(row?.freshAt ?? null),
      triedAt: momentOf(row?.triedAt ?? null),
      notBefore: momentOf(row?.notBefore ?? null),
      failures: row?.failures ?? 0,
      isFilled: row?.filledAt !== null && row?.filledAt !== undefined,
    };
  });
}

/** Figures that are older than this are fetched anew when somebody opens the client. */
const freshEnoughMs = 10 * 60_000;

export function isStale(work: OpenWorkspace, clientId: string): boolean {
  const one = standingsOf(work).find((standing) => standing.clientId === clientId);
  if (!one || everyMsOf(work) === 0) return false;
  const now = work.clock.now().getTime();
  return now - (one.triedAt ?? 0) > freshEnoughMs && (one.notBefore ?? 0) <= now;
}
