import { z } from '../zod.ts';
import { Instant } from './ids.ts';

/** `workspace`, or the id of the client whose chain it is. */
const Chain = z.union([z.literal('workspace'), z.uuid()]);
type Chain = z.infer<typeof Chain>;

export const AuditEntry = z.object({
  chain: Chain,
  seq: z.int(),
  at: Instant,
  actor: z.string(),
  what: z.string(),
  subject: z.string(),
  outcome: z.enum(['done', 'refused', 'failed']),
  traceId: z.string().nullable(),
  detail: z.json().nullable(),
  /** Whether `detail` is empty because there never was one, or because it was erased with its client. */
  details: z.enum(['none', 'kept', 'erased']),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditFilter = z.object({
  /** `client.added`, or a noun alone for everything that happened to it. */
  what: z.string().max(80).optional(),
  /** Sought in what, about, who and the details. */
  text: z.string().max(200).optional(),
  /** The id of whoever did it; `null` for what Steward did by itself. */
  actorId: z.uuid().nullable().optional(),
  from: Instant.optional(),
  until: Instant.optional(),
  /** The number of the last row of the page before. */
  before: z.int().positive().optional(),
  limit: z.int().min(1).max(200).default(100),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

/** Somebody who did something in a chain, by the newest name there; without an id it was Steward itself. */
export const AuditActor = z.object({ id: z.uuid().nullable(), name: z.string() });
export type AuditActor = z.infer<typeof AuditActor>;

export const AuditVerdict = z.object({
  chain: Chain,
  rows: z.int(),
  ok: z.boolean(),
  firstBad: z.object({ seq: z.int(), why: z.string() }).nullable(),
  head: z.object({ seq: z.int(), hash: z.string() }),
  tail: z.enum(['confirmed', 'cannot_exclude_rewritten_tail']),
});
export type AuditVerdict = z.infer<typeof AuditVerdict>;

/** The whole trail at a glance. */
export const TrailState = z.object({
  checkedAt: Instant.nullable(),
  ok: z.boolean().nullable(),
  rows: z.int(),
  /** What is wrong, as sentences; empty when all is well. */
  faults: z.array(z.string()),
  /** Where the workspace's own chain stands. */
  head: z.object({ seq: z.int(), hash: z.string() }).nullable(),
});
export type TrailState = z.infer<typeof TrailState>;
