import { AssetKind, ReachedAsset } from '../model/client.ts';
import { ClientId, MetaId, TokenId } from '../model/ids.ts';
import { AppId, AppSecret, MetaApp } from '../model/token-app.ts';
import { ClientToken, TokenNews } from '../model/token-news.ts';
import { AssetAccess, MappedAccess, PastedToken, Rehearsed, TokenCard, TokenRecord } from '../model/token.ts';
import { event } from '../rpc.ts';
import { z } from '../zod.ts';
import { call, read } from './define.ts';

const nothing = z.object({});
const one = z.object({ tokenId: TokenId });
/** Which clients go where: to the shared token, or back to their own. */
const Move = z.object({ clientIds: z.array(ClientId).min(1).max(5000), to: z.enum(['shared', 'own']) });

export const tokens = {
  list: read('super_admin', nothing, z.array(TokenCard)),
  /** One token with the history of its checks and its calls per day. */
  get: read('super_admin', one, TokenRecord),
  /** Asks Meta about the token first; a dead one is refused. Replaces whatever was in its place. */
  add: call(
    'super_admin',
    z.object({
      slot: z.enum(['shared', 'backup', 'client']),
      clientId: ClientId.nullable(),
      token: PastedToken,
    }),
    TokenCard,
  ),
  /** The same for the shared token. */
  setShared: call('super_admin', z.object({ token: PastedToken }), TokenCard),
  remove: call('super_admin', one, nothing),
  /** What a token of the vault reaches, read from Meta now, with the client that has each asset. */
  reach: call('super_admin', one, z.array(ReachedAsset)),
  /** Gives assets that the token was just seen to reach to clients; all of them or none. */
  assign: call(
    'super_admin',
    z.object({
      tokenId: TokenId,
      picks: z
        .array(z.object({ clientId: ClientId, kind: AssetKind, metaId: MetaId }))
        .min(1)
        .max(2000),
    }),
    z.object({ connected: z.int() }),
  ),
  /** Every connected asset of every client, and what each token may do with it as of the last test. */
  map: read('super_admin', nothing, z.array(MappedAccess)),
  /** Every token and every connected asset; how far it is stands in `work.list`, where it can be cancelled. */
  testAll: call('super_admin', nothing, z.array(AssetAccess)),
  test: call('super_admin', one, z.array(AssetAccess)),
  /** One client's assets, with the token that serves it. */
  testClient: call({ client: 'manage' }, z.object({ clientId: ClientId }), z.array(AssetAccess)),
  /** The last results as a file. Null when the person changed their mind. */
  exportMap: call('super_admin', nothing, z.object({ savedAs: z.string().nullable() })),
  /** Tries a new shared token on every asset that the old one serves; nothing is switched. */
  rehearse: call('super_admin', z.object({ token: PastedToken }), z.array(Rehearsed)),
  /** What the last rehearsal found. */
  rehearsal: read('super_admin', nothing, z.array(Rehearsed)),
  /** Puts the rehearsed token in the shared one's place and destroys the old one. */
  rotate: call('super_admin', z.object({ acceptLoss: z.boolean() }), nothing),
  /** The dry run of a move. */
  rehearseMove: call('super_admin', Move, z.array(Rehearsed)),
  move: call('super_admin', Move, nothing),
  /** Sixty more days, when the app secret is set. */
  refresh: call('super_admin', one, TokenCard),
  /** The agency's app; its secret signs every call. */
  app: read('super_admin', nothing, MetaApp),
  setAppSecret: call('super_admin', z.object({ appId: AppId, secret: AppSecret }), MetaApp),
  removeAppSecret: call('super_admin', nothing, MetaApp),
  /** What a super admin should know now: dead, ending, oddly used or old tokens. */
  news: read('super_admin', nothing, z.array(TokenNews)),
  /** What everybody at the client may know of the token that serves it. */
  ofClient: read({ client: 'view' }, z.object({ clientId: ClientId }), ClientToken),
  changed: event(nothing),
};
