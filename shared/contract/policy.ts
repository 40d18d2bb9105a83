import { ClientId } from '../model/ids.ts';
import { PolicyInForce, PolicyOverride, PolicyRules, PolicyState, Replay } from '../model/policy.ts';
import { event } from '../rpc.ts';
import { z } from '../zod.ts';
import { call, read } from './define.ts';

const Why = z.string().trim().min(3).max(300);
const saved = {
  note: z.string().trim().max(300),
  /** The newest version that the person saw: somebody else's change in between is not overwritten. */
  seenVersion: z.int().min(0),
};

export const policy = {
  state: read('super_admin', z.object({}), PolicyState),
  /** What this client's changes are judged by now, its own rules over the workspace's. */
  inForce: read({ client: 'view' }, z.object({ clientId: ClientId }), PolicyInForce),
  save: call('super_admin', z.object({ rules: PolicyRules, ...saved }), PolicyState),
  /** Null takes a client's own rules away. */
  saveClient: call(
    'super_admin',
    z.object({ clientId: ClientId, rules: PolicyOverride.nullable(), ...saved }),
    PolicyState,
  ),
  /** What these rules would have done to the changes of the last 90 days. Reads only what is stored. */
  replay: read('super_admin', z.object({ rules: PolicyRules }), Replay),
  /** The kill switch: from this moment nothing is sent, what is approved already neither. */
  stop: call('super_admin', z.object({ stopped: z.boolean(), why: Why }), PolicyState),
  freeze: call('super_admin', z.object({ clientId: ClientId, frozen: z.boolean(), why: Why }), PolicyState),
  changed: event(z.object({})),
};
