import { z } from '../zod.ts';
import { Currency } from './client.ts';
import { ClientId, Instant, MetaId } from './ids.ts';
import { BudgetField, ObjectKind, ProposalId } from './proposal.ts';

export const ChangeState = z.enum([
  'sending',
  'confirmed',
  'rejected',
  'not_applied',
  'unknown',
  'needs_person',
]);
export type ChangeState = z.infer<typeof ChangeState>;

/** While a change is in one of these, nothing else is sent to its object. */
export const openStates: readonly ChangeState[] = ['sending', 'unknown', 'needs_person'];

export const Change = z.object({
  id: z.uuid(),
  clientId: ClientId,
  proposalId: ProposalId,
  accountId: MetaId,
  objectKind: ObjectKind,
  objectId: MetaId,
  objectName: z.string(),
  field: BudgetField,
  beforeMinor: z.int(),
  afterMinor: z.int(),
  currency: Currency,
  state: ChangeState,
  startedAt: Instant,
  settledAt: Instant.nullable(),
  why: z.string().nullable(),
  traceId: z.string().nullable(),
  metaCode: z.int().nullable(),
  metaSubcode: z.int().nullable(),
  readMinor: z.int().nullable(),
});
export type Change = z.infer<typeof Change>;
