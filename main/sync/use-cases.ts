import { AppError, failureOf } from '../../shared/failure.ts';
import type { SyncKind, SyncOutcome, SyncWhy } from '../../shared/model/sync.ts';
import { countsSentence } from '../../shared/model/sync.ts';
import { record } from '../audit/use-cases.ts';
import type { ClientScope } from '../clients/scope.ts';
import { assetsOf } from '../clients/store.ts';
import { write } from '../db/access.ts';
import type { GraphClient } from '../graph/client.ts';
import { withTokenFor } from '../tokens/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { isSoft, troubleOf } from './gaps.ts';
import { type Brought, nothingBrought, runSteps } from './run.ts';
import { endRun, type RunEnd, type RunKey, startRun } from './store.ts';

export interface SyncResult {
  readonly outcome: 'done' | 'partial';
  readonly sentence: string;
  readonly endedAt: string;
  /** There is older history to fetch still. */
  readonly hasMore: boolean;
  /** The failure's code when it did not get to its end. */
  readonly stoppedBy: string | null;
}

export interface SyncJob {
  readonly work: OpenWorkspace;
  readonly graph: GraphClient;
  readonly scope: ClientScope;
  readonly signal: AbortSignal;
  readonly why: SyncWhy;
  readonly part: 'fresh' | 'history';
  readonly isPatient: boolean;
  /** Whether a person has asked for it by the time it ends. */
  readonly wasAsked?: () => boolean;
  readonly onStep: (kind: SyncKind, done: number, of: number) => void;
}

/** How long a background run may wait for Meta's budgets before it is put off. */
const backgroundMs = 15 * 60_000;

/** One run over a client's assets. What came is kept even when something else did not; the sentence says both. */
export async function syncClient(job: SyncJob): Promise<SyncResult> {
  const { work, scope, graph, signal, why, part, isPatient, onStep } = job;
  const assets = assetsOf(work.ledger, scope.clientId);
  if (assets.length === 0)
    throw new AppError('conflict', 'This client has no ad account and no Page yet. Connect one first.');
  const run = { clientId: scope.clientId, id: work.ids.next() };
  const startedAt = work.clock.now();
  write(work.insights, (w) => startRun(w, run, why, startedAt.toISOString()));
  const priority = isPatient ? ('background' as const) : ('interactive' as const);
  const until = !isPatient ? {} : { until: startedAt.getTime() + backgroundMs };
  const brought = nothingBrought();
  try {
    await withTokenFor(work, { clientId: scope.clientId, purpose: 'sync' }, async (token) => {
      const options = { token, signal, priority, ...until };
      await runSteps({ work, graph, scope, assets, options, part, onStep }, brought);
    });
  } catch (error) {
    if (signal.aborted || brought.steps === 0) {
      const locked = signal.aborted && failureOf(signal.reason).code === 'locked';
      const outcome = locked ? 'interrupted' : signal.aborted ? 'cancelled' : 'failed';
      close(job, run, startedAt, ended(brought, outcome, locked ? signal.reason : error), null);
      throw error;
    }
    brought.stopped = troubleOf(error, '');
  }
  return finish(job, run, startedAt, brought);
}

function finish(job: SyncJob, run: RunKey, startedAt: Date, brought: Brought): SyncResult {
  const { stopped, gaps, steps, counts } = brought;
  const hard = gaps.filter(({ why, kind }) => !isSoft(why, kind));
  const said = gaps.map(({ asset, sentence }) => `${asset}: ${sentence}`);
  if (stopped && gaps.every((gap) => gap.sentence !== stopped.sentence)) said.push(stopped.sentence);
  const sentences = [...new Set(said)];
  if (steps === 0) {
    const sentence = stopped?.sentence ?? sentences.join(' ');
    const error = new AppError(codeOf(stopped?.code), sentence);
    close(job, run, startedAt, ended(brought, 'failed', error), brought.minutes);
    throw error;
  }
  const outcome = hard.length === 0 && stopped === null ? 'done' : 'partial';
  const came = countsSentence(counts) || `${brought.rows.toLocaleString('en')} rows of older history`;
  const sentence = [came, ...sentences].filter((one) => one !== '').join('. ');
  const endedAt = close(job, run, startedAt, { ...ended(brought, outcome, null), sentence }, brought.minutes);
  const hasMore = !brought.isFilled && hard.length === 0;
  return { outcome, sentence, endedAt, hasMore, stoppedBy: stopped?.code ?? null };
}

/** The failure of everything is told by its own code, so that screens say what to do. */
function codeOf(
  code: string | undefined,
): 'offline' | 'token_dead' | 'token_missing' | 'graph_limited' | 'graph_failed' {
  const known = ['offline', 'token_dead', 'token_missing', 'graph_limited'] as const;
  return known.find((one) => one === code) ?? 'graph_failed';
}

type Ended = Omit<RunEnd, 'endedAt' | 'durationMs' | 'notBefore' | 'isHistory'>;

function ended(brought: Brought, outcome: Exclude<SyncOutcome, 'running'>, error: unknown): Ended {
  const callsByKind = brought.callsByKind;
  const failure = error === null ? null : failureOf(error);
  return {
    outcome,
    calls: Object.values(callsByKind).reduce((sum, count) => sum + count, 0),
    callsByKind,
    rows: brought.rows,
    gaps: brought.gaps,
    counts: brought.counts,
    code: failure?.code ?? null,
    sentence: failure?.message ?? '',
    isFilled: brought.isFilled,
    isFresh: brought.steps > 0,
  };
}

function close(job: SyncJob, run: RunKey, startedAt: Date, end: Ended, minutes: number | null): string {
  const { work } = job;
  const at = work.clock.now();
  const endedAt = at.toISOString();
  // Locked in the middle: the files are closed, and the next start finds the run as interrupted.
  if (!work.insights.raw.open) throw new AppError('locked', 'Steward was locked while it was syncing.');
  const notBefore = minutes ? new Date(at.getTime() + minutes * 60_000).toISOString() : null;
  const isHistory = job.part === 'history';
  const durationMs = at.getTime() - startedAt.getTime();
  write(work.insights, (w) => endRun(w, run, { ...end, endedAt, durationMs, notBefore, isHistory }));
  // By itself a client is synced every hour: its runs say so, the trail is for what people do.
  if (job.why === 'asked' || job.wasAsked?.()) noteAsked(job, run, end, at);
  return endedAt;
}

function noteAsked({ work, scope }: SyncJob, run: RunKey, end: Ended, at: Date): void {
  const { outcome, calls } = end;
  const row = {
    chain: scope.clientId,
    actor: work.actor,
    what: 'client.synced',
    subject: end.sentence,
    outcome: outcome === 'failed' ? ('failed' as const) : ('done' as const),
    detail: { run: run.id, outcome, calls },
  };
  write(work.ledger, (w) => record(w, row, at, work.ids));
}
