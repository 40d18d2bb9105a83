import type { StewardContract } from '../../shared/contract/contract.ts';
import { agencyLogoSetting, paperSetting, syncScheduleSetting } from '../../shared/model/setting.ts';
import type { Emit, Handlers } from '../../shared/rpc.ts';
import type { Admitted } from '../admission.ts';
import { changeSetting, readSetting } from '../settings/use-cases.ts';
import type { Desk } from './desk.ts';
import { identityOf } from './identity.ts';
import {
  renameWorkspace,
  setAgencyLogo,
  setLockAfter,
  setQuickUnlock,
  setReadWhileLocked,
  settingsOf,
} from './settings.ts';

type All = Handlers<StewardContract, Admitted>['workspace'];
type Settings =
  | 'settings'
  | 'setLockAfter'
  | 'setReadWhileLocked'
  | 'setSyncSchedule'
  | 'rename'
  | 'agencyLogo'
  | 'setAgencyLogo'
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
    agencyLogo: (_, { here }) => ({ png: readSetting(here().work.ledger, agencyLogoSetting) }),
    setAgencyLogo: ({ logo }, { here }) => {
      setAgencyLogo(here().work, logo);
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
