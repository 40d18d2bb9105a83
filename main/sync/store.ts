import type { SyncCounts, SyncGap, SyncOutcome, SyncWhy } from '../../shared/model/sync.ts';
import type { Reader, Writer } from '../db/access.ts';

// Runs, their state a client, what is covered and what is missing. Figures are written by the fetchers.

export interface RunKey {
  readonly clientId: string;
  readonly id: string;
}

/** A stretch of history is a run, but says nothing of how fresh the client is. */
export function startRun(w: Writer, run: RunKey, why: SyncWhy, at: string): void {
  w.raw
    .prepare(
      `insert into sync_run (client_id, id, why, started_at, outcome, calls, rows, calls_by_kind, gaps, sentence)
       values (?, ?, ?, ?, 'running', 0, 0, '{}', '[]', '')`,
    )
    .run(run.clientId, run.id, why, at);
  if (why === 'first_fill') return;
  w.raw
    .prepare(
      `insert into sync_state (client_id, tried_at, sentence, failures) values (?, ?, '', 0)
       on conflict (client_id) do update set tried_at = excluded.tried_at`,
    )
    .run(run.clientId, at);
}

export interface RunEnd {
  readonly outcome: Exclude<SyncOutcome, 'running'>;
  readonly endedAt: string;
  readonly durationMs: number;
  readonly calls: number;
  readonly callsByKind: Readonly<Record<string, number>>;
  readonly rows: number;
  readonly gaps: readonly SyncGap[];
  readonly counts: SyncCounts;
  readonly code: string | null;
  readonly sentence: string;
  readonly notBefore: string | null;
  readonly isFilled: boolean;
  /** Anything at all came. */
  readonly isFresh: boolean;
  readonly isHistory: boolean;
}

export function endRun(w: Writer, run: RunKey, end: RunEnd): void {
  w.raw
    .prepare(
      `update sync_run set ended_at = ?, outcome = ?, calls = ?, rows = ?, duration_ms = ?, calls_by_kind = ?, gaps = ?,
         counts = ?, code = ?, sentence = ? where client_id = ? and id = ?`,
    )
    .run(
      end.endedAt,
      end.outcome,
      end.calls,
      end.rows,
      end.durationMs,
      JSON.stringify(end.callsByKind),
      JSON.stringify(end.gaps),
      JSON.stringify(end.counts),
      end.code,
      end.sentence,
      run.clientId,
      run.id,
    );
  if (end.isHistory) noteHistory(w, run, end);
  else noteFresh(w, run, end);
}

function noteHistory(w: Writer, { clientId }: RunKey, { isFilled, endedAt, notBefore }: RunEnd): void {
  w.raw
    .prepare(
      `update sync_state set filled_at = iif(?, coalesce(filled_at, ?), filled_at), not_before = ?
       where client_id = ?`,
    )
    .run(Number(isFilled), endedAt, notBefore, clientId);
}

function noteFresh(w: Writer, run: RunKey, end: RunEnd): void {
  const isComplete = end.outcome === 'done';
  w.raw
    .prepare(
      `update sync_state set
         complete_at = iif(?, ?, complete_at), fresh_at = iif(?, ?, fresh_at),
         outcome = ?, sentence = ?, counts = iif(?, ?, counts),
         failures = iif(?, 0, failures + 1), not_before = ?,
         filled_at = iif(?, coalesce(filled_at, ?), filled_at)
       where client_id = ?`,
    )
    .run(
      Number(isComplete),
      end.endedAt,
      Number(end.isFresh),
      end.endedAt,
      end.outcome,
      end.sentence,
      Number(end.isFresh),
      JSON.stringify(end.counts),
      Number(end.isFresh || end.outcome === 'cancelled'),
      end.notBefore,
      Number(end.isFilled),
      end.endedAt,
      run.clientId,
    );
}

/** What a kill left behind: nobody works on these runs any more. */
export function markInterrupted(w: Writer, at: string): number {
  w.raw
    .prepare(
      `update sync_state set outcome = 'interrupted'
     where client_id in (select client_id from sync_run where outcome = 'running')`,
    )
    .run();
  return w.raw
    .prepare(
      `update sync_run set outcome = 'interrupted', ended_at = ?, sentence = 'Steward ended during this sync.'
       where outcome = 'running'`,
    )
    .run(at).changes;
}

export function putGap(w: Writer, clientId: string, gap: SyncGap, at: string): void {
  w.raw
    .prepare(
      `insert into sync_gap (client_id, asset_id, kind, why, sentence, since, as_of) values (?, ?, ?, ?, ?, ?, ?)
       on conflict do update set why = excluded.why, sentence = excluded.sentence, as_of = excluded.as_of,
         since = iif(why = excluded.why, since, excluded.since)`,
    )
    .run(clientId, gap.assetId, gap.kind, gap.why, gap.sentence, at, at);
}

export function closeGap(w: Writer, clientId: string, assetId: string, kind: string): void {
  w.raw
    .prepare('delete from sync_gap where client_id = ? and asset_id = ? and kind = ?')
    .run(clientId, assetId, kind);
}

/** Each covered day, and when it was fetched. */
export function coveredDays(
  r: Reader,
  clientId: string,
  assetId: string,
  kind: string,
): { day: string; asOf: string }[] {
  return r.raw
    .prepare('select day, as_of as asOf from covered_day where client_id = ? and asset_id = ? and kind = ?')
    .all(clientId, assetId, kind) as { day: string; asOf: string }[];
}

export function markOf(
  r: Reader,
  clientId: string,
  assetId: string,
  kind: string,
): { reached: string | null; asOf: string } | undefined {
  return r.raw
    .prepare('select reached, as_of as asOf from sync_mark where client_id = ? and asset_id = ? and kind = ?')
    .get(clientId, assetId, kind) as { reached: string | null; asOf: string } | undefined;
}
