import type { StewardContract } from '../../shared/contract/contract.ts';
import type { CallContext, Emit, Handlers } from '../../shared/rpc.ts';
import type { Admitted } from '../admission.ts';
import { mintScope } from '../clients/scope.ts';
import type { GraphClient } from '../graph/client.ts';
import { ClientId } from '../../shared/model/ids.ts';
import type { Jobs } from '../long-work/jobs.ts';
import type { Dialogs, Files } from '../ports.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { metaApp, refresh, removeAppSecret, setAppSecret } from './app-secret.ts';
import { clientToken } from './care.ts';
import { listTokens, tokenRecord, wholeMap } from './cards.ts';
import { assign, reachOf } from './discovery.ts';
import { exportMap } from './export.ts';
import { destroy } from './keep.ts';
import { newsOf } from './news.ts';
import { moveClients, rehearsal, rehearse, rehearseMove, switchShared } from './rotation.ts';
import { type TestAsk, testClient, testEverything, testOne } from './testing.ts';
import { addToken, setSharedToken } from './use-cases.ts';

interface Needs {
  readonly graphFor: (work: OpenWorkspace) => GraphClient;
  readonly emit: Emit<StewardContract>;
  readonly jobs: Jobs;
  readonly dialogs: Dialogs;
  readonly files: Files;
}

type All = Handlers<StewardContract, Admitted>['tokens'];

export function tokenHandlers(needs: Needs): All {
  const { graphFor, emit, dialogs, files, jobs } = needs;
  /** The vault changed: say so, also when only half of it worked. */
  const said: Said = async (value) => {
    try {
      return await value;
    } finally {
      emit('tokens.changed', {});
    }
  };
  const long: Long = (kind, { here, signal }, task, clientId = null) => {
    const { work, session } = here();
    const scopeOf = (id: string) => mintScope(work.ledger, session, 'view', ClientId.parse(id));
    const base = { work, graph: graphFor(work), scopeOf };
    return said(
      jobs.run({ kind, by: session.personId, signal, clientId }, (job) =>
        task({ ...base, signal: job.signal, onProgress: (done, of) => job.progress(done, of) }),
      ),
    );
  };
  return {
    list: (_, { here }) => listTokens(here().work),
    get: ({ tokenId }, { here }) => tokenRecord(here().work, tokenId),
    add: ({ token, ...place }, { here, signal }) =>
      said(addToken(here().work, graphFor(here().work), { ...place, pasted: token }, signal)),
    setShared: ({ token }, { here, signal }) =>
      said(setSharedToken(here().work, graphFor(here().work), token, signal)),
    remove: ({ tokenId }, { here }) => {
      destroy(here().work, tokenId);
      return said({});
    },
    reach: ({ tokenId }, { here, signal }) => reachOf(here().work, graphFor(here().work), tokenId, signal),
    assign: async ({ tokenId, picks }, { here, signal }) => {
      const { work, session } = here();
      const scopeOf = (id: string) => mintScope(work.ledger, session, 'connect', ClientId.parse(id));
      const done = await assign(work, graphFor(work), { tokenId, picks, scopeOf }, signal);
      for (const clientId of new Set(picks.map((pick) => pick.clientId)))
        emit('clients.changed', { clientId });
      return said(done);
    },
    map: (_, { here }) => wholeMap(here().work),
    testAll: (_, context) => long('token_check', context, testEverything),
    test: ({ tokenId }, context) => long('token_check', context, (ask) => testOne(ask, tokenId)),
    // A member's test reaches the one client that the door let them to.
    testClient: ({ clientId }, context) =>
      long(
        'token_check',
        context,
        (ask) => testClient({ ...ask, scopeOf: context.scope }, clientId),
        clientId,
      ),
    exportMap: (_, { here }) => exportMap(here().work, { dialogs, files }),
    ...changes(said, long),
    ...ofTheApp(needs, said),
    news: (_, { here }) => newsOf(here().work),
    ofClient: (_, { here, scope }) => clientToken(here().work, scope().clientId),
  };
}

type Said = <T>(value: T | Promise<T>) => Promise<T>;

function ofTheApp(
  { graphFor }: Needs,
  said: Said,
): Pick<All, 'app' | 'setAppSecret' | 'removeAppSecret' | 'refresh'> {
  return {
    app: (_, { here }) => metaApp(here().work),
    setAppSecret: (app, { here, signal }) =>
      said(setAppSecret(here().work, graphFor(here().work), app, signal)),
    removeAppSecret: (_, { here }) => {
      removeAppSecret(here().work);
      return said(metaApp(here().work));
    },
    refresh: async ({ tokenId }, { here, signal }) => {
      await said(refresh(here().work, graphFor(here().work), tokenId, signal));
      return tokenRecord(here().work, tokenId).card;
    },
  };
}

type Long = <T>(
  kind: 'token_check' | 'rotation',
  context: Pick<Admitted, 'here'> & CallContext,
  task: (ask: TestAsk) => Promise<T>,
  clientId?: ClientId | null,
) => Promise<T>;

function changes(
  said: Said,
  long: Long,
): Pick<All, 'rehearse' | 'rehearsal' | 'rotate' | 'rehearseMove' | 'move'> {
  return {
    rehearse: ({ token }, context) => long('rotation', context, (ask) => rehearse(ask, token)),
    rehearsal: (_, { here }) => rehearsal(here().work),
    rotate: async (choice, context) => {
      await long('rotation', context, (ask) => switchShared(ask, choice));
      return {};
    },
    rehearseMove: (move, context) => long('token_check', context, (ask) => rehearseMove(ask, move)),
    move: (move, { here }) => {
      moveClients(here().work, move);
      return said({});
    },
  };
}
