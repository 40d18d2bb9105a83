import type { StewardContract } from '../../shared/contract/contract.ts';
import type { ClientId } from '../../shared/model/ids.ts';
import type { Emit, Handlers } from '../../shared/rpc.ts';
import type { Admitted } from '../admission.ts';
import type { GraphClient } from '../graph/client.ts';
import type { Caller, Shell } from '../ports.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import {
  connectable,
  connectAsset,
  connectionHistory,
  disconnectAsset,
  listAssets,
  listHeld,
} from './assets/use-cases.ts';
import { logoOf, removeLogo, setLogo } from './brand/use-cases.ts';
import { eraseClient, eraseFacts } from './erase/use-cases.ts';
import { discoverAll } from './loose/use-cases.ts';
import { createMany } from './many.ts';
import { campaignsOf, chooseResult, chooseTarget, goalsOf } from './goals/use-cases.ts';
import {
  fillMail,
  namingOf,
  resetTemplate,
  setNaming,
  setTemplate,
  templatesOf,
  useMail,
} from './mail/use-cases.ts';
import { markStep, setupOf, testStep } from './setup/use-cases.ts';
import { archiveClient, changeClient, createClient, listArchived, listClients } from './use-cases.ts';

type All = Handlers<StewardContract, Admitted>;

export interface ClientNeeds {
  readonly graphFor: (work: OpenWorkspace) => GraphClient;
  readonly shell: Shell;
  /** The backups that Steward keeps on this desktop. */
  readonly backupsOf: (caller: Caller) => readonly { readonly name: string; readonly createdAt: string }[];
  readonly emit: Emit<StewardContract>;
}

type Nouns = 'clients' | 'assets' | 'goals' | 'setup' | 'mails';
type Wide = 'eraseFacts' | 'erase' | 'addMany';
type Said = <V>(about: { readonly clientId: ClientId }, value: V) => V;

export function clientHandlers(needs: ClientNeeds): Pick<All, Nouns> {
  const said: Said = ({ clientId }, value) => {
    needs.emit('clients.changed', { clientId });
    return value;
  };
  return {
    clients: { ...cardHandlers(said), ...wideHandlers(needs) },
    assets: assetHandlers(needs, said),
    goals: goalHandlers(said),
    setup: setupHandlers(needs, said),
    mails: mailHandlers(),
  };
}

function wideHandlers({ backupsOf, graphFor, emit }: ClientNeeds): Pick<All['clients'], Wide> {
  return {
    addMany: async ({ picks }, { here, signal }) => {
      const made = await createMany(here().work, graphFor(here().work), picks, signal);
      emit('clients.listed', {});
      return made;
    },
    eraseFacts: ({ clientId }, { here, caller }) => ({
      ...eraseFacts(here().work, clientId),
      backups: [...backupsOf(caller)],
    }),
    erase: async (ask, { here, caller }) => {
      const erased = await eraseClient(here().work, ask);
      emit('clients.listed', {});
      return { ...erased, backups: [...backupsOf(caller)] };
    },
  };
}

function cardHandlers(said: Said): Omit<All['clients'], Wide> {
  return {
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
    logo: (_, { here, scope }) => ({
      png: logoOf(here().work.ledger, scope().clientId)?.toString('base64') ?? null,
    }),
    setLogo: (ask, { here, scope }) => {
      setLogo(here().work, scope(), ask.logo);
      return said(ask, {});
    },
    removeLogo: (ask, { here, scope }) => {
      removeLogo(here().work, scope());
      return said(ask, {});
    },
  };
}

function assetHandlers({ graphFor }: ClientNeeds, said: Said): All['assets'] {
  return {
    list: (_, { here, scope }) => listAssets(here().work, scope()),
    discover: (_, { here, signal }) => discoverAll(here().work, graphFor(here().work), signal),
    connect: async (ask, { here, scope, signal }) =>
      said(ask, await connectAsset(here().work, graphFor(here().work), scope(), ask, signal)),
    held: (_, { here, scope }) => listHeld(here().work, scope()),
    connectable: (_, { here, scope, signal }) =>
      connectable(here().work, graphFor(here().work), scope(), signal),
    disconnect: (ask, { here, scope }) => said(ask, disconnectAsset(here().work, scope(), ask.assetId)),
    history: (_, { here, scope }) => connectionHistory(here().work, scope()),
  };
}

function goalHandlers(said: Said): All['goals'] {
  return {
    list: (_, { here, scope }) => goalsOf(here().work.ledger, scope().clientId),
    campaigns: (_, { here, scope }) => campaignsOf(here().work, scope()),
    setResult: (ask, { here, scope }) => said(ask, chooseResult(here().work, scope(), ask.choice)),
    setTarget: (ask, { here, scope }) => said(ask, chooseTarget(here().work, scope(), ask.choice)),
  };
}

function setupHandlers({ graphFor, shell }: ClientNeeds, said: Said): All['setup'] {
  return {
    view: (_, { here, scope }) => setupOf(here().work, scope()),
    mark: (ask, { here, scope }) => said(ask, markStep(here().work, scope(), ask)),
    test: async (ask, { here, scope, signal }) =>
      said(ask, await testStep(here().work, graphFor(here().work), scope(), ask.step, signal)),
    mail: (ask, { here, scope }) => fillMail(here().work, scope(), ask),
    useMail: async (ask, { here, scope }) => {
      await useMail(here().work, scope(), shell, ask);
      return said(ask, setupOf(here().work, scope()));
    },
  };
}

function mailHandlers(): All['mails'] {
  return {
    templates: (_, { here }) => templatesOf(here().work),
    setTemplate: (ask, { here }) => setTemplate(here().work, ask),
    resetTemplate: ({ kind, language }, { here }) => resetTemplate(here().work, kind, language),
    naming: (_, { here }) => namingOf(here().work),
    setNaming: ({ pattern }, { here }) => setNaming(here().work, pattern),
  };
}
