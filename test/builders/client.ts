import type { ClientId } from '../../shared/model/ids.ts';
import type { TestDesk } from './desk.ts';
import type { Served } from './sandbox.ts';

/** A client of the sandbox with its first ad account and Page connected. */
export async function aConnectedClient(desk: TestDesk, served: Served, index = 0): Promise<ClientId> {
  const { name, accounts, pages } = served.sandbox.describe().clients[index]!;
  const { accountId, currency, timezone } = accounts[0]!;
  const client = await desk.api.clients.add({ name, currency, timezone });
  await desk.api.assets.connect({ clientId: client.id, kind: 'ad_account', metaId: accountId });
  await desk.api.assets.connect({ clientId: client.id, kind: 'page', metaId: pages[0]!.id });
  return client.id;
}
