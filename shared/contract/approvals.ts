import { ApprovalDetail, ApprovalRow, FreshCheck } from '../model/approval.ts';
import { Change } from '../model/change.ts';
import { ClientId } from '../model/ids.ts';
import { Proposal, ProposalId, Reason } from '../model/proposal.ts';
import { Passphrase } from '../model/workspace.ts';
import { z } from '../zod.ts';
import { call, read } from './define.ts';

const one = z.object({ clientId: ClientId, proposalId: ProposalId });
export const Outcome = z.object({
  proposal: Proposal,
  /** Null when nothing was sent. */
  change: Change.nullable(),
  /** Why nothing was sent; null when something was. */
  why: z.string().nullable(),
});

export const approvals = {
  /** What waits, and what was settled lately, at every client of this person. */
  queue: read('signed_in', z.object({}), z.array(ApprovalRow)),
  /** Everything to decide by. Only what was shown to a person can be approved by them. */
  detail: read({ client: 'view' }, one, ApprovalDetail),
  /** The same object and verdicts, read now. */
  check: call({ client: 'approve' }, one, FreshCheck),
  /** Signs what was shown, with the passphrase, and sends it after everything was asked again. */
  approve: call(
    { client: 'approve' },
    one.extend({ manifestHash: z.string().length(64), passphrase: Passphrase }),
    Outcome,
  ),
  /** What was approved and not sent, for want of a network or because its time had not come. */
  send: call({ client: 'approve' }, one, Outcome),
  decline: call({ client: 'approve' }, one.extend({ reason: Reason }), z.object({})),
  withdraw: call({ client: 'propose' }, one, z.object({})),
  /** Reads a change once more whose outcome is not known. */
  lookAgain: call({ client: 'propose' }, z.object({ clientId: ClientId, changeId: z.uuid() }), Change),
  /** A person's word on a change that cannot be read any more. */
  settle: call(
    { client: 'approve' },
    z.object({ clientId: ClientId, changeId: z.uuid(), applied: z.boolean(), reason: Reason }),
    Change,
  ),
};
