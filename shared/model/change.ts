import { z } from '../zod.ts';
import { Currency } from './client.ts';
import { ResultName } from './figures.ts';
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

/** Who changed a budget: Steward, a person or tool of somebody else, Meta by itself, or our app without a change of ours. */
export const LedgerSource = z.enum(['ours', 'others', 'meta', 'unexplained']);
export type LedgerSource = z.infer<typeof LedgerSource>;

const Pair = z.object({ before: z.number().nullable(), after: z.number().nullable() });

/** What the ad account did in the 7 days before and the 7 days after: what happened, not why. */
export const LedgerEffect = z.object({
  /** Spend a day, in the smallest unit. */
  before: z.int(),
  after: z.int(),
  /** What both weeks count; `null` where nothing is counted. */
  result: ResultName.nullable(),
  results: Pair,
  /** Of one result, in millionths. */
  costMicros: Pair,
});
export type LedgerEffect = z.infer<typeof LedgerEffect>;

/** One change of a budget of the client, ours or not, oldest knowledge first: our own record, then Meta's log. */
export const LedgerEntry = z.object({
  id: z.string(),
  at: Instant,
  source: LedgerSource,
  objectId: MetaId.nullable(),
  objectName: z.string(),
  currency: z.string(),
  beforeMinor: z.int().nullable(),
  afterMinor: z.int().nullable(),
  /** Who, in words: our proposer and approver, or whom Meta names. */
  who: z.string(),
  /** Ours: the change itself. */
  change: Change.nullable(),
  /** Ours: whether Meta's log, as far as it was read, has it too. Null while the log was not read that far. */
  inLog: z.boolean().nullable(),
  /** Null until seven days have passed, and while one of the days was not read whole. */
  effect: LedgerEffect.nullable(),
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;
