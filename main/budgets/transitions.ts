import { AppError } from '../../shared/failure.ts';
import { record } from '../audit/use-cases.ts';
import type { Writer } from '../db/access.ts';
import type { Ids } from '../ports.ts';
import {
  type ApprovalGrant,
  type ChangeRow,
  insertApproval,
  insertChange,
  insertProposal,
  moveChange,
  moveProposal,
  type ProposalRow,
  type Settled,
  spendApproval,
  voidApproval,
} from './store.ts';

// THE STATE MACHINE of the money path. Each function is one step, inside the caller's one transaction, with its row of the
// trail; the database's own triggers refuse whatever is not a step. Nothing else moves a proposal, an approval or a change.

/** Who does it. Steward itself has no id. */
export interface By {
  readonly actor: { readonly id: string | null; readonly name: string };
  readonly at: Date;
  readonly ids: Ids;
}

export const steward = { id: null, name: 'Steward' } as const;

export type Detail = Parameters<typeof record>[1]['detail'];

function say(
  w: Writer,
  by: By,
  row: { readonly clientId: string; readonly objectName: string },
  what: string,
  more: {
    readonly detail?: Detail;
    readonly outcome?: 'refused' | 'failed';
    readonly traceId?: string | null;
  } = {},
): void {
  const { detail, outcome, traceId } = more;
  record(
    w,
    {
      chain: row.clientId,
      actor: by.actor,
      what,
      subject: row.objectName,
      ...(outcome ? { outcome } : {}),
      ...(traceId ? { traceId } : {}),
      detail,
    },
    by.at,
    by.ids,
  );
}

function facts(row: ProposalRow): Detail {
  return {
    proposal: row.id,
    object: row.objectId,
    field: row.field,
    before: row.beforeMinor,
    after: row.afterMinor,
    currency: row.currency,
  };
}

export function propose(w: Writer, by: By, row: ProposalRow): void {
  insertProposal(w, row);
  const detail = {
    ...(facts(row) as object),
    reason: row.reason,
    manifest: row.manifestHash,
    source: row.source,
  };
  say(w, by, row, 'proposal.made', { detail });
}

/** A wish that a rule or Meta refused leaves no proposal, but its row. */
export function refuse(
  w: Writer,
  by: By,
  wish: { readonly clientId: string; readonly objectName: string },
  what: 'proposal.denied_by_policy' | 'proposal.refused_by_meta',
  detail: Detail,
): void {
  say(w, by, wish, what, { detail, outcome: 'refused' });
}

export function approve(w: Writer, by: By, row: ProposalRow, grant: ApprovalGrant): void {
  insertApproval(w, grant);
  move(w, by, row, 'approved', null);
  const detail = { ...(facts(row) as object), approval: grant.id, manifest: row.manifestHash };
  say(w, by, row, 'proposal.approved', { detail: { ...detail, signature: grant.signature } });
}

type Ending = 'declined' | 'withdrawn' | 'void' | 'expired';
const endingWords: Readonly<Record<Ending, string>> = {
  declined: 'proposal.declined',
  withdrawn: 'proposal.withdrawn',
  void: 'proposal.voided',
  expired: 'proposal.expired',
};

/** Ends a proposal that was not sent, and with it its approval. */
export function end(w: Writer, by: By, row: ProposalRow, to: Ending, why: string, detail?: Detail): void {
  voidApproval(w, row.clientId, row.id, by.at.toISOString(), why);
  move(w, by, row, to, why);
  const more = { ...(facts(row) as object), why, ...(detail ? { more: detail } : {}) };
  say(w, by, row, endingWords[to], { detail: more, ...(to === 'void' ? { outcome: 'refused' } : {}) });
}

function move(w: Writer, by: By, row: ProposalRow, state: ProposalRow['state'], why: string | null): void {
  const settled = { settledAt: by.at.toISOString(), settledBy: by.actor.id, settledWhy: why };
  if (!moveProposal(w, row, { state, ...settled })) throw elsewhere();
}

/** Before the first byte: the approval is spent and the change is on disk, or nothing is sent. */
export function beginSending(
  w: Writer,
  by: By,
  row: ProposalRow,
  grant: ApprovalGrant,
  id: string,
): ChangeRow {
  const at = by.at.toISOString();
  const change: ChangeRow = {
    clientId: row.clientId,
    id,
    proposalId: row.id,
    approvalId: grant.id,
    accountId: row.accountId,
    objectKind: row.objectKind,
    objectId: row.objectId,
    objectName: row.objectName,
    field: row.field,
    beforeMinor: row.beforeMinor,
    afterMinor: row.afterMinor,
    currency: row.currency,
    state: 'sending',
    startedAt: at,
    settledAt: null,
    why: null,
    traceId: null,
    metaCode: null,
    metaSubcode: null,
    readMinor: null,
  };
  insertChange(w, change);
  if (!spendApproval(w, grant, at)) throw elsewhere();
  move(w, by, row, 'sent', null);
  say(w, by, row, 'change.started', { detail: { ...(facts(row) as object), change: id } });
  return change;
}

const settledWords: Readonly<Record<Exclude<ChangeRow['state'], 'sending'>, string>> = {
  confirmed: 'change.confirmed',
  rejected: 'change.rejected',
  not_applied: 'change.not_applied',
  unknown: 'change.became_unknown',
  needs_person: 'change.needs_person',
};

export type Outcome = Pick<Settled, 'why'> &
  Partial<Omit<Settled, 'why' | 'state' | 'settledAt'>> & {
    readonly state: Exclude<ChangeRow['state'], 'sending'>;
  };

export function settle(w: Writer, by: By, row: ChangeRow, outcome: Outcome): ChangeRow {
  const { state, why } = outcome;
  const to: Settled = {
    state,
    why,
    settledAt: by.at.toISOString(),
    traceId: outcome.traceId ?? row.traceId,
    metaCode: outcome.metaCode ?? row.metaCode,
    metaSubcode: outcome.metaSubcode ?? row.metaSubcode,
    readMinor: outcome.readMinor ?? row.readMinor,
  };
  if (!moveChange(w, row, to)) throw elsewhere();
  const { beforeMinor: before, afterMinor: after, currency, objectId: object, field } = row;
  const detail = { change: row.id, object, field, before, after, currency, why, read: to.readMinor };
  const isBad = state !== 'confirmed';
  say(w, by, row, settledWords[state], {
    detail,
    traceId: to.traceId,
    ...(isBad ? { outcome: state === 'rejected' ? ('refused' as const) : ('failed' as const) } : {}),
  });
  return { ...row, ...to };
}

function elsewhere(): AppError {
  return new AppError('conflict', 'Somebody else has just dealt with it. Look again.');
}
