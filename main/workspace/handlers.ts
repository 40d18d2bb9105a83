import type { StewardContract } from '../../shared/contract/contract.ts';
import type { Emit, Handlers } from '../../shared/rpc.ts';
import type { Admitted } from '../admission.ts';
import type { Desk } from './desk.ts';
import { giveRole, listMembers, takeRole } from './people/members.ts';
import { changePassphrase } from './people/passphrase.ts';
import {
  addPerson,
  deactivatePerson,
  editPerson,
  listPeople,
  reactivatePerson,
  resetPerson,
  setSuperAdmin,
} from './people/use-cases.ts';

type All = Handlers<StewardContract, Admitted>;

interface Needs {
  readonly desk: Desk;
  readonly emit: Emit<StewardContract>;
}

export function peopleHandlers({ desk, emit }: Needs): All['people'] {
  const said = <T>(value: T): T => {
    emit('people.changed', {});
    return value;
  };
  return {
    list: (_, { here }) => listPeople(here().work),
    add: async (ask, { caller }) => said(await addPerson(desk.seat(caller), ask)),
    edit: async (ask, { caller }) => {
      await editPerson(desk.seat(caller), ask);
      return said({});
    },
    setSuperAdmin: ({ personId, isSuperAdmin }, { here }) => {
      setSuperAdmin(here().work, personId, isSuperAdmin);
      return said({});
    },
    reset: async ({ personId }, { caller }) => said(await resetPerson(desk.seat(caller), personId)),
    deactivate: async ({ personId }, { caller }) => {
      await deactivatePerson(desk.seat(caller), personId);
      return said({});
    },
    reactivate: async ({ personId }, { caller }) => said(await reactivatePerson(desk.seat(caller), personId)),
    changePassphrase: async (ask, { caller }) => {
      await changePassphrase(desk.seat(caller), ask);
      return said({});
    },
  };
}

export function memberHandlers({ emit }: Needs): All['members'] {
  const said = <T>(value: T): T => {
    emit('people.changed', {});
    return value;
  };
  return {
    list: (_, { here, scope }) => listMembers(here().work, scope().clientId),
    set: (ask, { here }) => said(giveRole(here().work, ask)),
    remove: (ask, { here }) => said(takeRole(here().work, ask)),
  };
}
