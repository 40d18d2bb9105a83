import { z } from '../zod.ts';
import { Instant } from './ids.ts';

/** `workspace`, or the id of the client whose chain it is. */
export const Chain = z.union([z.literal('workspace'), z.uuid()]);

export const AuditEntry = z.object({
  chain: Chain,
  seq: z.int(),
  at: Instant,
  actor: z.string(),
  what: z.string(),
  subject: z.string(),
  outcome: z.string(),
  traceId: z.string().nullable(),
  /** `null` when the details were erased with their client. */
  detail: z.json().nullable(),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
