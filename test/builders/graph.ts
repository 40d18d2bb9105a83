import { undiciTransport } from '../../main/adapters/undici-transport.ts';
import type { ClientScope } from '../../main/clients/scope.ts';
import { type GraphClient, graphClient, type ReadOptions } from '../../main/graph/client.ts';
import { accountCard } from '../../main/graph/endpoints/accounts.ts';
import type { EngineNeeds } from '../../main/graph/engine.ts';
import type { Wake } from '../../main/ports.ts';
import type { GraphTransport } from '../../main/ports.ts';
import type { Sandbox } from '../../main/sandbox/sandbox.ts';
import type { Served } from './sandbox.ts';

export interface TestGraph {
  readonly graph: GraphClient;
  readonly logged: string[];
  readonly transport: GraphTransport;
}

const opened: GraphTransport[] = [];

/** The client on real HTTP against a sandbox, on the sandbox's clock: waiting moves that clock instead of taking time. */
export function aGraph({ sandbox, origin }: Served, needs: Partial<EngineNeeds> = {}): TestGraph {
  const transport = needs.transport ?? undiciTransport(origin);
  opened.push(transport);
  const logged: string[] = [];
  const graph = graphClient({
    clock: { now: () => new Date(sandbox.clock.now()) },
    log: {
      info: (event, facts) => logged.push(JSON.stringify({ event, facts })),
      error: (event, cause, facts) => logged.push(JSON.stringify({ event, cause: String(cause), facts })),
    },
    wake: jumping(sandbox),
    random: () => 0.5,
    ...needs,
    transport,
  });
  return { graph, logged, transport };
}

/** Waiting moves the sandbox's clock instead of taking time. */
export function jumping(sandbox: Sandbox): Wake {
  return (ms, then) => {
    const soon = setImmediate(() => {
      sandbox.clock.advance(ms / 1000);
      then();
    });
    return () => clearImmediate(soon);
  };
}

/** The first client, with the shared token and a question that any test can ask. */
export function aFirstClient(served: Served) {
  const { accounts, pages } = served.sandbox.describe().clients[0]!;
  const scope = scopeOf(served, 0);
  const options: ReadOptions = { token: tokenOf(served), signal: new AbortController().signal };
  const made = aGraph(served);
  const accountId = accounts[0]!.accountId;
  const card = () => made.graph.readFor(scope, accountCard, { accountId }, options);
  return { ...made, scope, options, accountId, pageId: pages[0]!.id, card };
}

/** For `afterEach`. */
export async function closeGraphs(): Promise<void> {
  for (const transport of opened.splice(0)) await transport.close();
}

/** What the tenancy rules would mint for the client's people. */
export function scopeOf({ sandbox }: Served, index: number): ClientScope {
  const client = sandbox.describe().clients[index]!;
  const ids = [...client.accounts.map(({ accountId }) => accountId), ...client.pages.map(({ id }) => id)];
  return { clientId: `client-${index}`, metaIds: new Set(ids) } as unknown as ClientScope;
}

export function tokenOf({ sandbox }: Served, name = 'shared'): Buffer {
  return Buffer.from(sandbox.describe().tokens[name] ?? '');
}
