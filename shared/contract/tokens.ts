import { PastedToken, TokenCard } from '../model/token.ts';
import { z } from '../zod.ts';
import { call, read } from './define.ts';

export const tokens = {
  list: read('super_admin', z.object({}), z.array(TokenCard)),
  /** Asks Meta about the token first; a dead one is refused. Replaces the shared token that was there. */
  setShared: call('super_admin', z.object({ token: PastedToken }), TokenCard),
};
