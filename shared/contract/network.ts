import { AuthorityPem, Network, ProxyAddress, ProxyLogin } from '../model/network.ts';
import { event } from '../rpc.ts';
import { z } from '../zod.ts';
import { call, read } from './define.ts';

export const network = {
  /** How this workspace reaches Meta. */
  get: read('super_admin', z.object({}), Network),
  /**
   * Tried before it is kept: a proxy or an authority through which Meta does not answer is refused. `keep` leaves the
   * authority or the login as it is; certificates are checked whatever is set here.
   */
  set: call(
    'super_admin',
    z.object({
      proxy: ProxyAddress.nullable(),
      login: z.union([ProxyLogin, z.literal('keep'), z.null()]).default('keep'),
      authority: z.union([AuthorityPem, z.literal('keep'), z.null()]),
    }),
    Network,
  ),
  changed: event(z.object({})),
};
