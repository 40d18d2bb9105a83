import type { ApprovalRow } from '../../../shared/model/approval.ts';

export type View = 'me' | 'mine' | 'done';

const openChange = new Set(['sending', 'unknown', 'needs_person']);

/** Where a proposal stands for whoever looks: what is not known yet is never "done". */
export function viewOf({ proposal, mine, change }: ApprovalRow): View {
  if (change !== null && openChange.has(change.state)) return mine ? 'mine' : 'me';
  if (proposal.state !== 'waiting' && proposal.state !== 'approved') return 'done';
  return mine ? 'mine' : 'me';
}

/** What waits longest comes first; what was settled last comes first. */
export function viewed(rows: readonly ApprovalRow[], view: View): readonly ApprovalRow[] {
  const own = rows.filter((row) => viewOf(row) === view);
  return view === 'done'
    ? own.toSorted((a, b) => ((a.proposal.settledAt ?? '') < (b.proposal.settledAt ?? '') ? 1 : -1))
    : own.toSorted((a, b) => (a.proposal.proposedAt < b.proposal.proposedAt ? -1 : 1));
}
