import type { StewardContract } from '../../shared/contract/contract.ts';
import type { Handlers } from '../../shared/rpc.ts';
import type { Admitted } from '../admission.ts';
import type { Jobs } from './jobs.ts';

export function workHandlers({ jobs }: { readonly jobs: Jobs }): Handlers<StewardContract, Admitted>['work'] {
  return {
    list: (_, { here }) => jobs.list(here().session),
    cancel: ({ id }, { here }) => {
      jobs.cancel(here().session, id);
      return {};
    },
  };
}
