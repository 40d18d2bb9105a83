import type { StewardContract } from '../../shared/contract/contract.ts';
import type { ClientId } from '../../shared/model/ids.ts';
import type { Emit, Handlers } from '../../shared/rpc.ts';
import type { Admitted } from '../admission.ts';
import type { GraphClient } from '../graph/client.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { campaignsOf, chooseResult, chooseTarget, goalsOf } from './goals/use-cases.ts';
import {
  archiveClient,
  changeClient,
  connectAsset,
  createClient,
  discoverAssets,
  listArchived,
  listAssets,
  listClients,
} from './use-cases.ts';

type All = Handlers<StewardContract, Admitted>;

export interface ClientNeeds {
  readonly graphFor: (work: OpenWorkspace) => GraphClient;
  readonly emit: Emit<StewardContract>;
}

export function clientHandlers({ graphFor, emit }: ClientNeeds): Pick<All, 'clients' | 'assets' | 'goals'> {
  const said = <V>({ clientId }: { readonly clientId: ClientId }, value: V): V => {
    emit('clients.changed', { clientId });
    return value;
  };
  return {
    clients: {
      list: (_, { here }) => listClients(here().work, here().session),
      add: (ask, { here }) => {
        const client = createClient(here().work, ask);
        return said({ clientId: client.id }, client);
      },
      update: (ask, { here, scope }) => said(ask, changeClient(here().work, scope(), ask.card)),
      archive: (ask, { here }) => {
        archiveClient(here().work, ask.clientId, true);
        return said(ask, {});
      },
      restore: (ask, { here }) => {
        archiveClient(here().work, ask.clientId, false);
        return said(ask, {});
      },
      archived: (_, { here }) => listArchived(here().work),
    },
    assets: {
      list: (_, { here, scope }) => listAssets(here().work, scope()),
      discover: (_, { here, signal }) => discoverAssets(here().work, graphFor(here().work), signal),
      connect: async (ask, { here, scope, signal }) =>
        said(ask, await connectAsset(here().work, graphFor(here().work), scope(), ask, signal)),
    },
    goals: {
      list: (_, { here, scope }) => goalsOf(here().work.ledger, scope().clientId),
      campaigns: (_, { here, scope }) => campaignsOf(here().work, scope()),
      setResult: (ask, { here, scope }) => said(ask, chooseResult(here().work, scope(), ask.choice)),
      setTarget: (ask, { here, scope }) => said(ask, chooseTarget(here().work, scope(), ask.choice)),
    },
  };
}
