import type { StewardContract } from '../shared/contract/contract.ts';
import { ClientId } from '../shared/model/ids.ts';
import type { Emit } from '../shared/rpc.ts';
import { mintScope } from './clients/scope.ts';
import { PictureKeeper } from './media/keeper.ts';
import { pictureFor } from './media/use-cases.ts';
import type { Domain, Ports } from './ports.ts';
import type { Ways } from './ways.ts';
import type { Desk } from './workspace/desk.ts';
import { sessionOf } from './workspace/use-cases.ts';

export function keeperFor(ports: Ports, ways: Ways, emit: Emit<StewardContract>): PictureKeeper {
  return new PictureKeeper({
    log: ports.log,
    transport: ways.pictures,
    workshop: ports.pictures,
    originOf: (work) => (work.kind === 'demo' ? null : ports.graphOrigin),
    onKept: (kept) => emit('media.kept', { ...kept, clientId: ClientId.parse(kept.clientId) }),
  });
}

/** SECURITY: who sits here is asked for on every picture, as on every call. */
export function pictureOf(desk: Desk, clientId: string, id: string): ReturnType<Domain['picture']> {
  const work = desk.current()?.work;
  const client = ClientId.safeParse(clientId);
  if (!work || !client.success) return null;
  try {
    return pictureFor(work, mintScope(work.ledger, sessionOf(work), 'view', client.data), id);
  } catch {
    return null;
  }
}
