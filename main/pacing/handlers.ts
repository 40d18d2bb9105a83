import type { StewardContract } from '../../shared/contract/contract.ts';
import type { ClientId } from '../../shared/model/ids.ts';
import type { Emit, Handlers } from '../../shared/rpc.ts';
import type { Admitted } from '../admission.ts';
import { listPlans, planMonth, removePlan, setPlan } from './use-cases.ts';

type All = Handlers<StewardContract, Admitted>;

export function planHandlers({ emit }: { readonly emit: Emit<StewardContract> }): Pick<All, 'plans'> {
  const changed = <V>(clientId: ClientId, value: V): V => {
    emit('plans.changed', { clientId });
    return value;
  };
  return {
    plans: {
      month: ({ month }, { here, scope }) => planMonth(here().work, scope(), here().session, { month }),
      preview: ({ terms }, { here, scope }) => planMonth(here().work, scope(), here().session, { terms }),
      list: (_, { here, scope }) => listPlans(here().work, scope()),
      set: ({ clientId, terms }, { here, scope }) => changed(clientId, setPlan(here().work, scope(), terms)),
      remove: ({ clientId, month }, { here, scope }) => {
        removePlan(here().work, scope(), month);
        return changed(clientId, {});
      },
    },
  };
}
