import { z } from '../zod.ts';
import { Currency } from './client.ts';
import { ClientId, Day, Instant, MetaId, PersonId } from './ids.ts';
import { PolicyVerdict } from './policy.ts';

export const ProposalId = z.uuid().brand<'ProposalId'>();
export type ProposalId = z.infer<typeof ProposalId>;

export const ObjectKind = z.enum(['campaign', 'adset']);
export type ObjectKind = z.infer<typeof ObjectKind>;
export const BudgetField = z.enum(['daily_budget', 'lifetime_budget']);
export type BudgetField = z.infer<typeof BudgetField>;

/** Meta's minor units. Nothing above a million dollars' worth is ever asked for, in any listed currency. */
export const BudgetMinor = z.int().min(1).max(100_000_000_000);
export const Reason = z.string().trim().min(3).max(1000);

/** Where the wish came from. */
export const ProposalSource = z.enum(['tree', 'pacing', 'csv', 'rollback', 'cli', 'mcp']);
export type ProposalSource = z.infer<typeof ProposalSource>;

/** Why Steward does not offer to change a budget. */
export const NotWritable = z.enum([
  'legacy_advantage',
  'budget_on_ad_sets',
  'budget_on_campaign',
  'archived',
  'deleted',
  'ended',
  'no_task',
  'account_closed',
  'unknown_currency',
  'unknown_outcome',
]);
export type NotWritable = z.infer<typeof NotWritable>;

/** A campaign or ad set as Meta has it at this moment. */
export const LiveObject = z.object({
  kind: ObjectKind,
  id: MetaId,
  name: z.string(),
  campaignName: z.string(),
  accountId: MetaId,
  accountName: z.string(),
  currency: z.string(),
  timezone: z.string(),
  status: z.string(),
  /** The campaign's own, for an ad set. */
  parentStatus: z.string().nullable(),
  field: BudgetField.nullable(),
  minor: z.int().nullable(),
  /** What is left of a lifetime budget, or of today's; null where Meta did not say. */
  leftMinor: z.int().nullable(),
  startTime: z.string().nullable(),
  endTime: z.string().nullable(),
  isLegacy: z.boolean(),
  /** Another tool has planned raises that come by themselves. */
  isScheduled: z.boolean(),
  /** Whether the token has the task to write in the account; null where Meta did not say. */
  mayWrite: z.boolean().nullable(),
  isAccountOpen: z.boolean(),
  /** Meta's least a day. */
  floor: z.int(),
  readAt: Instant,
});
export type LiveObject = z.infer<typeof LiveObject>;

export const Look = z.object({
  object: LiveObject,
  /** Null when it can be changed. */
  notWritable: NotWritable.nullable(),
  /** A proposal for the same object that waits already. */
  open: z.object({ proposalId: ProposalId, afterMinor: z.int(), proposer: z.string() }).nullable(),
});
export type Look = z.infer<typeof Look>;

/** What Meta says of exactly this request, without doing it. */
export const MetaVerdict = z.object({
  accepted: z.boolean(),
  code: z.int().nullable(),
  subcode: z.int().nullable(),
  message: z.string().nullable(),
  trace: z.string().nullable(),
  at: Instant,
});
export type MetaVerdict = z.infer<typeof MetaVerdict>;

/** Where a month lands, in minor units: one time in ten below `low`, one in ten above `high`. */
export const Landing = z.object({
  low: z.int().nullable(),
  middle: z.int(),
  high: z.int().nullable(),
  /** What Meta may spend at most: 1.75 times a day's budget, 7 times a week's. */
  worst: z.int(),
});
export type Landing = z.infer<typeof Landing>;

export const Hint = z.enum(['learning_restarts', 'scheduled', 'shared_budget']);
export type Hint = z.infer<typeof Hint>;

export const WhatIf = z.object({
  /** Draws the same band again. */
  seed: z.int(),
  month: z.object({ from: Day, to: Day }),
  today: Day,
  currency: Currency,
  spent: z.int(),
  /** The client's plan for the month; null without one. */
  plan: z.int().nullable(),
  without: Landing,
  with: Landing,
  /** Spend to the end of each day of the month. */
  line: z.array(
    z.object({ day: Day, spent: z.int().nullable(), without: z.int().nullable(), with: z.int().nullable() }),
  ),
  hints: z.array(Hint),
});
export type WhatIf = z.infer<typeof WhatIf>;

export const Judgement = z.object({
  object: LiveObject,
  after: z.int(),
  policy: PolicyVerdict,
  meta: MetaVerdict,
  /** Null when too little was synced to say. */
  whatIf: WhatIf.nullable(),
  /** What to know of it beside the money, also where the what-if says nothing. */
  hints: z.array(Hint),
});
export type Judgement = z.infer<typeof Judgement>;

const ProposalState = z.enum(['waiting', 'approved', 'sent', 'declined', 'withdrawn', 'void', 'expired']);
type ProposalState = z.infer<typeof ProposalState>;

/** Something that is not as it was when the proposal was made. */
export const Drift = z.object({
  what: z.enum([
    'budget',
    'level',
    'status',
    'campaign_status',
    'end_time',
    'currency',
    'write_task',
    'policy',
    'stopped',
    'frozen',
    'not_writable',
  ]),
  before: z.string(),
  now: z.string(),
});
export type Drift = z.infer<typeof Drift>;

export const Proposal = z.object({
  id: ProposalId,
  clientId: ClientId,
  accountId: MetaId,
  objectKind: ObjectKind,
  objectId: MetaId,
  objectName: z.string(),
  field: BudgetField,
  beforeMinor: z.int(),
  afterMinor: z.int(),
  currency: Currency,
  reason: z.string(),
  startAt: Instant.nullable(),
  source: ProposalSource,
  rollsBack: z.uuid().nullable(),
  proposerId: PersonId,
  proposer: z.string(),
  proposedAt: Instant,
  expiresAt: Instant,
  state: ProposalState,
  settledAt: Instant.nullable(),
  settledBy: z.string().nullable(),
  settledWhy: z.string().nullable(),
  manifestHash: z.string(),
});
export type Proposal = z.infer<typeof Proposal>;

/** The answer to a wish: always a proposal, or a failure that says why not. */
export const ProposeAsk = z.object({
  objectKind: ObjectKind,
  objectId: MetaId,
  /** What the person saw; a proposal about anything else is refused. */
  before: BudgetMinor,
  after: BudgetMinor,
  reason: Reason,
  startAt: Instant.nullable().default(null),
  source: ProposalSource.default('tree'),
  rollsBack: z.uuid().nullable().default(null),
});
export type ProposeAsk = z.infer<typeof ProposeAsk>;

/** A budget that could be proposed about, as the account's lists have it now. */
export const BudgetObject = z.object({
  objectKind: ObjectKind,
  objectId: MetaId,
  name: z.string(),
  campaignName: z.string(),
  accountName: z.string(),
  currency: z.string(),
  field: BudgetField,
  minor: z.int(),
  status: z.string(),
});
export type BudgetObject = z.infer<typeof BudgetObject>;
