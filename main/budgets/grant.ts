import type { NotYours, Statement } from '../../shared/model/approval.ts';
import { type Permission, mayDo } from '../../shared/model/access.ts';
import { ClientId, type PersonId } from '../../shared/model/ids.ts';
import { canonical } from '../../shared/model/canonical.ts';
import { latestMoment } from '../audit/use-cases.ts';
import { clientStanding } from '../clients/store.ts';
import type { Reader } from '../db/access.ts';
import { approvalCoolOff } from '../workspace/people/use-cases.ts';
import {
  installationOf,
  isSignedNow,
  sessionOfPerson,
  signingKeyOf,
} from '../workspace/signing/use-cases.ts';
import { manifestOf, statementOf } from './manifest.ts';
import { clockWentBack } from './rules.ts';
import type { ApprovalGrant, ProposalRow } from './store.ts';

/** SECURITY: four eyes, asked of the ledger and never of the window. Null when this person may approve it now. */
export function notTheirs(r: Reader, row: ProposalRow, personId: PersonId, now: Date): NotYours | null {
  if (row.proposerId === personId) return 'own_proposal';
  if (!stands(r, personId, row.clientId, 'approve')) return 'role';
  if (clockWentBack(now, latestMoment(r))) return 'clock_went_back';
  if (isExpired(row, now)) return 'expired';
  if (row.state !== 'waiting') return 'not_waiting';
  const key = signingKeyOf(r, personId);
  if (!key || key.ownSince === null) return 'one_time_passphrase';
  return approvalCoolOff(r, personId, row.proposerId as PersonId, now).ok ? null : 'cool_off';
}

function stands(r: Reader, personId: string, clientId: string, permission: Permission): boolean {
  const session = sessionOfPerson(r, personId);
  return session !== null && mayDo(session, permission, ClientId.parse(clientId));
}

export function isExpired(row: Pick<ProposalRow, 'expiresAt' | 'proposedAt'>, now: Date): boolean {
  return now.getTime() >= Date.parse(row.expiresAt);
}

/**
 * SECURITY: everything about an approval, asked once more right before it is used. Null when it holds; otherwise what is
 * wrong, as a sentence for the person and the trail.
 */
export function faultOf(r: Reader, row: ProposalRow, grant: ApprovalGrant, now: Date): string | null {
  const manifest = manifestOf(row);
  if (!manifest) return 'The proposal is not what its manifest says.';
  const statement = statementOf(grant);
  if (!statement) return 'The approval is not what was signed.';
  if (statement.manifestHash !== row.manifestHash) return 'The approval is for another proposal.';
  const { installationId } = installationOf(r);
  if (manifest.installationId !== installationId || statement.installationId !== installationId)
    return 'It was approved on another installation.';
  if (grant.approverId === row.proposerId || grant.proposerId !== row.proposerId)
    return 'Nobody approves their own proposal.';
  if (clientStanding(r, ClientId.parse(row.clientId)) !== 'active') return 'The client is archived.';
  const key = { personId: grant.approverId, number: grant.credentialNumber };
  if (!isSignedNow(r, key, grant.statement, grant.signature)) return 'The signature does not hold.';
  return originFault(r, row, grant, statement) ?? timeFault(r, row, grant, now);
}

function originFault(r: Reader, row: ProposalRow, grant: ApprovalGrant, statement: Statement): string | null {
  const own = signingKeyOf(r, grant.approverId);
  if (!own || canonical(own) !== canonical(statement.approverKey))
    return 'The approver’s key is not the one that they signed with.';
  if (!stands(r, grant.approverId, row.clientId, 'approve'))
    return 'The approver may not approve here any more.';
  if (!stands(r, row.proposerId, row.clientId, 'propose'))
    return 'The proposer may not propose here any more.';
  return null;
}

/** Null while its day lasts. */
export function lapsedWhy({ expiresAt }: Pick<ApprovalGrant, 'expiresAt'>, now: Date): string | null {
  return now.getTime() >= Date.parse(expiresAt) ? 'The approval has expired.' : null;
}

function timeFault(r: Reader, row: ProposalRow, grant: ApprovalGrant, now: Date): string | null {
  if (clockWentBack(now, latestMoment(r)) || now.getTime() < Date.parse(grant.approvedAt) - 120_000)
    return 'The clock of this computer went back, so nobody can say whether the approval still holds.';
  const lapsed = lapsedWhy(grant, now);
  if (lapsed !== null) return lapsed;
  if (grant.usedAt !== null || grant.voidAt !== null) return 'The approval was used or voided already.';
  const coolOff = approvalCoolOff(r, grant.approverId as PersonId, row.proposerId as PersonId, now);
  return coolOff.ok ? null : 'The proposer could have known the approver’s passphrase until a day ago.';
}
