import type { StewardContract } from '../../shared/contract/contract.ts';
import type { Emit, Handlers } from '../../shared/rpc.ts';
import type { Admitted } from '../admission.ts';
import type { GraphClient } from '../graph/client.ts';
import type { Jobs } from '../long-work/jobs.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { assertMaySync, callsByKind, syncRuns, syncState, syncStates } from './board.ts';
import { tellWhenOver } from './news.ts';
import { fetchBreakdownNow, fetchWholePeriod } from './on-demand.ts';
import type { SyncScheduler } from './scheduler.ts';
import { isStale } from './standings.ts';

interface Needs {
  readonly scheduler: SyncScheduler;
  readonly graphFor: (work: OpenWorkspace) => GraphClient;
  readonly jobs: Jobs;
  readonly emit: Emit<StewardContract>;
}

export function syncHandlers({
  scheduler,
  graphFor,
  jobs,
  emit,
}: Needs): Handlers<StewardContract, Admitted>['sync'] {
  const jobOf = ({ here, scope, signal }: Admitted & { readonly signal: AbortSignal }) => {
    const { work } = here();
    return { work, graph: graphFor(work), scope: scope(), signal };
  };
  return {
    run: async ({ clientId }, { signal }) => {
      const cancel = () => void scheduler.cancel(clientId);
      signal.addEventListener('abort', cancel, { once: true });
      try {
        return await scheduler.request(clientId, 'asked');
      } finally {
        signal.removeEventListener('abort', cancel);
      }
    },
    start: ({ clientIds }, { here }) => {
      const { work, session } = here();
      assertMaySync(work, session, clientIds);
      const runs = clientIds.map((clientId) => scheduler.request(clientId, 'asked', { isPatient: true }));
      // The record of each run says the same: news that cannot be written fails nothing.
      tellWhenOver(work, session.personId, runs).catch(() => undefined);
      return { started: clientIds.length };
    },
    cancel: ({ clientId }) => ({ wasRunning: scheduler.cancel(clientId) }),
    opened: ({ clientId }, { here }) => {
      if (isStale(here().work, clientId)) void scheduler.request(clientId, 'opened');
      return {};
    },
    states: (_, { here }) => syncStates(here().work, here().session, scheduler),
    state: ({ clientId }, { here }) => syncState(here().work, clientId, scheduler),
    period: async ({ clientId, from, to }, admitted) => {
      const { signal } = admitted;
      const by = admitted.here().session.personId;
      try {
        return await jobs.run({ kind: 'period', clientId, by, signal }, (job) =>
          fetchWholePeriod({ ...jobOf(admitted), signal: job.signal }, { from, to }, (done, of) =>
            job.progress(done, of),
          ),
        );
      } finally {
        // What came before a refusal stays, and is shown.
        emit('sync.ended', { clientId });
      }
    },
    breakdown: ({ assetId, campaignId, kind, from, to }, admitted) =>
      fetchBreakdownNow(jobOf(admitted), { assetId, campaignId, kind, from, to }),
    runs: ({ clientId, limit }, { here }) => syncRuns(here().work, { clientId, limit }),
    calls: (_, { here }) => callsByKind(here().work),
  };
}
