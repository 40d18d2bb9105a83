import { AuditEntry } from '../model/audit.ts';
import { ClientId } from '../model/ids.ts';
import { z } from '../zod.ts';
import { call } from './define.ts';

const page = { limit: z.int().min(1).max(200).default(50) };

export const audit = {
  client: call({ client: 'manage' }, z.object({ clientId: ClientId, ...page }), z.array(AuditEntry)),
  workspace: call('super_admin', z.object(page), z.array(AuditEntry)),
};
