import { z } from '../zod.ts';
import { Currency } from './client.ts';
import { Change, ChangeState } from './change.ts';
import { FromDraft } from './draft.ts';
import { ClientId, Instant, MetaId, PersonId } from './ids.ts';
import { CredentialOrigin } from './person.ts';
import {
  BudgetField,
  Drift,
  Hint,
  MetaVerdict,
  ObjectKind,
  Proposal,
  ProposalId,
  WhatIf,
} from './proposal.ts';
import { PolicyVerdict } from './policy.ts';

/** How long a proposal waits, and how long an approval holds. */
export const approvalHours = 24;

/** Where somebody's signing key comes from, as the ledger has it. */
export const SigningKey = z.object({
  number: z.int(),
  how: z.enum(['founder', 'made', 'reset', 'recovered']),
  by: z.uuid().nullable(),
  at: Instant,
  ownSince: Instant.nullable(),
});
export type SigningKey = z.infer<typeof SigningKey>;

/** What an approval is for, to the last field. Its canonical text is hashed, shown and signed. */
export const Manifest = z.strictObject({
  format: z.literal('steward.proposal/1'),
  workspaceId: z.uuid(),
  installationId: z.uuid(),
  clientId: ClientId,
  proposalId: ProposalId,
  accountId: MetaId,
  objectKind: ObjectKind,
  objectId: MetaId,
  objectName: z.string(),
  field: BudgetField,
  before: z.int(),
  after: z.int(),
  currency: Currency,
  reason: z.string(),
  startAt: Instant.nullable(),
  proposerId: PersonId,
  proposer: z.string(),
  proposerKey: SigningKey,
  proposedAt: Instant,
  expiresAt: Instant,
  policyVersion: z.int(),
  meta: z.strictObject({ accepted: z.boolean(), code: z.int().nullable(), subcode: z.int().nullable() }),
  whatIfSeed: z.int().nullable(),
  /** Over everything else that the approver was shown. */
  evidenceHash: z.string(),
  seen: z.strictObject({
    status: z.string(),
    campaignStatus: z.string().nullable(),
    endTime: z.string().nullable(),
    timezone: z.string(),
    mayWrite: z.boolean().nullable(),
  }),
});
export type Manifest = z.infer<typeof Manifest>;

/** What the approver signs: the manifest's hash, who they are, and until when. */
export const Statement = z.strictObject({
  format: z.literal('steward.approval/1'),
  approvalId: z.uuid(),
  manifestHash: z.string().length(64),
  installationId: z.uuid(),
  approverId: PersonId,
  approver: z.string(),
  approverKey: SigningKey,
  approvedAt: Instant,
  expiresAt: Instant,
});
export type Statement = z.infer<typeof Statement>;

/** Everything that was on screen and is not in the manifest itself. */
export const Evidence = z.object({
  policy: PolicyVerdict,
  meta: MetaVerdict,
  whatIf: WhatIf.nullable(),
  campaignName: z.string(),
  accountName: z.string(),
  timezone: z.string(),
  readAt: Instant,
});
export type Evidence = z.infer<typeof Evidence>;

/** Why this person cannot approve this proposal now. */
export const NotYours = z.enum([
  'own_proposal',
  'cool_off',
  'one_time_passphrase',
  'role',
  'not_waiting',
  'expired',
  'clock_went_back',
  'only_person',
]);
export type NotYours = z.infer<typeof NotYours>;

export const ApprovalRow = z.object({
  proposal: Proposal,
  clientName: z.string(),
  clientColour: z.string(),
  /** Whether this person may approve it. */
  notYours: NotYours.nullable(),
  mine: z.boolean(),
  approver: z.string().nullable(),
  change: z.object({ state: ChangeState, why: z.string().nullable() }).nullable(),
  /** When this was read, by the clock that everything else here is told by. */
  now: Instant,
});
export type ApprovalRow = z.infer<typeof ApprovalRow>;

export const ApprovalDetail = ApprovalRow.extend({
  evidence: Evidence,
  /** Whether the proposal is still what its manifest says; nothing is approved that is not. */
  intact: z.boolean(),
  /** Null when the manifest does not hold. */
  proposerKey: CredentialOrigin.nullable(),
  approverKey: CredentialOrigin.nullable(),
  coolOffUntil: Instant.nullable(),
  grant: z
    .object({
      approver: z.string(),
      approvedAt: Instant,
      expiresAt: Instant,
      signatureHolds: z.boolean(),
    })
    .nullable(),
  outcome: Change.nullable(),
  /** The draft that it was made from; null when it was made from a fresh look. */
  draft: FromDraft.nullable(),
});
export type ApprovalDetail = z.infer<typeof ApprovalDetail>;

/** How the object and the verdicts are at this moment, beside what the proposal holds. */
export const FreshCheck = z.object({
  drift: z.array(Drift),
  policy: PolicyVerdict,
  meta: MetaVerdict,
  now: z.int().nullable(),
  hints: z.array(Hint),
  at: Instant,
});
export type FreshCheck = z.infer<typeof FreshCheck>;
