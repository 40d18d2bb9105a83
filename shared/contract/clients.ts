import {
  Asset,
  Client,
  ClientCard,
  ClientName,
  Colour,
  Currency,
  EraseFacts,
  Erased,
  LogoPixels,
  NewFromAssets,
  ReachedAsset,
  TimeZone,
} from '../model/client.ts';
import { AssetId, ClientId, MetaId } from '../model/ids.ts';
import { ConnectionEvent, HeldAsset } from '../model/setup.ts';
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
  /** Several at once out of what the shared token reaches; all of them or none. */
  addMany: call(
    'super_admin',
    z.object({ picks: z.array(NewFromAssets).min(1).max(1_000) }),
    z.array(Client),
  ),
  /** Replaces the whole card; what changed is in the audit trail, before and after. */
  update: call({ client: 'manage' }, z.object({ clientId: ClientId, card: ClientCard }), Client),
  /** Takes a client off every list and stops its syncs; nothing is erased, and it can come back. */
  archive: call('super_admin', z.object({ clientId: ClientId }), z.object({})),
  restore: call('super_admin', z.object({ clientId: ClientId }), z.object({})),
  archived: read('super_admin', z.object({}), z.array(Client)),
  /** What deleting an archived client would take away, and what it would not. */
  eraseFacts: read('super_admin', z.object({ clientId: ClientId }), EraseFacts),
  /** For good. The client is archived before, and its name is typed as it is written. */
  erase: call('super_admin', z.object({ clientId: ClientId, name: z.string().max(300) }), Erased),
  /** The picture, as PNG in base64; null when there is none. */
  logo: read({ client: 'view' }, z.object({ clientId: ClientId }), z.object({ png: z.base64().nullable() })),
  setLogo: call({ client: 'manage' }, z.object({ clientId: ClientId, logo: LogoPixels }), z.object({})),
  removeLogo: call({ client: 'manage' }, z.object({ clientId: ClientId }), z.object({})),
  changed: event(z.object({ clientId: ClientId })),
  /** Many at once came, changed or went. */
  listed: event(z.object({})),
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
  /** All that the client has or had; a disconnected one keeps its history. */
  held: read({ client: 'view' }, z.object({ clientId: ClientId }), z.array(HeldAsset)),
  /** What may be connected to this client: what nobody has, and what was its own before. Read from Meta now. */
  connectable: call({ client: 'connect' }, z.object({ clientId: ClientId }), z.array(ReachedAsset)),
  disconnect: call(
    { client: 'disconnect' },
    z.object({ clientId: ClientId, assetId: AssetId }),
    z.array(HeldAsset),
  ),
  history: read({ client: 'manage' }, z.object({ clientId: ClientId }), z.array(ConnectionEvent)),
};
