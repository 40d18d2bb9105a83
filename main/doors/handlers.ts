import type { StewardContract } from '../../shared/contract/contract.ts';
import type { ModelDoorState } from '../../shared/model/door.ts';
import { modelDoorSetting } from '../../shared/model/door.ts';
import type { Emit, Handlers } from '../../shared/rpc.ts';
import type { Admitted } from '../admission.ts';
import type { Shell } from '../ports.ts';
import { changeSetting, readSetting } from '../settings/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import type { HttpDoor } from './http-door.ts';

interface Needs {
  readonly httpDoor: HttpDoor;
  readonly shell: Shell;
  readonly emit: Emit<StewardContract>;
}

export function doorHandlers({ httpDoor, shell, emit }: Needs): Handlers<StewardContract, Admitted>['doors'] {
  const stateOf = (work: OpenWorkspace): ModelDoorState => ({
    ...readSetting(work.ledger, modelDoorSetting),
    address: httpDoor.address,
  });
  return {
    model: (_, { here }) => stateOf(here().work),
    setModel: async (next, { here }) => {
      changeSetting(here().work, modelDoorSetting, next);
      await httpDoor.follow(here().work);
      emit('doors.changed', {});
      return stateOf(here().work);
    },
    copyModelSecret: () => {
      shell.copyText(httpDoor.secret());
      return {};
    },
  };
}
