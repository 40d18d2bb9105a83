import { ClientId, PersonId } from '../../shared/model/ids.ts';
import { clientRow } from '../clients/store.ts';
import { notify, settleNotices } from '../notifications/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { approvalOf, type ChangeRow, peopleNames, type ProposalRow } from './store.ts';

// Who hears of what: whoever must act, and whoever wanted it.

const waits = (row: Pick<ProposalRow, 'id'>) => `proposal/${row.id}/waits`;

function common(work: OpenWorkspace, row: Pick<ProposalRow, 'clientId' | 'objectName'>) {
  const clientId = ClientId.parse(row.clientId);
  return { clientId, client: clientRow(work.ledger, clientId)?.name ?? '', what: row.objectName };
}

function link(proposal: string) {
  return { to: 'approval' as const, proposal };
}

export function tellWaiting(work: OpenWorkspace, row: ProposalRow): void {
  const { clientId, client, what } = common(work, row);
  const { currency } = row;
  notify(work, {
    to: { client: clientId, permission: 'approve', except: PersonId.parse(row.proposerId) },
    kind: 'proposal_waits',
    values: {
      client,
      what,
      before: { money: { minor: row.beforeMinor, currency } },
      after: { money: { minor: row.afterMinor, currency } },
      by: work.person.name,
    },
    client: clientId,
    link: link(row.id),
    key: waits(row),
  });
}

/** It waits no longer: declined, void, expired. The proposer hears it, unless they did it themselves. */
export function tellEnded(work: OpenWorkspace, row: ProposalRow, decision: string, why: string): void {
  settleNotices(work, waits(row));
  const { clientId, client, what } = common(work, row);
  const shared = {
    to: { people: [PersonId.parse(row.proposerId)] },
    client: clientId,
    link: link(row.id),
    key: `proposal/${row.id}/${decision}`,
  };
  if (decision === 'declined')
    notify(work, {
      ...shared,
      kind: 'proposal_decided',
      values: { client, what, decision, by: work.person.name },
    });
  else if (decision !== 'withdrawn')
    notify(work, { ...shared, kind: 'proposal_void', values: { client, what, why: why.slice(0, 400) } });
}

/** What came of a change, to both whose change it is. */
export function tellOutcome(work: OpenWorkspace, change: ChangeRow): void {
  settleNotices(work, waits({ id: change.proposalId }));
  const { clientId, client, what } = common(work, change);
  const { currency } = change;
  const shared = {
    to: { people: bothOf(work, clientId, change) },
    client: clientId,
    link: link(change.proposalId),
    key: `change/${change.id}/${change.state}`,
  };
  if (change.state === 'confirmed') {
    const before = { money: { minor: change.beforeMinor, currency } };
    const after = { money: { minor: change.afterMinor, currency } };
    notify(work, { ...shared, kind: 'change_confirmed', values: { client, what, before, after } });
  } else if (change.state === 'rejected' || change.state === 'not_applied') {
    const reason = (change.why ?? change.state).slice(0, 400);
    const kind = change.state === 'rejected' ? 'change_refused' : 'change_not_applied';
    notify(work, { ...shared, kind, values: { client, what, reason } });
  } else notify(work, { ...shared, kind: 'change_unknown', values: { client, what } });
}

function bothOf(work: OpenWorkspace, clientId: ClientId, change: ChangeRow): PersonId[] {
  const grant = approvalOf(work.ledger, clientId, change.proposalId);
  const known = peopleNames(work.ledger);
  return [grant?.proposerId, grant?.approverId].flatMap((id) =>
    id !== undefined && known.has(id) ? [PersonId.parse(id)] : [],
  );
}
