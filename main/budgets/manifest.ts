import { Evidence, Manifest, Statement } from '../../shared/model/approval.ts';
import { canonical, readCanonical } from '../../shared/model/canonical.ts';
import { digestOf } from '../workspace/signing/use-cases.ts';
import type { ApprovalGrant, ProposalRow } from './store.ts';

export interface Sealed {
  readonly text: string;
  readonly hash: string;
}

export function sealManifest(manifest: Manifest): Sealed {
  const text = canonical(Manifest.parse(manifest));
  return { text, hash: digestOf(text) };
}

export function sealEvidence(evidence: Evidence): Sealed {
  const text = canonical(Evidence.parse(evidence));
  return { text, hash: digestOf(text) };
}

export function sealStatement(statement: Statement): string {
  return canonical(Statement.parse(statement));
}

/** A row says what its manifest says, in every field that matters; null when a single one differs. */
export function manifestOf(row: ProposalRow): Manifest | null {
  const manifest = readCanonical(Manifest, row.manifest);
  if (!manifest || digestOf(row.manifest) !== row.manifestHash) return null;
  if (digestOf(row.evidence) !== manifest.evidenceHash) return null;
  const isSame =
    manifest.clientId === row.clientId &&
    manifest.proposalId === row.id &&
    manifest.accountId === row.accountId &&
    manifest.objectKind === row.objectKind &&
    manifest.objectId === row.objectId &&
    manifest.objectName === row.objectName &&
    manifest.field === row.field &&
    manifest.before === row.beforeMinor &&
    manifest.after === row.afterMinor &&
    manifest.currency === row.currency &&
    manifest.reason === row.reason &&
    manifest.startAt === row.startAt &&
    manifest.proposerId === row.proposerId &&
    manifest.proposedAt === row.proposedAt &&
    manifest.expiresAt === row.expiresAt;
  return isSame ? manifest : null;
}

/** The same for a grant and what was signed. */
export function statementOf(row: ApprovalGrant): Statement | null {
  const statement = readCanonical(Statement, row.statement);
  if (!statement) return null;
  const isSame =
    statement.approvalId === row.id &&
    statement.approverId === row.approverId &&
    statement.approverKey.number === row.credentialNumber &&
    statement.installationId === row.installationId &&
    statement.approvedAt === row.approvedAt &&
    statement.expiresAt === row.expiresAt;
  return isSame ? statement : null;
}

export function evidenceOf(row: ProposalRow): Evidence {
  return Evidence.parse(JSON.parse(row.evidence));
}
