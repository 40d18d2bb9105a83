import type { StewardContract } from '../../shared/contract/contract.ts';
import { paperSetting, syncScheduleSetting } from '../../shared/model/setting.ts';
import type { Emit, Handlers } from '../../shared/rpc.ts';
import type { Admitted } from '../admission.ts';
import { changeSetting } from '../settings/use-cases.ts';
import type { Desk } from './desk.ts';
import { identityOf } from './identity.ts';
import { renameWorkspace, setLockAfter, setQuickUnlock, setReadWhileLocked, settingsOf } from './settings.ts';

type All = Handlers<StewardContract, Admitted>['workspace'];
type Settings =
  | 'settings'
  | 'setLockAfter'
  | 'setReadWhileLocked'
  | 'setSyncSchedule'
  | 'rename'
  | 'identity'
  | 'setPaper'
  | 'setQuickUnlock';

interface Needs {
  readonly desk: Desk;
  readonly emit: Emit<StewardContract>;
}

export function settingsHandlers({ desk, emit }: Needs): Pick<All, Settings> {
  return {
    settings: (_, { caller }) => settingsOf(desk.seat(caller)),
    setLockAfter: ({ minutes }, { here }) => {
      setLockAfter(here().work, minutes);
      return {};
    },
    setReadWhileLocked: ({ on }, { here }) => {
      setReadWhileLocked(here().work, on);
      return {};
    },
    setSyncSchedule: (schedule, { here }) => {
      changeSetting(here().work, syncScheduleSetting, schedule);
      return {};
    },
    rename: ({ name }, { here }) => {
      renameWorkspace(here().work, name);
      emit('workspace.changed', { signedIn: true });
      return {};
    },
    identity: (_, { here }) => identityOf(here().work),
    setPaper: ({ paper }, { here }) => {
      changeSetting(here().work, paperSetting, paper);
      return {};
    },
    setQuickUnlock: ({ on }, { caller }) => setQuickUnlock(desk.seat(caller), on),
  };
}
