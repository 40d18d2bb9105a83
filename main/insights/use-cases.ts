import type { GapReason, Overview } from '../../shared/model/insight.ts';
import { addDays, dayIn } from '../../shared/model/day.ts';
import type { ClientScope } from '../clients/scope.ts';
import { assetsOf } from '../clients/store.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { dayOf, lastEndedRun, pageOf } from './store.ts';

/** Read from what is stored, never from Meta: the screen is the same with and without a network. */
export function overviewOf(work: OpenWorkspace, scope: ClientScope): Overview {
  const { clientId } = scope;
  const assets = assetsOf(work.ledger, clientId);
  const account = assets.find((asset) => asset.kind === 'ad_account');
  const page = assets.find((asset) => asset.kind === 'page');
  const run = lastEndedRun(work.insights, clientId);
  return {
    followers: page ? followersOf(work, scope, page.id) : missing('no_asset'),
    yesterday: account ? spendOf(work, scope, account.id, account.timezone ?? 'UTC') : missing('no_asset'),
    lastSync: run?.endedAt ? { at: run.endedAt, outcome: run.outcome, sentence: run.sentence } : null,
  };
}

function followersOf(work: OpenWorkspace, scope: ClientScope, assetId: string): Overview['followers'] {
  const row = pageOf(work.insights, scope.clientId, assetId);
  if (!row) return missing('never_synced');
  return row.followers === null ? missing('no_data') : { known: true, value: row.followers, asOf: row.asOf };
}

function spendOf(
  work: OpenWorkspace,
  scope: ClientScope,
  assetId: string,
  zone: string,
): Overview['yesterday'] {
  const day = addDays(dayIn(zone, work.clock.now()), -1);
  const row = dayOf(work.insights, scope.clientId, assetId, day);
  if (!row) return missing('never_synced');
  const spend = { micros: row.spendMicros, currency: row.currency };
  return { known: true, value: { day, spend }, asOf: row.asOf };
}

function missing(why: GapReason) {
  return { known: false, why } as const;
}
