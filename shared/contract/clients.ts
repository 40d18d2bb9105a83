import {
  Asset,
  Client,
  ClientCard,
  ClientName,
  Colour,
  Currency,
  ReachedAsset,
  TimeZone,
} from '../model/client.ts';
import { ClientId, MetaId } from '../model/ids.ts';
import { event } from '../rpc.ts';
import { z } from '../zod.ts';
import { call, read } from './define.ts';

export const clients = {
  /** The clients that this person may see, by name. */
  list: read('signed_in', z.object({}), z.array(Client)),
  add: call(
    'super_admin',
    z.object({ name: ClientName, currency: Currency, timezone: TimeZone, colour: Colour.optional() }),
    Client,
  ),
  /** Replaces the whole card; what changed is in the audit trail, before and after. */
  update: call({ client: 'manage' }, z.object({ clientId: ClientId, card: ClientCard }), Client),
  /** Takes a client off every list and stops its syncs; nothing is erased, and it can come back. */
  archive: call('super_admin', z.object({ clientId: ClientId }), z.object({})),
  restore: call('super_admin', z.object({ clientId: ClientId }), z.object({})),
  archived: read('super_admin', z.object({}), z.array(Client)),
  changed: event(z.object({ clientId: ClientId })),
};

export const assets = {
  list: read({ client: 'view' }, z.object({ clientId: ClientId }), z.array(Asset)),
  /** What the shared token reaches, read from Meta now. */
  discover: call('super_admin', z.object({}), z.array(ReachedAsset)),
  /** Gives one asset to one client, after Meta confirmed that it can be read. */
  connect: call(
    { client: 'connect' },
    z.object({ clientId: ClientId, kind: z.enum(['ad_account', 'page']), metaId: MetaId }),
    Asset,
  ),
};
