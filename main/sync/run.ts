import { AppError, failureOf, unreachable } from '../../shared/failure.ts';
import type { SyncCounts, SyncGap, SyncKind } from '../../shared/model/sync.ts';
import { nothingCounted } from '../../shared/model/sync.ts';
import type { ClientScope } from '../clients/scope.ts';
import type { AssetRow } from '../clients/store.ts';
import type { GraphClient, ReadOptions } from '../graph/client.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { factsOf } from './facts.ts';
import {
  fetchAccount,
  fetchActivities,
  fetchAds,
  fetchAdSets,
  fetchCampaigns,
  fetchFloors,
} from './fetch-account.ts';
import { fetchDays } from './fetch-days.ts';
import { fetchMetrics, fetchPage } from './fetch-page.ts';
import { fetchMonths, fetchPeriods } from './fetch-periods.ts';
import { fetchComments, fetchPosts } from './fetch-posts.ts';
import { type Came, type Fetching, store } from './fetching.ts';
import { isSoft, type Trouble, troubleOf } from './gaps.ts';
import { planOf, type Step } from './rules.ts';
import { closeGap, putGap } from './store.ts';

export interface RunAsk {
  readonly work: OpenWorkspace;
  readonly graph: GraphClient;
  readonly scope: ClientScope;
  readonly assets: readonly AssetRow[];
  readonly options: ReadOptions;
  /** What makes a client useful today, or its history, back to its wanted start and some of it at a time. */
  readonly part: 'fresh' | 'history';
  readonly onStep: (kind: SyncKind, done: number, of: number) => void;
}

/** What a run brought and what it did not. */
export interface Brought {
  readonly callsByKind: Record<string, number>;
  readonly counts: SyncCounts;
  readonly gaps: SyncGap[];
  rows: number;
  steps: number;
  /** What ended the run before its last step. */
  stopped: Trouble | null;
  /** Minutes until which Meta wants one of its assets left alone. */
  minutes: number;
  isFilled: boolean;
}

export function nothingBrought(): Brought {
  return {
    callsByKind: {},
    counts: { ...nothingCounted },
    gaps: [],
    rows: 0,
    steps: 0,
    stopped: null,
    minutes: 0,
    isFilled: false,
  };
}

/** A person who asks in the middle of a client's history waits for so many steps at most. */
const historySteps = 8;

/** One step after the other. What came is stored at once and stays, whatever becomes of the rest. */
export async function runSteps(ask: RunAsk, brought: Brought): Promise<void> {
  const planned = planOf(factsOf(ask.work, ask.scope, ask.assets));
  const older = planned.filter((step) => step.isHistory);
  const steps =
    ask.part === 'fresh' ? planned.filter((step) => !step.isHistory) : older.slice(0, historySteps);
  const left = ask.part === 'fresh' ? older.length : older.length - steps.length;
  brought.gaps.length = 0;
  const closed = new Set<string>();
  for (const [index, step] of steps.entries()) {
    const { assetId, kind } = step;
    ask.onStep(kind, index, steps.length);
    if (closed.has(assetId) || closed.has(`${assetId}/${kind}`)) continue;
    const trouble = await oneStep(ask, step, brought);
    if (!trouble) continue;
    if (trouble.reach === 'run') {
      brought.stopped = trouble;
      return;
    }
    closed.add(trouble.reach === 'asset' ? assetId : `${assetId}/${kind}`);
  }
  brought.isFilled = left === 0 && brought.gaps.every(({ why, kind }) => isSoft(why, kind));
}

async function oneStep(ask: RunAsk, step: Step, brought: Brought): Promise<Trouble | null> {
  const { work, scope } = ask;
  const asset = ask.assets.find(({ id }) => id === step.assetId);
  if (!asset) return null;
  const { kind } = step;
  try {
    const came = await fetchStep({
      work,
      graph: counting(ask.graph, () => (brought.callsByKind[kind] = (brought.callsByKind[kind] ?? 0) + 1)),
      scope,
      options: ask.options,
      asset,
      step,
      now: () => work.clock.now().getTime(),
    });
    keepCame(ask, asset, kind, came, brought);
    return came.gap ? { ...came.gap, code: 'graph_refused', reach: 'step', minutes: null } : null;
  } catch (error) {
    if (ask.options.signal.aborted) throw new AppError('cancelled', 'Cancelled.');
    const trouble = troubleOf(error, kind);
    // A bug stays a bug: the log has to see it. With a dead token the run begins again with the next one.
    if (failureOf(error).code === 'internal' || trouble.why === 'token') throw error;
    keepGap(ask, asset, kind, trouble, brought);
    return trouble;
  }
}

function keepCame(ask: RunAsk, asset: AssetRow, kind: SyncKind, came: Came, brought: Brought): void {
  brought.rows += came.rows;
  brought.steps += 1;
  for (const [name, count] of Object.entries(came.counts ?? {}) as [keyof SyncCounts, number | null][])
    if (count !== null)
      brought.counts[name] =
        name === 'days' ? Math.max(brought.counts.days ?? 0, count) : (brought.counts[name] ?? 0) + count;
  if (came.gap) keepGap(ask, asset, kind, came.gap, brought);
  else store(ask, (w) => closeGap(w, ask.scope.clientId, asset.id, kind));
}

function keepGap(
  ask: RunAsk,
  asset: AssetRow,
  kind: SyncKind,
  { why, sentence, minutes }: Pick<Trouble, 'why' | 'sentence'> & Partial<Pick<Trouble, 'minutes'>>,
  brought: Brought,
): void {
  const gap: SyncGap = { assetId: asset.id, asset: asset.name, kind, why, sentence };
  brought.gaps.push(gap);
  brought.minutes = Math.max(brought.minutes, minutes ?? 0);
  // Locked or on a full disk, there is nowhere to keep it; the run's own end says it.
  if (!ask.work.insights.raw.open) return;
  store(ask, (w) => putGap(w, ask.scope.clientId, gap, ask.work.clock.now().toISOString()));
}

function counting(graph: GraphClient, count: () => void): GraphClient {
  return {
    ...graph,
    readFor: (scope, endpoint, ask, options) => {
      count();
      return graph.readFor(scope, endpoint, ask, options);
    },
  };
}

function fetchStep(fetching: Fetching): Promise<Came> {
  const { kind } = fetching.step;
  switch (kind) {
    case 'account':
      return fetchAccount(fetching);
    case 'floors':
      return fetchFloors(fetching);
    case 'campaigns':
      return fetchCampaigns(fetching);
    case 'ad_sets':
      return fetchAdSets(fetching);
    case 'ads':
      return fetchAds(fetching);
    case 'account_days':
      return fetchDays(fetching, 'account');
    case 'campaign_days':
      return fetchDays(fetching, 'campaign');
    case 'ad_set_days':
      return fetchDays(fetching, 'ad_set');
    case 'months':
      return fetchMonths(fetching);
    case 'periods':
      return fetchPeriods(fetching);
    case 'activities':
      return fetchActivities(fetching);
    case 'page':
      return fetchPage(fetching);
    case 'page_metrics':
      return fetchMetrics(fetching);
    case 'posts':
      return fetchPosts(fetching);
    case 'comments':
      return fetchComments(fetching);
    case 'breakdowns':
    case 'pictures':
      throw new Error(`${kind} is no step of a run.`);
    default:
      return unreachable(kind);
  }
}
