import type { StewardContract } from '../../shared/contract/contract.ts';
import type { PersonId } from '../../shared/model/ids.ts';
import type { Preparing, ReportFacts, ReportSettings } from '../../shared/model/report.ts';
import type { Emit } from '../../shared/rpc.ts';
import type { ClientScope } from '../clients/scope.ts';
import type { GraphClient } from '../graph/client.ts';
import type { Jobs } from '../long-work/jobs.ts';
import type { Log, PictureWorkshop } from '../ports.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { askMeta } from './ask-meta.ts';
import { gatherFacts, type Asker } from './gather/gather.ts';
import { withSmallPictures } from './gather/pictures.ts';

export interface PrepareNeeds {
  readonly pictures: PictureWorkshop;
  readonly jobs: Jobs;
  readonly log: Log;
  readonly graphFor: (work: OpenWorkspace) => GraphClient;
  readonly emit: Emit<StewardContract>;
  readonly version: string;
}

export interface PrepareAsk {
  /** Asked again after every wait: whoever sits here may have left meanwhile. */
  readonly here: () => Asker;
  readonly scope: () => ClientScope;
  readonly settings: ReportSettings;
  /** Null when nobody pressed anything. */
  readonly by: PersonId | null;
  readonly signal: AbortSignal;
}

/** Asks Meta for what is missing, and gathers everything that a report freezes. Shown in the bar, where it can be cancelled. */
export async function preparedFacts(needs: PrepareNeeds, ask: PrepareAsk): Promise<ReportFacts> {
  const { jobs, log, graphFor, emit, pictures, version } = needs;
  const { here, scope, settings, by } = ask;
  const { clientId } = scope();
  return await jobs.run({ kind: 'report', clientId, by, signal: ask.signal }, async (job) => {
    const onStep = (doing: Preparing, done: number, of: number) => {
      job.progress(done, of);
      emit('reports.preparing', { clientId, doing, done, of });
    };
    const asking = { graph: graphFor(here().work), log, signal: job.signal, onStep };
    await askMeta(here(), scope(), settings, asking);
    onStep('freezing', 1, 1);
    return await withSmallPictures(gatherFacts(here(), scope(), settings, version), pictures, job.signal);
  });
}
