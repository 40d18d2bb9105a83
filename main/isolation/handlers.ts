import type { StewardContract } from '../../shared/contract/contract.ts';
import type { Handlers } from '../../shared/rpc.ts';
import type { Admitted } from '../admission.ts';
import type { Jobs } from '../long-work/jobs.ts';
import type { Log } from '../ports.ts';
import type { Admission, Door } from './calls.ts';
import { drill, lastDrill } from './use-cases.ts';

interface Needs {
  readonly door: Door;
  readonly admission: Admission;
  readonly log: Log;
  readonly jobs: Jobs;
}

export function isolationHandlers({
  door,
  admission,
  log,
  jobs,
}: Needs): Handlers<StewardContract, Admitted>['isolation'] {
  return {
    drill: (_, { here: enter, signal }) => {
      const here = enter();
      return jobs.run({ kind: 'drill', by: here.session.personId, signal }, (job) => {
        const onProgress = (done: number, total: number) => job.progress(done, total);
        return drill({ here, door, admission, log, signal: job.signal, onProgress });
      });
    },
    last: (_, { here }) => lastDrill(here().work),
  };
}
