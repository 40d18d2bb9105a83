import { AppError, failureOf } from '../../shared/failure.ts';
import type { ClientScope } from '../clients/scope.ts';
import type { Clock, GraphTransport, Log } from '../ports.ts';
import { graphClient } from './client.ts';
import { everyEndpoint } from './endpoints/endpoint.ts';
import { approveIntent } from './intent.ts';

export interface EndpointTry {
  readonly name: string;
  readonly isClients: boolean;
  readonly refused: boolean;
  /** What came of the same question about one's own; null where the client has nothing that could be asked about. */
  readonly ownPasses: boolean | null;
}

interface Side {
  readonly scope: ClientScope;
  /** Any id of Meta's that belongs to the client. */
  readonly metaId: string | null;
}

interface Needs {
  readonly clock: Clock;
  readonly log: Log;
}

const signal = new AbortController().signal;

/**
 * Asks, with the scope of one client, about what belongs to another one, through the very client that asks Meta, but
 * with a wire that leads nowhere. SECURITY: whatever reaches that wire would have been sent.
 */
export async function tryEndpoints(
  needs: Needs,
  own: Side,
  foreign: Side,
  pace: () => Promise<void> | undefined = () => undefined,
): Promise<EndpointTry[]> {
  const tries: EndpointTry[] = [];
  for (const endpoint of everyEndpoint()) {
    await pace();
    const { name } = endpoint;
    if (endpoint.owner.by === 'nobody') {
      tries.push({ name, isClients: false, refused: true, ownPasses: null });
      continue;
    }
    const ask = (metaId: string) => (client: Deaf) =>
      client.graph.readFor(own.scope, endpoint, anyAsk(metaId), options());
    tries.push({ name, isClients: true, ...(await both(needs, own, foreign, ask)) });
  }
  const budget = (metaId: string) => (client: Deaf) =>
    client.graph.writeFor(own.scope, budgetOf(metaId), 'validate', options());
  tries.push({ name: 'budget', isClients: true, ...(await both(needs, own, foreign, budget)) });
  return tries;
}

type AskOf = (metaId: string) => (client: Deaf) => Promise<unknown>;

async function both(
  needs: Needs,
  own: Side,
  foreign: Side,
  askOf: AskOf,
): Promise<Pick<EndpointTry, 'refused' | 'ownPasses'>> {
  // A client without assets has nothing that could be stolen; an id that nobody owns is tried instead.
  const theirs = foreign.metaId ?? '999000999000';
  const outcome = await sent(needs, askOf(theirs), theirs);
  const refused = outcome.code === 'not_found' && outcome.requests === 0;
  if (own.metaId === null) return { refused, ownPasses: null };
  const mine = await sent(needs, askOf(own.metaId), own.metaId);
  return { refused, ownPasses: mine.code !== 'not_found' };
}

type Deaf = ReturnType<typeof deaf>;

/** A Graph client that knows whose every object is, and whose wire leads nowhere. */
function deaf({ clock, log }: Needs, owner: string) {
  let requests = 0;
  const transport: GraphTransport = {
    send: () => {
      requests += 1;
      return Promise.reject(new AppError('offline', 'The drill sends nothing.'));
    },
    close: () => Promise.resolve(),
  };
  const owners = { find: () => owner, remember: () => undefined };
  // Retries wait for nothing here.
  const wake = (_: number, then: () => void) => (queueMicrotask(then), () => undefined);
  return { graph: graphClient({ transport, clock, log, owners, wake }), requests: () => requests };
}

async function sent(
  needs: Needs,
  ask: (client: Deaf) => Promise<unknown>,
  owner: string,
): Promise<{ code: string; requests: number }> {
  const client = deaf(needs, owner);
  try {
    await ask(client);
    return { code: 'answered', requests: client.requests() };
  } catch (error) {
    return { code: failureOf(error).code, requests: client.requests() };
  }
}

const options = () => ({ token: Buffer.from('drill'), signal });

/** Whatever an endpoint wants to be asked by: every field of it names the same thing. */
function anyAsk(metaId: string): never {
  return new Proxy({}, { get: (_, field) => (field === 'postId' ? `${metaId}_1` : metaId) }) as never;
}

function budgetOf(metaId: string) {
  const object = { kind: 'campaign', id: '1' } as const;
  return approveIntent({
    proposalId: 'drill',
    accountId: metaId,
    object,
    field: 'daily_budget',
    minorUnits: 1,
  });
}
