import { mayDo, type Session } from '../../shared/model/access.ts';
import { daysBefore } from '../../shared/model/durations.ts';
import { ClientId } from '../../shared/model/ids.ts';
import type { ClientSync, SyncRun } from '../../shared/model/sync.ts';
import { nothingCounted, SyncCounts, SyncGap } from '../../shared/model/sync.ts';
import { z } from '../../shared/zod.ts';
import { mintScope } from '../clients/scope.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { nextAt, type Standing } from './queue.ts';
import type { SyncScheduler } from './scheduler.ts';
import { everyMsOf, standingsOf } from './standings.ts';

interface StateRow {
  readonly clientId: string;
  readonly completeAt: string | null;
  readonly freshAt: string | null;
  readonly triedAt: string | null;
  readonly outcome: ClientSync['outcome'];
  readonly sentence: string;
  readonly counts: string;
  readonly filledAt: string | null;
  readonly notBefore: string | null;
}

const stateSql = `select client_id as clientId, complete_at as completeAt, fresh_at as freshAt, tried_at as triedAt, outcome,
  sentence, counts, filled_at as filledAt, not_before as notBefore from sync_state`;

/** Every client of this person with something to sync, as the screens show its freshness. */
export function syncStates(work: OpenWorkspace, session: Session, scheduler: SyncScheduler): ClientSync[] {
  const everyMs = everyMsOf(work);
  const rows = new Map(
    (work.insights.raw.prepare(stateSql).all() as StateRow[]).map((row) => [row.clientId, row]),
  );
  const gaps = gapsOf(work, null);
  return standingsOf(work)
    .filter(({ clientId }) => mayDo(session, 'view', ClientId.parse(clientId)))
    .map((one) => stateOf(one, rows.get(one.clientId), gaps.get(one.clientId) ?? [], everyMs, scheduler));
}

export function syncState(work: OpenWorkspace, clientId: ClientId, scheduler: SyncScheduler): ClientSync {
  const row = work.insights.raw.prepare(`${stateSql} where client_id = ?`).get(clientId) as
    | StateRow
    | undefined;
  const standing = standingsOf(work).find((one) => one.clientId === clientId);
  const nothing = { clientId, freshAt: null, triedAt: null, notBefore: null, failures: 0, isFilled: false };
  const gaps = gapsOf(work, clientId).get(clientId) ?? [];
  return stateOf(standing ?? nothing, row, gaps, standing ? everyMsOf(work) : 0, scheduler);
}

function stateOf(
  standing: Standing,
  row: StateRow | undefined,
  gaps: SyncGap[],
  everyMs: number,
  scheduler: SyncScheduler,
): ClientSync {
  const { clientId } = standing;
  const job = scheduler.doing(clientId);
  const next = nextAt(standing, everyMs);
  return {
    clientId: ClientId.parse(clientId),
    doing: job?.doing ? { ...job.doing, why: job.why } : null,
    isQueued: job !== null && !job.isRunning,
    completeAt: row?.completeAt ?? null,
    freshAt: row?.freshAt ?? null,
    triedAt: row?.triedAt ?? null,
    outcome: row?.outcome ?? null,
    sentence: row?.sentence ?? '',
    counts: countsIn(row?.counts),
    isFilled: standing.isFilled,
    notBefore: row?.notBefore ?? null,
    nextAt: next === null ? null : new Date(next).toISOString(),
    gaps,
  };
}

/** What an older Steward kept may lack a count. */
function countsIn(text: string | undefined): SyncCounts {
  const parsed = SyncCounts.safeParse({ ...nothingCounted, ...(JSON.parse(text ?? '{}') as object) });
  return parsed.success ? parsed.data : nothingCounted;
}

function gapsOf({ insights, ledger }: OpenWorkspace, clientId: string | null): Map<string, SyncGap[]> {
  // By client and asset: an id alone is another client's asset too.
  const names = new Map(
    (
      ledger.raw.prepare('select client_id as clientId, id, name from asset').all() as {
        clientId: string;
        id: string;
        name: string;
      }[]
    ).map((one) => [`${one.clientId} ${one.id}`, one.name]),
  );
  const rows = insights.raw
    .prepare(
      `select client_id as clientId, asset_id as assetId, kind, why, sentence from sync_gap
       where ? is null or client_id = ? order by client_id, asset_id, kind`,
    )
    .all(clientId, clientId) as (Omit<SyncGap, 'asset'> & { clientId: string })[];
  const byClient = new Map<string, SyncGap[]>();
  for (const { clientId: of, ...gap } of rows) {
    const own = byClient.get(of) ?? [];
    own.push({ ...gap, asset: names.get(`${of} ${gap.assetId}`) ?? '' });
    byClient.set(of, own);
  }
  return byClient;
}

type RunRow = Omit<SyncRun, 'clientName' | 'callsByKind' | 'gaps'> & {
  readonly callsByKind: string;
  readonly gaps: string;
};

export function syncRuns(work: OpenWorkspace, ask: { clientId: ClientId | null; limit: number }): SyncRun[] {
  const names = new Map(
    (work.ledger.raw.prepare('select id, name from client').all() as { id: string; name: string }[]).map(
      ({ id, name }) => [id, name],
    ),
  );
  const rows = work.insights.raw
    .prepare(
      `select client_id as clientId, id, why, started_at as startedAt, ended_at as endedAt, outcome, calls, rows,
         duration_ms as durationMs, calls_by_kind as callsByKind, gaps, sentence
       from sync_run where ? is null or client_id = ? order by started_at desc, id desc limit ?`,
    )
    .all(ask.clientId, ask.clientId, ask.limit) as RunRow[];
  return rows.map((row) => ({
    ...row,
    clientName: names.get(row.clientId) ?? '',
    callsByKind: Calls.parse(JSON.parse(row.callsByKind)),
    gaps: z.array(SyncGap).parse(JSON.parse(row.gaps)),
  }));
}

const Calls = z.record(z.string(), z.int());

/** What the last day and the last seven cost, by kind. */
export function callsByKind(work: OpenWorkspace): { kind: string; day: number; week: number }[] {
  const since = (days: number) => daysBefore(work.clock.now(), days);
  return work.insights.raw
    .prepare(
      `select call.key as kind, sum(call.value) as week, sum(iif(run.started_at >= ?, call.value, 0)) as day
       from sync_run as run, json_each(run.calls_by_kind) as call
       where run.started_at >= ? group by call.key order by week desc, kind`,
    )
    .all(since(1), since(7)) as { kind: string; day: number; week: number }[];
}

/** Before anything is started: a client that this person may not sync refuses the whole request. */
export function assertMaySync(work: OpenWorkspace, session: Session, clientIds: readonly ClientId[]): void {
  for (const clientId of clientIds) mintScope(work.ledger, session, 'sync', clientId);
}
