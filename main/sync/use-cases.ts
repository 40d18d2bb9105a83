import { AppError, failureOf } from '../../shared/failure.ts';
import { addDays, dayIn } from '../../shared/model/day.ts';
import { microsOf } from '../../shared/model/insight.ts';
import { record } from '../audit/use-cases.ts';
import type { ClientScope } from '../clients/scope.ts';
import type { AssetRow } from '../clients/store.ts';
import { assetsOf } from '../clients/store.ts';
import { write } from '../db/access.ts';
import type { GraphClient } from '../graph/client.ts';
import { accountDays } from '../graph/endpoints/insights.ts';
import { pageCard } from '../graph/endpoints/pages.ts';
import { endRun, putDays, putPage, startRun } from '../insights/store.ts';
import { withTokenFor } from '../tokens/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';

/** Meta still revises the last 28 days, so each sync reads them again. */
const revisedDays = 28;

export interface SyncResult {
  readonly outcome: 'done' | 'partial';
  readonly sentence: string;
  readonly endedAt: string;
}

interface Job {
  readonly work: OpenWorkspace;
  readonly graph: GraphClient;
  readonly scope: ClientScope;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, of: number) => void;
}

/** One run over a client's assets. What came is kept even when something else did not; the sentence says both. */
export async function syncClient(job: Job): Promise<SyncResult> {
  const { work, scope } = job;
  const assets = assetsOf(work.ledger, scope.clientId);
  if (assets.length === 0)
    throw new AppError('conflict', 'This client has no ad account and no Page yet. Connect one first.');
  const run = { clientId: scope.clientId, id: work.ids.next() };
  write(work.insights, (w) =>
    startRun(w, {
      ...run,
      startedAt: work.clock.now().toISOString(),
      why: 'asked',
      outcome: 'running',
      calls: 0,
      rows: 0,
      callsByKind: '{}',
      gaps: '[]',
      sentence: '',
    }),
  );
  const came: string[] = [];
  const failed: string[] = [];
  try {
    await withTokenFor(work, { clientId: scope.clientId, purpose: 'sync' }, async (token) => {
      for (const [index, asset] of assets.entries()) {
        job.onProgress(index, assets.length);
        try {
          came.push(await fetchAsset(job, asset, token));
        } catch (error) {
          if (job.signal.aborted || isForAll(error)) throw error;
          failed.push(`${asset.name}: ${failureOf(error).message}`);
        }
      }
    });
  } catch (error) {
    close(job, run, job.signal.aborted ? 'cancelled' : 'failed', failureOf(error).message, assets.length);
    throw error;
  }
  if (came.length === 0) {
    close(job, run, 'failed', failed.join(' '), assets.length);
    throw new AppError('graph_failed', failed.join(' '));
  }
  const outcome = failed.length === 0 ? 'done' : 'partial';
  const sentence = [came.join(', '), ...failed].join('. ');
  return { outcome, sentence, endedAt: close(job, run, outcome, sentence, assets.length) };
}

/** A dead token, a throttle of the app or no network concerns every asset: asking on would only make it worse. */
function isForAll(error: unknown): boolean {
  const { code, details } = failureOf(error);
  if (code === 'graph_limited') return details['effect'] === 'app';
  return ['token_dead', 'token_missing', 'offline', 'internal'].includes(code);
}

function close(
  job: Job,
  run: { clientId: ClientScope['clientId']; id: string },
  outcome: 'done' | 'partial' | 'failed' | 'cancelled',
  sentence: string,
  calls: number,
): string {
  const { work } = job;
  const at = work.clock.now();
  const endedAt = at.toISOString();
  // Locked in the middle: the files are closed, and the next start finds the run as interrupted.
  if (!work.insights.raw.open) throw new AppError('locked', 'Steward was locked while it was syncing.');
  write(work.insights, (w) => endRun(w, run, { outcome, endedAt, calls, sentence }));
  write(work.ledger, (w) =>
    record(
      w,
      {
        chain: run.clientId,
        actor: work.actor,
        what: 'client.synced',
        subject: sentence,
        outcome: outcome === 'failed' ? 'failed' : 'done',
        detail: { run: run.id, outcome, calls },
      },
      at,
      work.ids,
    ),
  );
  return endedAt;
}

function fetchAsset(job: Job, asset: AssetRow, token: Buffer): Promise<string> {
  return asset.kind === 'page' ? fetchPage(job, asset, token) : fetchAccount(job, asset, token);
}

async function fetchPage(job: Job, asset: AssetRow, token: Buffer): Promise<string> {
  const { work, graph, scope, signal } = job;
  const page = await graph.readFor(scope, pageCard, { pageId: asset.metaId }, { token, signal });
  const followers = page.followers_count ?? null;
  const asOf = work.clock.now().toISOString();
  write(work.insights, (w) => putPage(w, { clientId: scope.clientId, assetId: asset.id, followers, asOf }));
  return followers === null ? 'followers not given' : `${followers.toLocaleString('en')} followers`;
}

async function fetchAccount(job: Job, asset: AssetRow, token: Buffer): Promise<string> {
  const { work, graph, scope, signal } = job;
  const today = dayIn(asset.timezone ?? 'UTC', work.clock.now());
  const since = addDays(today, -revisedDays);
  const until = addDays(today, -1);
  const reply = await graph.readFor(
    scope,
    accountDays,
    { accountId: asset.metaId, since, until },
    { token, signal },
  );
  const byDay = new Map(reply.data.map((row) => [row.date_start, row]));
  const currency = asset.currency ?? reply.data[0]?.account_currency;
  if (!currency) throw new AppError('graph_failed', 'Meta named no currency, so the amounts cannot be read.');
  const asOf = work.clock.now().toISOString();
  const rows = Array.from({ length: revisedDays }, (_, index) => {
    const day = addDays(since, index);
    const row = byDay.get(day);
    // Meta omits days without delivery: a missing row is a true zero, but only because the account was readable.
    const spendMicros = row ? microsOf(row.spend) : 0;
    return {
      clientId: scope.clientId,
      assetId: asset.id,
      day,
      currency,
      spendMicros,
      impressions: Number(row?.impressions ?? 0),
      asOf,
    };
  });
  write(work.insights, (w) => putDays(w, rows));
  return `${revisedDays} days of spend`;
}
