import type { StewardContract } from '../../shared/contract/contract.ts';
import type { Handlers } from '../../shared/rpc.ts';
import type { Admitted } from '../admission.ts';
import { dropView, keepView, listViews } from './use-cases.ts';

export function viewHandlers(): Pick<Handlers<StewardContract, Admitted>, 'views'> {
  return {
    views: {
      list: ({ screen }, { here }) => listViews(here().work, screen),
      keep: (ask, { here }) => keepView(here().work, ask),
      drop: ({ id }, { here }) => {
        dropView(here().work, id);
        return {};
      },
    },
  };
}
