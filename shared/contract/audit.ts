import { AuditActor, AuditEntry, AuditFilter, AuditVerdict, TrailState } from '../model/audit.ts';
import { ClientId } from '../model/ids.ts';
import { event } from '../rpc.ts';
import { z } from '../zod.ts';
import { call, read } from './define.ts';

const forClient = z.object({ clientId: ClientId });
const saved = z.object({ savedAs: z.string().nullable(), rows: z.int() });

export const audit = {
  client: read({ client: 'manage' }, AuditFilter.extend({ clientId: ClientId }), z.array(AuditEntry)),
  workspace: read('super_admin', AuditFilter, z.array(AuditEntry)),
  /** Who stands in a trail, also those who have left since. */
  actorsOfClient: read({ client: 'manage' }, forClient, z.array(AuditActor)),
  actorsOfWorkspace: read('super_admin', z.object({}), z.array(AuditActor)),
  verifyClient: read({ client: 'manage' }, forClient, AuditVerdict),
  /** Every chain and the triggers that keep them append-only; a few milliseconds at a time. */
  verifyAll: read('super_admin', z.object({}), TrailState),
  /** What the last verification of everything found; it runs after each unlock. */
  state: read('signed_in', z.object({}), TrailState),
  /** JSON Lines for the client's auditor, saved where the person says. */
  exportClient: call({ client: 'manage' }, forClient, saved),
  exportWorkspace: call('super_admin', z.object({}), saved),
  verified: event(z.object({ ok: z.boolean() })),
};
