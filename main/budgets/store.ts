import { and, desc, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import type { ClientId } from '../../shared/model/ids.ts';
import type { Reader, Writer } from '../db/access.ts';
import { approval, budgetChange, proposal } from '../db/ledger/money-schema.ts';
import { person } from '../db/ledger/schema.ts';

export type ProposalRow = typeof proposal.$inferSelect;
export type ApprovalGrant = typeof approval.$inferSelect;
export type ChangeRow = typeof budgetChange.$inferSelect;

const open = ['sending', 'unknown', 'needs_person'] as const;

export function findProposal(r: Reader, clientId: ClientId, id: string): ProposalRow | undefined {
  return r.orm
    .select()
    .from(proposal)
    .where(and(eq(proposal.clientId, clientId), eq(proposal.id, id)))
    .get();
}

/** By what its approver signed. The same content is never proposed twice: a manifest holds its own proposal's id. */
export function findProposalByHash(r: Reader, manifestHash: string): ProposalRow | undefined {
  return r.orm.select().from(proposal).where(eq(proposal.manifestHash, manifestHash)).get();
}

export function openProposalOf(r: Reader, clientId: ClientId, objectId: string): ProposalRow | undefined {
  return r.orm
    .select()
    .from(proposal)
    .where(
      and(
        eq(proposal.clientId, clientId),
        eq(proposal.objectId, objectId),
        inArray(proposal.state, ['waiting', 'approved']),
      ),
    )
    .get();
}

/** Newest first; the clients that the caller may see. */
export function proposalsOf(r: Reader, clients: readonly ClientId[], limit = 500): ProposalRow[] {
  return r.orm
    .select()
    .from(proposal)
    .where(inArray(proposal.clientId, [...clients]))
    .orderBy(desc(proposal.proposedAt), desc(proposal.id))
    .limit(limit)
    .all();
}

/** In the whole workspace, for the clockwork that expires and sends. */
export function openProposals(r: Reader): ProposalRow[] {
  return r.orm
    .select()
    .from(proposal)
    .where(inArray(proposal.state, ['waiting', 'approved']))
    .all();
}

export function insertProposal(w: Writer, row: typeof proposal.$inferInsert): void {
  w.orm.insert(proposal).values(row).run();
}

export function moveProposal(
  w: Writer,
  row: Pick<ProposalRow, 'clientId' | 'id' | 'state'>,
  to: Pick<ProposalRow, 'state' | 'settledAt' | 'settledBy' | 'settledWhy'>,
): boolean {
  const { changes } = w.orm
    .update(proposal)
    .set(to)
    .where(and(eq(proposal.clientId, row.clientId), eq(proposal.id, row.id), eq(proposal.state, row.state)))
    .run();
  return changes === 1;
}

export function approvalOf(r: Reader, clientId: ClientId, proposalId: string): ApprovalGrant | undefined {
  return r.orm
    .select()
    .from(approval)
    .where(and(eq(approval.clientId, clientId), eq(approval.proposalId, proposalId)))
    .get();
}

export function approvalsOf(r: Reader, clients: readonly ClientId[]): ApprovalGrant[] {
  return r.orm
    .select()
    .from(approval)
    .where(inArray(approval.clientId, [...clients]))
    .all();
}

export function insertApproval(w: Writer, row: typeof approval.$inferInsert): void {
  w.orm.insert(approval).values(row).run();
}

/** Whether it could still be used. It is marked in the transaction that records the change. */
export function spendApproval(w: Writer, row: ApprovalGrant, at: string): boolean {
  const { changes } = w.orm
    .update(approval)
    .set({ usedAt: at })
    .where(
      and(
        eq(approval.clientId, row.clientId),
        eq(approval.id, row.id),
        isNull(approval.usedAt),
        isNull(approval.voidAt),
      ),
    )
    .run();
  return changes === 1;
}

export function voidApproval(w: Writer, clientId: string, proposalId: string, at: string, why: string): void {
  w.orm
    .update(approval)
    .set({ voidAt: at, voidWhy: why })
    .where(
      and(
        eq(approval.clientId, clientId),
        eq(approval.proposalId, proposalId),
        isNull(approval.usedAt),
        isNull(approval.voidAt),
      ),
    )
    .run();
}

export function findChange(r: Reader, clientId: ClientId, id: string): ChangeRow | undefined {
  return r.orm
    .select()
    .from(budgetChange)
    .where(and(eq(budgetChange.clientId, clientId), eq(budgetChange.id, id)))
    .get();
}

export function changeOf(r: Reader, clientId: ClientId, proposalId: string): ChangeRow | undefined {
  return r.orm
    .select()
    .from(budgetChange)
    .where(and(eq(budgetChange.clientId, clientId), eq(budgetChange.proposalId, proposalId)))
    .get();
}

export function changesOf(r: Reader, clients: readonly ClientId[], limit = 1000): ChangeRow[] {
  return r.orm
    .select()
    .from(budgetChange)
    .where(inArray(budgetChange.clientId, [...clients]))
    .orderBy(desc(budgetChange.startedAt), desc(budgetChange.id))
    .limit(limit)
    .all();
}

/** What is not known yet, in the whole workspace: nothing else is sent to these objects. */
export function openChanges(r: Reader): ChangeRow[] {
  return r.orm
    .select()
    .from(budgetChange)
    .where(inArray(budgetChange.state, [...open]))
    .all();
}

export function openChangeOf(r: Reader, objectId: string): ChangeRow | undefined {
  return r.orm
    .select()
    .from(budgetChange)
    .where(and(eq(budgetChange.objectId, objectId), inArray(budgetChange.state, [...open])))
    .get();
}

/** Changes at one account that may be in force though no list shows it: open ones, and those confirmed since a moment. */
export function mayBeSet(r: Reader, clientId: ClientId, accountId: string, since: string): ChangeRow[] {
  return r.orm
    .select()
    .from(budgetChange)
    .where(
      and(
        eq(budgetChange.clientId, clientId),
        eq(budgetChange.accountId, accountId),
        or(
          inArray(budgetChange.state, [...open]),
          and(eq(budgetChange.state, 'confirmed'), gt(budgetChange.settledAt, since)),
        ),
      ),
    )
    .all();
}

/** Changes of one object that were made, or may have been, since a moment. */
export function recentChangesOf(r: Reader, clientId: ClientId, objectId: string, since: string): ChangeRow[] {
  return r.orm
    .select()
    .from(budgetChange)
    .where(
      and(
        eq(budgetChange.clientId, clientId),
        eq(budgetChange.objectId, objectId),
        gt(budgetChange.startedAt, since),
        or(eq(budgetChange.state, 'confirmed'), inArray(budgetChange.state, [...open])),
      ),
    )
    .all();
}

export function insertChange(w: Writer, row: typeof budgetChange.$inferInsert): void {
  w.orm.insert(budgetChange).values(row).run();
}

export type Settled = Pick<
  ChangeRow,
  'state' | 'settledAt' | 'why' | 'traceId' | 'metaCode' | 'metaSubcode' | 'readMinor'
>;

export function moveChange(
  w: Writer,
  row: Pick<ChangeRow, 'clientId' | 'id' | 'state'>,
  to: Settled,
): boolean {
  const { changes } = w.orm
    .update(budgetChange)
    .set(to)
    .where(
      and(
        eq(budgetChange.clientId, row.clientId),
        eq(budgetChange.id, row.id),
        eq(budgetChange.state, row.state),
      ),
    )
    .run();
  return changes === 1;
}

export function peopleNames(r: Reader): Map<string, string> {
  return new Map(
    r.orm
      .select({ id: person.id, name: person.name })
      .from(person)
      .all()
      .map(({ id, name }) => [id, name]),
  );
}
