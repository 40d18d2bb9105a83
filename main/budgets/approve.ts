import { AppError } from '../../shared/failure.ts';
import { approvalHours, type NotYours, type Statement } from '../../shared/model/approval.ts';
import { hourMs } from '../../shared/model/durations.ts';
import { PersonId } from '../../shared/model/ids.ts';
import type { ClientScope } from '../clients/scope.ts';
import { record } from '../audit/use-cases.ts';
import { write } from '../db/access.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import {
  installationOf,
  type SigningSeat,
  signingKeyOf,
  withSigningKey,
} from '../workspace/signing/use-cases.ts';
import { notTheirs } from './grant.ts';
import { manifestOf, sealStatement } from './manifest.ts';
import { tellEnded } from './news.ts';
import { type ApprovalGrant, findProposal, type ProposalRow } from './store.ts';
import { approve as makeApproval, end } from './transitions.ts';

const refusals: Readonly<Record<NotYours, string>> = {
  own_proposal: 'Nobody approves their own proposal, a super admin neither.',
  cool_off:
    'Whoever proposed this could have known your passphrase until a day ago. You can approve 24 hours after you chose your own.',
  one_time_passphrase: 'Set a passphrase of your own first.',
  role: 'Your role at this client does not allow that. Ask one of its admins.',
  not_waiting: 'It does not wait for an approval any more.',
  expired: 'It has expired. Propose it again, with figures of today.',
  clock_went_back: 'The clock of this computer went back. Set it right before anything is approved.',
  only_person: 'A second person has to approve. Add one under People.',
};

export interface ApproveAsk {
  readonly proposalId: string;
  /** Of what was on screen. */
  readonly manifestHash: string;
  readonly passphrase: string;
}

/** Signs what was shown. Sending it is another step, which asks everything again. */
export async function approveProposal(
  seat: SigningSeat,
  scope: ClientScope,
  ask: ApproveAsk,
): Promise<ProposalRow> {
  const { work } = seat;
  assertTheirs(work, scope, ask);
  return withSigningKey(seat, ask.passphrase, (sign) =>
    // Asked again: stretching the passphrase took a moment.
    write(work.ledger, (w) => {
      const row = assertTheirs(work, scope, ask);
      const at = work.clock.now();
      const key = signingKeyOf(w, work.person.personId);
      if (!key) throw new AppError('not_allowed', refusals.one_time_passphrase);
      const { installationId } = installationOf(w);
      const statement: Statement = {
        format: 'steward.approval/1',
        approvalId: work.ids.next(),
        manifestHash: row.manifestHash,
        installationId,
        approverId: PersonId.parse(work.person.personId),
        approver: work.person.name,
        approverKey: key,
        approvedAt: at.toISOString(),
        expiresAt: new Date(at.getTime() + approvalHours * hourMs).toISOString(),
      };
      const text = sealStatement(statement);
      const grant: ApprovalGrant = {
        clientId: row.clientId,
        id: statement.approvalId,
        proposalId: row.id,
        proposerId: row.proposerId,
        approverId: statement.approverId,
        credentialNumber: key.number,
        installationId,
        statement: text,
        signature: sign(text),
        approvedAt: statement.approvedAt,
        expiresAt: statement.expiresAt,
        usedAt: null,
        voidAt: null,
        voidWhy: null,
      };
      makeApproval(w, by(work, at), row, grant);
      return row;
    }),
  );
}

function by(work: OpenWorkspace, at: Date) {
  return { actor: work.actor, at, ids: work.ids };
}

export function foundProposal(work: OpenWorkspace, scope: ClientScope, id: string): ProposalRow {
  const row = findProposal(work.ledger, scope.clientId, id);
  if (!row) throw new AppError('not_found', 'There is no such proposal at this client.');
  return row;
}

function assertTheirs(work: OpenWorkspace, scope: ClientScope, ask: ApproveAsk): ProposalRow {
  const row = foundProposal(work, scope, ask.proposalId);
  const why = notTheirs(work.ledger, row, work.person.personId, work.clock.now());
  if (why !== null) {
    // SECURITY: a try to approve what is one's own is worth a row; that it is too late is not.
    if (why === 'own_proposal' || why === 'cool_off') sayRefused(work, row, why);
    throw new AppError(
      why === 'not_waiting' || why === 'expired' ? 'conflict' : 'not_allowed',
      refusals[why],
      {
        why,
      },
    );
  }
  if (row.manifestHash !== ask.manifestHash || manifestOf(row) === null)
    throw new AppError('conflict', 'This is not what was shown to you. Look at it again.', {
      why: 'manifest',
    });
  return row;
}

function sayRefused(work: OpenWorkspace, row: ProposalRow, why: string): void {
  const detail = { proposal: row.id, why };
  const said = { chain: row.clientId, actor: work.actor, what: 'proposal.approval_refused' };
  write(work.ledger, (w) =>
    record(w, { ...said, subject: row.objectName, outcome: 'refused', detail }, work.clock.now(), work.ids),
  );
}

export function decline(
  work: OpenWorkspace,
  scope: ClientScope,
  ask: { proposalId: string; reason: string },
): void {
  const row = foundProposal(work, scope, ask.proposalId);
  if (row.proposerId === work.person.personId)
    throw new AppError('not_allowed', 'It is your own. Withdraw it instead.');
  assertOpen(row);
  write(work.ledger, (w) => {
    end(w, by(work, work.clock.now()), row, 'declined', ask.reason);
    tellEnded(work, row, 'declined', ask.reason);
  });
}

/** The proposer's own, or an admin's of the client. */
export function withdraw(work: OpenWorkspace, scope: ClientScope, ask: { proposalId: string }): void {
  const row = foundProposal(work, scope, ask.proposalId);
  if (row.proposerId !== work.person.personId)
    throw new AppError('not_allowed', 'Only whoever proposed it can withdraw it. You can decline it.');
  assertOpen(row);
  write(work.ledger, (w) => {
    end(w, by(work, work.clock.now()), row, 'withdrawn', 'withdrawn');
    tellEnded(work, row, 'withdrawn', 'withdrawn');
  });
}

function assertOpen(row: ProposalRow): void {
  if (row.state !== 'waiting' && row.state !== 'approved')
    throw new AppError('conflict', 'It is settled already.', { state: row.state });
}
