import type { Freshness, Gap } from '../../shared/model/figures.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import type { ClientFacts } from './facts.ts';
import { gapsOf, stateOf } from './reads/state.ts';

/** How fresh a client is, as the scheduler last wrote it down. */
export function freshnessOf(work: OpenWorkspace, facts: ClientFacts): Freshness {
  const state = stateOf(work.insights, facts.client.id);
  if (state === null)
    return { freshAt: null, completeAt: null, triedAt: null, outcome: null, sentence: '', notBefore: null };
  const { clientId: _own, ...freshness } = state;
  // A pause that is over is no news.
  const waits = state.notBefore !== null && state.notBefore > work.clock.now().toISOString();
  return { ...freshness, notBefore: waits ? state.notBefore : null };
}

/** What is missing now, of the assets of one kind. */
export function gapsNow(work: OpenWorkspace, facts: ClientFacts, kind: 'ad_account' | 'page' | 'all'): Gap[] {
  const assets =
    kind === 'page'
      ? facts.pages
      : kind === 'ad_account'
        ? facts.accounts
        : [...facts.accounts, ...facts.pages];
  const names = new Map(assets.map((one) => [one.id, one.name]));
  return gapsOf(work.insights, facts.client.id).flatMap(({ clientId: _own, ...gap }) => {
    const asset = names.get(gap.assetId);
    return asset === undefined ? [] : [{ ...gap, asset }];
  });
}
