import type { StewardContract } from '../../shared/contract/contract.ts';
import type { Emit, Handlers } from '../../shared/rpc.ts';
import type { Admitted } from '../admission.ts';
import type { Dialogs, Files } from '../ports.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import type { GraphClient } from './client.ts';
import { networkOf, type Probe, setNetwork } from './network.ts';
import { exportTrace, limitsOf, releaseLimit } from './use-cases.ts';

interface Needs {
  readonly graphFor: (work: OpenWorkspace) => GraphClient;
  readonly dialogs: Dialogs;
  readonly files: Files;
}

export function graphHandlers({
  graphFor,
  dialogs,
  files,
}: Needs): Handlers<StewardContract, Admitted>['graph'] {
  return {
    limits: (_, { here }) => limitsOf(here().work, graphFor(here().work)),
    release: ({ lane }, { here }) => {
      releaseLimit(here().work, graphFor(here().work), lane);
      return {};
    },
    trace: (_, { here }) => graphFor(here().work).recentCalls(),
    exportTrace: (_, { here }) => exportTrace(here().work, graphFor(here().work), { dialogs, files }),
  };
}

export function networkHandlers({
  probeNetwork,
  emit,
}: {
  readonly probeNetwork: Probe;
  readonly emit: Emit<StewardContract>;
}): Handlers<StewardContract, Admitted>['network'] {
  return {
    get: (_, { here }) => networkOf(here().work),
    set: async (ask, { here, signal }) => {
      const network = await setNetwork(here().work, ask, probeNetwork, signal);
      emit('network.changed', {});
      return network;
    },
  };
}
