import { AppError } from '../../shared/failure.ts';
import { z } from '../../shared/zod.ts';
import type { ClientScope } from '../clients/scope.ts';
import { verdictOf } from './classify.ts';
import { type Endpoint, idOf, ofNobody } from './endpoints/endpoint.ts';
import type { Engine } from './engine.ts';

/** The account or Page that a call is about, once it is known to be the client's. */
export interface Guarded {
  readonly clientId: string;
  readonly kind: 'account' | 'page';
  readonly owner: string;
}

type Lookup = Endpoint<{ objectId: string }, { id: string; account_id: string }>;

/** Asks for nothing but whose an object is. */
const whoseObject: Lookup = ofNobody({
  name: 'object owner',
  path: (ask: { objectId: string }) => idOf(ask.objectId),
  query: () => ({ fields: 'id,account_id' }),
  reply: z.object({ id: z.string(), account_id: z.string() }),
});

interface Look {
  readonly known: Guarded | null;
  /** Finds out whose an object is that nobody has named yet. */
  find(
    read: (lookup: Lookup, ask: { objectId: string }) => Promise<{ account_id: string }>,
  ): Promise<Guarded>;
}

/**
 * SECURITY: one token reaches every client, so the stored ownership decides before a byte of what was asked is sent. What
 * belongs to another client, what does not exist and what the token may not see all sound the same.
 */
export function guard<Ask, Reply>(
  engine: Engine,
  scope: ClientScope,
  endpoint: Endpoint<Ask, Reply>,
  ask: Ask,
): Look {
  const { owner } = endpoint;
  if (owner.by === 'nobody') throw new Error(`${endpoint.name} belongs to no client.`);
  const id = owner.id(ask);
  if (owner.by !== 'object') return known(mine(scope, owner.by, id));
  const accountId = engine.owners.find(id);
  if (accountId !== null) return known(mine(scope, 'account', accountId));
  return {
    known: null,
    find: async (read) => {
      const found = await read(whoseObject, { objectId: id }).catch((error: unknown) => {
        if (verdictOf(error)?.kind === 'gone_or_forbidden') throw notTheirs();
        throw error;
      });
      engine.owners.remember(id, found.account_id);
      return mine(scope, 'account', found.account_id);
    },
  };
}

function known(guarded: Guarded): Look {
  return { known: guarded, find: () => Promise.resolve(guarded) };
}

export function mine(scope: ClientScope, kind: 'account' | 'page', owner: string): Guarded {
  if (!scope.metaIds.has(owner)) throw notTheirs();
  return { clientId: scope.clientId, kind, owner };
}

function notTheirs(): AppError {
  return new AppError('not_found', 'This client has no such account or Page.');
}
