import { AppError } from '../../shared/failure.ts';
import type { ClientScope } from '../clients/scope.ts';
import type { GraphTransport, Log } from '../ports.ts';
import type { Endpoint } from './endpoints.ts';
import { graphFailure, jsonOf } from './errors.ts';

export const graphVersion = 'v26.0';

export interface ReadOptions {
  readonly token: Buffer;
  readonly signal: AbortSignal;
}

/** The only holder of a transport. Reads what an endpoint describes, for whoever may ask for it. */
export interface GraphClient {
  /** What belongs to no client: the token itself, the list of what it reaches. */
  read<Ask, Reply>(endpoint: Endpoint<Ask, Reply>, ask: Ask, options: ReadOptions): Promise<Reply>;
  /** What belongs to one client: refused before anything is sent unless the scope owns the object. */
  readFor<Ask, Reply>(
    scope: ClientScope,
    endpoint: Endpoint<Ask, Reply>,
    ask: Ask,
    options: ReadOptions,
  ): Promise<Reply>;
}

export function graphClient(transport: GraphTransport, log: Log): GraphClient {
  async function send<Ask, Reply>(
    endpoint: Endpoint<Ask, Reply>,
    ask: Ask,
    options: ReadOptions,
  ): Promise<Reply> {
    const query = new URLSearchParams(endpoint.query(ask)).toString();
    const path = `/${graphVersion}/${endpoint.path(ask)}${query === '' ? '' : `?${query}`}`;
    const reply = await transport.send({ method: 'GET', path, token: options.token }, options.signal);
    // The path stays out of the log: a cursor or an input_token may be in it.
    log.info('graph.answered', { endpoint: endpoint.name, status: reply.status });
    if (reply.status !== 200) throw graphFailure(reply.status, reply.body);
    const parsed = endpoint.reply.safeParse(jsonOf(reply.body));
    if (parsed.success) return parsed.data;
    throw new AppError('graph_failed', 'Meta answered in a shape that Steward does not know.', {
      endpoint: endpoint.name,
    });
  }

  return {
    read: (endpoint, ask, options) => {
      if (endpoint.owner !== null)
        throw new Error(`${endpoint.name} belongs to a client and needs its scope.`);
      return send(endpoint, ask, options);
    },
    readFor: async (scope, endpoint, ask, options) => {
      if (endpoint.owner === null) throw new Error(`${endpoint.name} belongs to no client.`);
      const owner = endpoint.owner(ask);
      // SECURITY: one token reaches every client, so the stored ownership decides before a byte is sent.
      if (!scope.metaIds.has(owner))
        throw new AppError('not_found', 'This client has no such account or Page.');
      const reply = await send(endpoint, ask, options);
      assertAnswersFor(owner, reply);
      return reply;
    },
  };
}

/** SECURITY: the answer must be about the object that was asked for, or nothing of it is used. */
function assertAnswersFor(owner: string, reply: unknown): void {
  for (const named of namedOwners(reply)) {
    if (named !== owner)
      throw new AppError('graph_failed', 'Meta answered about another account. Nothing was stored.');
  }
}

function* namedOwners(reply: unknown): Generator<string> {
  if (typeof reply !== 'object' || reply === null) return;
  if ('account_id' in reply && typeof reply.account_id === 'string') yield reply.account_id;
  else if ('id' in reply && typeof reply.id === 'string') yield reply.id;
  if ('data' in reply && Array.isArray(reply.data)) for (const row of reply.data) yield* namedOwners(row);
}
