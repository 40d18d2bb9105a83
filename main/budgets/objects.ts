import type { BudgetObject } from '../../shared/model/proposal.ts';
import { assetsOf } from '../clients/store.ts';
import { accountAdSets, accountCampaigns } from '../graph/endpoints/ads.ts';
import { readAll } from '../graph/paging.ts';
import { budgetOf, type BudgetJob, type LiveJob } from './live.ts';
import { withToken } from './propose.ts';

const statuses = ['ACTIVE', 'PAUSED'];

/** Every budget of the client that could be another, from its accounts' own lists. Each is read again before a proposal. */
export function listObjects(job: BudgetJob): Promise<BudgetObject[]> {
  const { work, scope } = job;
  const accounts = assetsOf(work.ledger, scope.clientId).filter(({ kind }) => kind === 'ad_account');
  return withToken(job, async (live) => {
    const found: BudgetObject[] = [];
    for (const account of accounts) {
      const common = { accountName: account.name, currency: account.currency ?? '' };
      found.push(...(await ofAccount(live, account.metaId)).map((one) => ({ ...one, ...common })));
    }
    return found;
  });
}

async function ofAccount(
  { graph, scope, token, signal }: LiveJob,
  accountId: string,
): Promise<Omit<BudgetObject, 'accountName' | 'currency'>[]> {
  const options = { token, signal };
  const ask = { accountId, statuses };
  const campaigns = await readAll((page) =>
    graph.readFor(scope, accountCampaigns, { ...ask, ...page }, options),
  );
  const adSets = await readAll((page) => graph.readFor(scope, accountAdSets, { ...ask, ...page }, options));
  const names = new Map(campaigns.map(({ id, name }) => [id, name ?? id]));
  const rows = [
    ...campaigns.map((one) => ({ one, kind: 'campaign' as const, campaignId: one.id })),
    ...adSets.map((one) => ({ one, kind: 'adset' as const, campaignId: one.campaign_id })),
  ];
  return rows.flatMap(({ one, kind, campaignId }) => {
    const { field, minor } = budgetOf(one);
    if (field === null || minor === null) return [];
    const name = one.name ?? one.id;
    const campaignName = names.get(campaignId) ?? campaignId;
    return [
      { objectKind: kind, objectId: one.id, name, campaignName, field, minor, status: one.status ?? '' },
    ];
  });
}
