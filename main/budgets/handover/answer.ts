import { AppError } from '../../../shared/failure.ts';
import { approvalHours, type NotYours, Statement } from '../../../shared/model/approval.ts';
import { readCanonical } from '../../../shared/model/canonical.ts';
import { hourMs } from '../../../shared/model/durations.ts';
import type { OpenedHandover } from '../../../shared/model/handover.ts';
import { ClientId } from '../../../shared/model/ids.ts';
import type { ClientScope } from '../../clients/scope.ts';
import { record } from '../../audit/use-cases.ts';
import { type Reader, write } from '../../db/access.ts';
import type { OpenWorkspace } from '../../workspace/open-workspace.ts';
import { fingerprintOf, installationOf, publicKeysOf } from '../../workspace/signing/use-cases.ts';
import { proposalCard } from '../cards.ts';
import { faultOf, notTheirs } from '../grant.ts';
import { type ApprovalGrant, findProposalByHash, peopleNames, type ProposalRow } from '../store.ts';
import { approve as makeApproval } from '../transitions.ts';
import { assertCompared, coverOf } from './compared.ts';
import type { ApprovalLetter } from './letter-format.ts';

/** The proposer brings back somebody's approval: asked like one that was given at this desk, and of the one who gave it. */
const refusals: Readonly<Record<NotYours, string>> = {
  own_proposal: 'Nobody approves their own proposal, a super admin neither.',
  cool_off: 'The proposer could have known the approver’s passphrase until a day ago.',
  one_time_passphrase: 'The approver’s key is not the one that they signed with.',
  role: 'The approver may not approve here any more.',
  not_waiting: 'It does not wait for an approval any more.',
  expired: 'It has expired. Propose it again, with figures of today.',
  clock_went_back: 'The clock of this computer went back. Set it right before anything is approved.',
  only_person: 'The approver may not approve here any more.',
};

interface Answered {
  readonly row: ProposalRow;
  readonly grant: ApprovalGrant;
}

/** SECURITY: everything about the answer but whether the keys were compared, which its reader may still do. */
export function assertAnswer(work: OpenWorkspace, letter: ApprovalLetter): Answered {
  const { ledger, clock } = work;
  const { installationId } = installationOf(ledger);
  const statement = readStatement(letter);
  if (letter.installationId !== installationId || statement.installationId !== installationId)
    throw new AppError('not_allowed', 'It was approved for another installation of Steward.');
  const row = findProposalByHash(ledger, statement.manifestHash);
  if (!row || row.proposerId !== work.person.personId)
    throw new AppError('not_found', 'The approval is for no proposal of yours.');
  const now = clock.now();
  const why = notTheirs(ledger, row, statement.approverId, now);
  if (why !== null) throw new AppError('conflict', refusals[why], { why });
  const grant = grantOf(row, letter, statement);
  const fault = letterFault(ledger, letter, statement) ?? faultOf(ledger, row, grant, now);
  if (fault !== null) throw new AppError('not_allowed', fault);
  return { row, grant };
}

function readStatement({ statement }: ApprovalLetter): Statement {
  const read = readCanonical(Statement, statement);
  if (!read) throw new AppError('invalid_request', 'The approval is not what was signed.');
  return read;
}

function letterFault(r: Reader, { from }: ApprovalLetter, statement: Statement): string | null {
  const keys = publicKeysOf(r, statement.approverId);
  if (from.personId !== statement.approverId) return 'The approval is not what was signed.';
  if (!keys || fingerprintOf(keys) !== fingerprintOf(from))
    return 'The approver’s key is not the one that they signed with.';
  const life = Date.parse(statement.expiresAt) - Date.parse(statement.approvedAt);
  return life > 0 && life <= approvalHours * hourMs ? null : 'The approval is not what was signed.';
}

function grantOf(row: ProposalRow, { statement: text, signature }: ApprovalLetter, said: Statement) {
  return {
    clientId: row.clientId,
    id: said.approvalId,
    proposalId: row.id,
    proposerId: row.proposerId,
    approverId: said.approverId,
    credentialNumber: said.approverKey.number,
    installationId: said.installationId,
    statement: text,
    signature,
    approvedAt: said.approvedAt,
    expiresAt: said.expiresAt,
    usedAt: null,
    voidAt: null,
    voidWhy: null,
  };
}

export function showAnswer(work: OpenWorkspace, letter: ApprovalLetter, row: ProposalRow): OpenedHandover {
  const { approvedAt, expiresAt } = readStatement(letter);
  return {
    ...coverOf(work, letter, ClientId.parse(row.clientId)),
    kind: 'approval',
    proposal: proposalCard(work.ledger, row),
    approvedAt,
    expiresAt,
  };
}

/** Writes it down as the other's approval. Sending is another step, which asks everything again. */
export function acceptAnswer(work: OpenWorkspace, scope: ClientScope, letter: ApprovalLetter): ProposalRow {
  return write(work.ledger, (w) => {
    const { row, grant } = assertAnswer(work, letter);
    assertCompared(work, letter.from);
    if (ClientId.parse(row.clientId) !== scope.clientId)
      throw new AppError('not_found', 'There is no such proposal at this client.');
    const at = work.clock.now();
    const { ids } = work;
    const name = peopleNames(w).get(grant.approverId) ?? letter.from.name;
    makeApproval(w, { actor: { id: grant.approverId, name }, at, ids }, row, grant);
    const detail = { proposal: row.id, approval: grant.id, handover: letter.handoverId };
    const said = { chain: row.clientId, actor: work.actor, what: 'proposal.approval_brought' };
    record(w, { ...said, subject: row.objectName, detail }, at, ids);
    return row;
  });
}
