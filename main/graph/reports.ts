import { AppError } from '../../shared/failure.ts';
import type { ClientScope } from '../clients/scope.ts';
import type { Wake } from '../ports.ts';
import { verdictOf } from './classify.ts';
import type { GraphClient, ReadOptions } from './client.ts';
import {
  accountInsights,
  type InsightRow,
  type InsightsQuestion,
  isWithin,
  reportRows,
  reportRun,
  startReport,
} from './endpoints/insights.ts';
import { readAll, slicesOf } from './paging.ts';
import { sleep } from './sleep.ts';

type Question = InsightsQuestion & { readonly accountId: string };

export interface ReportNeeds {
  readonly now: () => number;
  readonly wake?: Wake;
}

const pollsMs = [2_000, 3_000, 5_000, 10_000, 15_000];
const runMs = 30 * 60_000;

/** Rows for any range: in one go where Meta lets us, in smaller pages where not, and by a report where even those are too much. */
export async function readInsights(
  graph: GraphClient,
  scope: ClientScope,
  question: Question,
  options: ReadOptions,
  needs: ReportNeeds,
): Promise<InsightRow[]> {
  const rows: InsightRow[] = [];
  for (const slice of slicesOf(question.since, question.until)) {
    const part = { ...question, ...slice };
    const read = () =>
      readAll((page) => graph.readFor(scope, accountInsights, { ...part, ...page }, options), 200);
    const got = await read().catch((error: unknown) => {
      if (verdictOf(error)?.kind !== 'too_much_data') throw error;
      return readByReport(graph, scope, part, options, needs);
    });
    if (!isWithin(slice, got))
      throw new AppError(
        'graph_failed',
        'Meta answered for other days than were asked for. Nothing was stored.',
      );
    rows.push(...got);
  }
  return rows;
}

/** A run that fails is tried once more in two halves; one that never ends is given up at the job's deadline. */
export async function readByReport(
  graph: GraphClient,
  scope: ClientScope,
  question: Question,
  options: ReadOptions,
  needs: ReportNeeds,
  mayHalve = true,
): Promise<InsightRow[]> {
  const { accountId, level, fields, since, until, by, breakdowns } = question;
  const asked = { accountId, level, fields, since, until, by, ...(breakdowns ? { breakdowns } : {}) };
  const { report_run_id: runId } = await graph.readFor(scope, startReport, asked, options);
  const isDone = await waitFor(graph, scope, runId, options, needs);
  if (isDone) return readAll((page) => graph.readFor(scope, reportRows, { runId, ...page }, options), 500);
  const days = slicesOf(since, until, 1).length;
  // Rows for a range as a whole (reach!) cannot be put together from halves.
  if (!mayHalve || days < 2 || by === 'range')
    throw new AppError('graph_failed', 'Meta could not make this report. Choose a shorter period.');
  const halves: InsightRow[] = [];
  for (const half of slicesOf(since, until, Math.ceil(days / 2)))
    halves.push(...(await readByReport(graph, scope, { ...question, ...half }, options, needs, false)));
  return halves;
}

/** True when its rows can be read, false when Meta gave up. */
async function waitFor(
  graph: GraphClient,
  scope: ClientScope,
  runId: string,
  options: ReadOptions,
  needs: ReportNeeds,
): Promise<boolean> {
  const until = options.until ?? needs.now() + runMs;
  for (let poll = 0; ; poll += 1) {
    const run = await graph.readFor(scope, reportRun, { runId }, options).catch((error: unknown) => {
      // Right after its creation a run may not be there yet.
      if (verdictOf(error)?.kind === 'gone_or_forbidden' && poll < 3) return null;
      throw error;
    });
    if (run?.async_status === 'Job Completed' && run.async_percent_completion === 100) return true;
    if (run?.async_status === 'Job Failed' || run?.async_status === 'Job Skipped') return false;
    const wait = pollsMs[Math.min(poll, pollsMs.length - 1)] ?? 15_000;
    if (needs.now() + wait > until)
      throw new AppError('graph_failed', 'Meta did not finish this report in time. Try again later.');
    await sleep(needs.wake ?? graph.wake, wait, options.signal);
  }
}
