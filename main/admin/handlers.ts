import type { StewardContract } from '../../shared/contract/contract.ts';
import type { Handlers } from '../../shared/rpc.ts';
import type { Admitted } from '../admission.ts';
import type { GraphClient } from '../graph/client.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { adminOverview } from './use-cases.ts';

export function adminHandlers({
  graphFor,
}: {
  readonly graphFor: (work: OpenWorkspace) => GraphClient;
}): Handlers<StewardContract, Admitted>['admin'] {
  return { overview: (_, { here }) => adminOverview(here().work, graphFor(here().work)) };
}
