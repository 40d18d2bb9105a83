import { type FailureCode, failureOf } from '../../shared/failure.ts';
import { comparisonOf, type Period } from '../../shared/model/period.ts';
import type { Preparing, ReportSection, ReportSettings } from '../../shared/model/report.ts';
import type { Here } from '../admission.ts';
import type { ClientScope } from '../clients/scope.ts';
import { assetsOf } from '../clients/store.ts';
import type { GraphClient } from '../graph/client.ts';
import { breakdownOf, factsOf, periodAskedAt, type ClientFacts } from '../insights/use-cases.ts';
import type { Log } from '../ports.ts';
import {
  type DemandJob,
  fetchBreakdownNow,
  fetchDayStep,
  fetchPeriodNow,
  missingDaySteps,
} from '../sync/on-demand.ts';
import { isDue } from './rules.ts';

interface AskNeeds {
  readonly graph: GraphClient;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Said before each step, for the person who waits. */
  readonly onStep: (doing: Preparing, done: number, of: number) => void;
}

const endsAll: ReadonlySet<FailureCode> = new Set([
  'offline',
  'locked',
  'signed_out',
  'token_dead',
  'token_missing',
  'graph_limited',
]);

interface Question {
  readonly doing: Preparing;
  readonly ask: () => Promise<unknown>;
}

/**
 * What a sync has not brought yet or does not bring by itself: the days of the period and of what it is compared with, the
 * people reached in exactly these days, and who saw the ads where. Without a network, or when Meta refuses, the report
 * says what is missing, and is made all the same.
 */
export async function askMeta(
  { work }: Pick<Here, 'work'>,
  scope: ClientScope,
  settings: ReportSettings,
  { graph, log, signal, onStep }: AskNeeds,
): Promise<void> {
  const facts = factsOf(work, scope);
  const job = { work, graph, scope, signal };
  let isReachable = true;
  const attempt = async ({ ask }: Question): Promise<void> => {
    if (!isReachable) return;
    try {
      await ask();
    } catch (error) {
      signal.throwIfAborted();
      // One question that is refused says nothing of the next; without a network or a token there is no next.
      isReachable = !endsAll.has(failureOf(error).code);
      log.error('report.not_asked', error);
    }
  };
  const asked = [...daysOf(job, settings), ...periodOf(job, facts, settings)];
  const slow = breakdownsOf(job, facts, settings);
  const all = asked.length + slow.length;
  for (const [index, question] of asked.entries()) {
    onStep(question.doing, index, all);
    await attempt(question);
  }
  if (slow.length === 0) return;
  // Meta makes its reports side by side, each in its own time.
  let made = asked.length;
  onStep('audience', made, all);
  await Promise.all(
    slow.map(async (question) => {
      await attempt(question);
      onStep('audience', (made += 1), all);
    }),
  );
}

function wants({ sections }: ReportSettings, ...some: readonly ReportSection[]): boolean {
  return some.some((one) => sections.includes(one));
}

function daysOf(job: DemandJob, { period, comparison }: ReportSettings): Question[] {
  const periods = [period, comparisonOf(period, comparison), comparisonOf(period, 'last_year')];
  const steps = missingDaySteps(
    job,
    periods.filter((one): one is Period => one !== null),
  );
  return steps.map((step) => ({ doing: 'days', ask: () => fetchDayStep(job, step) }));
}

function periodOf(job: DemandJob, facts: ClientFacts, settings: ReportSettings): Question[] {
  const { period } = settings;
  if (facts.accounts.length === 0 || !wants(settings, 'scorecard', 'creatives')) return [];
  if (!isDue(periodAskedAt(job.work, facts, 'ad', period), period, facts)) return [];
  return [{ doing: 'people', ask: () => fetchPeriodNow(job, period) }];
}

function breakdownsOf(job: DemandJob, facts: ClientFacts, settings: ReportSettings): Question[] {
  if (facts.accounts.length === 0 || !wants(settings, 'audience')) return [];
  const { from, to } = settings.period;
  const accounts = assetsOf(job.work.ledger, job.scope.clientId).filter(({ id }) => facts.counted.has(id));
  return (['age_gender', 'placement'] as const)
    .filter((kind) => isDue(breakdownOf(job.work, facts, kind, settings.period).asOf, settings.period, facts))
    .flatMap((kind) =>
      accounts.map(({ id: assetId }): Question => ({
        doing: 'audience',
        ask: () => fetchBreakdownNow(job, { assetId, kind, campaignId: null, from, to }),
      })),
    );
}
