import type { StewardContract } from '../../shared/contract/contract.ts';
import type { Handlers } from '../../shared/rpc.ts';
import type { Admitted } from '../admission.ts';
import type { Log } from '../ports.ts';
import type { Admission, Door } from './calls.ts';
import { drill, lastDrill } from './use-cases.ts';

interface Needs {
  readonly door: Door;
  readonly admission: Admission;
  readonly log: Log;
}

export function isolationHandlers({
  door,
  admission,
  log,
}: Needs): Handlers<StewardContract, Admitted>['isolation'] {
  return {
    drill: (_, { here, signal }) => drill({ here: here(), door, admission, log, signal }),
    last: (_, { here }) => lastDrill(here().work),
  };
}
