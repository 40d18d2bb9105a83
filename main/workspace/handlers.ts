import type { StewardContract } from '../../shared/contract/contract.ts';
import { AppError } from '../../shared/failure.ts';
import type { Emit, Handlers } from '../../shared/rpc.ts';
import type { Admitted } from '../admission.ts';
import type { GraphClient } from '../graph/client.ts';
import type { Jobs } from '../long-work/jobs.ts';
import type { Caller } from '../ports.ts';
import type { Backups } from './backup/backups.ts';
import type { DemoAgency, ProposeInDemo } from './demo.ts';
import { exploreDemo } from './demo.ts';
import type { Desk } from './desk.ts';
import type { KeptHeads } from './lock/kept-heads.ts';
import { newKeysOnDemand, newRecoveryCodeOnDemand } from './new-keys.ts';
import type { OpenWorkspace } from './open-workspace.ts';
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
import { settingsHandlers } from './settings-handlers.ts';

type All = Handlers<StewardContract, Admitted>;

interface Needs {
  readonly desk: Desk;
  readonly emit: Emit<StewardContract>;
}

interface WorkspaceNeeds extends Needs {
  readonly graphFor: (work: OpenWorkspace) => GraphClient;
  readonly demo: () => DemoAgency;
  readonly proposeInDemo: ProposeInDemo;
  readonly backups: Backups;
}

export function workspaceHandlers(needs: WorkspaceNeeds): All['workspace'] {
  const { desk, graphFor, demo: agency, proposeInDemo: propose, backups, emit } = needs;
  // After the answer: a backup must not keep the person at the door.
  const daily = (caller: Caller) => void backups.daily(desk.seat(caller));
  return {
    state: (_, { caller }) => desk.state(caller),
    create: async (ask, { caller }) => {
      const { recoveryCode } = await desk.create({ ...ask, kind: 'real' }, caller);
      return { recoveryCode };
    },
    exploreDemo: async ({ as }, { caller, signal }) => {
      await exploreDemo({ desk, graphFor, agency, propose }, as, caller, signal);
      return {};
    },
    unlock: async (ask, { caller }) => {
      await desk.unlock(ask, caller);
      daily(caller);
      return {};
    },
    join: async (ask, { caller }) => {
      if (!(await desk.join(caller, ask))) throw new AppError('signed_out', 'Nobody is signed in.');
      return {};
    },
    unlockQuick: async (ask, { caller }) => {
      await desk.unlockQuick(ask, caller);
      daily(caller);
      return {};
    },
    recover: (ask, { caller }) => desk.recover(ask, caller),
    ...settingsHandlers({ desk, emit }),
    newRecoveryCode: async ({ passphrase }, { caller }) => ({
      recoveryCode: await newRecoveryCodeOnDemand(desk.seat(caller), passphrase),
    }),
    changeKeys: async ({ passphrase }, { caller }) => {
      await newKeysOnDemand(desk.seat(caller), passphrase);
      return {};
    },
    lock: async (_, { signal }) => {
      await desk.lock('asked', signal);
      return {};
    },
  };
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

interface BackupHandlerNeeds {
  readonly desk: Desk;
  readonly backups: Backups;
  readonly heads: KeptHeads;
  readonly jobs: Jobs;
}

export function backupHandlers({ desk, backups, heads, jobs }: BackupHandlerNeeds): All['backups'] {
  return {
    list: (_, { caller }) => backups.list(desk.seat(caller)),
    make: ({ withTokens }, { caller }) => backups.saveAs(desk.seat(caller), withTokens),
    makeNow: (_, { caller, here }) => {
      const ask = { kind: 'backup', by: here().session.personId, mayCancel: false } as const;
      return jobs.run(ask, () => backups.make(desk.seat(caller), 'asked'));
    },
    remove: ({ name }, { caller }) => {
      backups.remove(desk.seat(caller), name);
      return {};
    },
    renew: (_, { caller }) => backups.renew(desk.seat(caller)),
    rehearse: ({ name, passphrase }, { caller }) => backups.rehearse(desk.seat(caller), name, passphrase),
    offers: () => backups.offers(),
    choose: () => backups.choose(),
    restore: async ({ name, personId, passphrase, code }, { caller }) => {
      const about = backups.about(name);
      const secret =
        code === undefined
          ? ({ by: 'passphrase', passphrase } as const)
          : ({ by: 'code', code, newPassphrase: passphrase } as const);
      const restored = await desk.givingWay(about, caller, (leave) =>
        backups.restore(name, personId, secret, leave),
      );
      heads.forget(about.workspaceId);
      return restored;
    },
  };
}
