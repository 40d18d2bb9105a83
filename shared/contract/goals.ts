import { ClientId, MetaId } from '../model/ids.ts';
import { Goals, ResultChoice, TargetChoice } from '../model/target.ts';
import { z } from '../zod.ts';
import { call, read } from './define.ts';

export const goals = {
  /** The whole history; what is in force on a day follows from it (shared/model/target.ts). */
  list: read({ client: 'view' }, z.object({ clientId: ClientId }), Goals),
  /** Campaigns that a sync brought, for a choice of their own. */
  campaigns: read(
    { client: 'view' },
    z.object({ clientId: ClientId }),
    z.array(z.object({ id: MetaId, name: z.string(), objective: z.string().nullable() })),
  ),
  setResult: call({ client: 'manage' }, z.object({ clientId: ClientId, choice: ResultChoice }), Goals),
  setTarget: call({ client: 'manage' }, z.object({ clientId: ClientId, choice: TargetChoice }), Goals),
};
