import { AppError } from '../../shared/failure.ts';
import { approvalHours, type Evidence, type Manifest } from '../../shared/model/approval.ts';
import { hourMs } from '../../shared/model/durations.ts';
import { refuseUnknownCurrency } from '../../shared/model/money.ts';
import {
  type Judgement,
  type LiveObject,
  type Look,
  ProposalId,
  type ProposeAsk,
} from '../../shared/model/proposal.ts';
import { assetsOf } from '../clients/store.ts';
import { write, type Writer } from '../db/access.ts';
import { denialText } from '../policy/use-cases.ts';
import { withTokenFor } from '../tokens/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { installationOf, signingKeyOf } from '../workspace/signing/use-cases.ts';
import { askMeta, intentFor, judgePolicy } from './judge.ts';
import { type BudgetJob, type LiveJob, readLive, type Target } from './live.ts';
import { sealEvidence, sealManifest } from './manifest.ts';
import { tellWaiting } from './news.ts';
import { notWritable, notWritableText } from './rules.ts';
import { findChange, openChangeOf, openProposalOf, peopleNames, type ProposalRow } from './store.ts';
import { propose as makeProposal, refuse } from './transitions.ts';
import { hintsOf, whatIfOf } from './what-if.ts';

export function withToken<T>(job: BudgetJob, use: (live: LiveJob) => Promise<T>): Promise<T> {
  const ask = { clientId: job.scope.clientId, purpose: 'proposal' };
  return withTokenFor(job.work, ask, (token) => use({ ...job, token }));
}

/** The object as it is, and whether its budget can be changed at all. */
export function lookAt(job: BudgetJob, target: Target): Promise<Look> {
  return withToken(job, async (live) => {
    const object = await readLive(live, target);
    const { ledger, clock } = job.work;
    const row = openProposalOf(ledger, job.scope.clientId, target.objectId);
    const isBlocked = openChangeOf(ledger, target.objectId) !== undefined;
    return {
      object,
      notWritable: notWritable(object, clock.now()) ?? (isBlocked ? 'unknown_outcome' : null),
      open: row
        ? {
            proposalId: ProposalId.parse(row.id),
            afterMinor: row.afterMinor,
            proposer: peopleNames(ledger).get(row.proposerId) ?? '',
          }
        : null,
    };
  });
}

/** Both verdicts and the what-if for an amount, with nothing written anywhere. */
export function judge(job: BudgetJob, target: Target, after: number): Promise<Judgement> {
  assertKnown(job, target);
  return withToken(job, async (live) => {
    const object = assertWritable(job, await readLive(live, target));
    return { object, after, ...(await verdicts(live, object, after)), hints: hintsOf(object, after) };
  });
}

async function verdicts(live: LiveJob, object: LiveObject, after: number) {
  refuseUnknownCurrency(object.currency);
  const policy = await judgePolicy(live, object, after);
  const meta = await askMeta(live, intentFor(object, 'draft', after));
  const whatIf = whatIfOf(live.work, live.scope, { object, after });
  return { policy, meta, whatIf };
}

/** Asked of the ledger, before a byte is read: an object with an open question takes no other. */
function assertKnown({ work }: BudgetJob, { objectId }: Target): void {
  const why = 'unknown_outcome';
  if (openChangeOf(work.ledger, objectId)) throw new AppError('conflict', notWritableText[why], { why });
}

function assertWritable({ work }: BudgetJob, object: LiveObject): LiveObject {
  const why = notWritable(object, work.clock.now());
  if (why !== null) throw new AppError('conflict', notWritableText[why], { why });
  return object;
}

/** What belongs in the same transaction. */
type Also = (w: Writer, row: ProposalRow) => void;

/** A wish becomes a proposal when it is still about what the person saw, and both verdicts allow it. */
export function propose(job: BudgetJob, ask: ProposeAsk, also?: Also): Promise<ProposalRow> {
  assertKnown(job, ask);
  return withToken(job, async (live) => {
    const object = assertWritable(job, await readLive(live, ask));
    if (object.minor !== ask.before) {
      throw new AppError(
        'conflict',
        'Its budget was changed since you looked. Look again before you propose.',
        {
          before: ask.before,
          now: object.minor,
        },
      );
    }
    assertStartsInTime(job, ask);
    assertWayBack(job, object, ask);
    if (ask.after === ask.before) throw new AppError('invalid_request', 'That is the budget that it has.');
    const { policy, meta, whatIf } = await verdicts(live, object, ask.after);
    const wish = { clientId: job.scope.clientId, objectName: object.name };
    const amounts = { object: object.id, before: ask.before, after: ask.after, currency: object.currency };
    if (!policy.allowed) {
      const denials = policy.findings.filter(({ outcome }) => outcome === 'deny');
      sayRefused(job, wish, 'proposal.denied_by_policy', { ...amounts, denials });
      throw new AppError('policy_denied', denialText(policy), { denials });
    }
    if (!meta.accepted) {
      sayRefused(job, wish, 'proposal.refused_by_meta', { ...amounts, meta });
      throw new AppError('graph_refused', `Meta would refuse it: ${meta.message ?? ''}`, { meta });
    }
    const evidence = {
      policy,
      meta,
      whatIf,
      campaignName: object.campaignName,
      accountName: object.accountName,
      timezone: object.timezone,
      readAt: object.readAt,
    };
    return keep(job, object, ask, { evidence, also });
  });
}

/** An approval holds for a day at most: what should start later could never be sent. */
function assertStartsInTime({ work }: BudgetJob, { startAt }: ProposeAsk): void {
  const latest = work.clock.now().getTime() + approvalHours * hourMs;
  if (startAt !== null && Date.parse(startAt) >= latest)
    throw new AppError('invalid_request', 'A proposal expires within a day. Let it start before that.');
}

/** SECURITY: what calls itself the way back of a change is exactly that, or an approver would be told another story. */
function assertWayBack({ work, scope }: BudgetJob, object: LiveObject, ask: ProposeAsk): void {
  if (ask.rollsBack === null && ask.source !== 'rollback') return;
  const change = ask.rollsBack === null ? undefined : findChange(work.ledger, scope.clientId, ask.rollsBack);
  const isIt =
    change?.state === 'confirmed' &&
    change.objectId === object.id &&
    change.field === object.field &&
    change.afterMinor === ask.before &&
    change.beforeMinor === ask.after;
  if (!isIt) throw new AppError('invalid_request', 'This does not take back a change of Steward’s.');
}

function sayRefused(
  job: BudgetJob,
  ...[wish, what, detail]: Parameters<typeof refuse> extends [unknown, unknown, ...infer R] ? R : never
): void {
  const { work } = job;
  const by = { actor: work.actor, at: work.clock.now(), ids: work.ids };
  write(work.ledger, (w) => refuse(w, by, wish, what, detail));
}

interface Kept {
  readonly evidence: Evidence;
  readonly also: Also | undefined;
}

function keep(job: BudgetJob, object: LiveObject, ask: ProposeAsk, { evidence, also }: Kept): ProposalRow {
  const { work, scope } = job;
  const at = work.clock.now();
  const row = newRow(job, object, ask, { evidence, at });
  return write(work.ledger, (w) => {
    if (openProposalOf(w, scope.clientId, object.id))
      throw new AppError('conflict', 'A proposal for it waits already. Withdraw that one first.');
    makeProposal(w, { actor: work.actor, at, ids: work.ids }, row);
    also?.(w, row);
    tellWaiting(work, row);
    return row;
  });
}

function newRow(
  { work, scope }: BudgetJob,
  object: LiveObject,
  ask: ProposeAsk,
  { evidence, at }: { readonly evidence: Evidence; readonly at: Date },
): ProposalRow {
  const asset = assetsOf(work.ledger, scope.clientId).find(({ metaId }) => metaId === object.accountId);
  if (!asset || object.field === null) throw new Error('A proposal without its account or its budget.');
  const id = work.ids.next();
  const shared = {
    clientId: scope.clientId,
    accountId: object.accountId,
    objectKind: object.kind,
    objectId: object.id,
    objectName: object.name,
    field: object.field,
    currency: object.currency,
    reason: ask.reason,
    startAt: ask.startAt,
    proposedAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + approvalHours * hourMs).toISOString(),
  };
  const proof = sealEvidence(evidence);
  const facts = { ...shared, proposalId: ProposalId.parse(id), before: ask.before, after: ask.after };
  const sealed = sealManifest(manifestFor(work, object, facts, { evidence, evidenceHash: proof.hash }));
  return {
    ...shared,
    id,
    assetId: asset.id,
    beforeMinor: ask.before,
    afterMinor: ask.after,
    source: ask.source,
    rollsBack: ask.rollsBack,
    proposerId: work.person.personId,
    manifest: sealed.text,
    manifestHash: sealed.hash,
    evidence: proof.text,
    state: 'waiting',
    settledAt: null,
    settledBy: null,
    settledWhy: null,
  };
}

function manifestFor(
  work: OpenWorkspace,
  object: LiveObject,
  facts: Pick<
    Manifest,
    | 'clientId'
    | 'proposalId'
    | 'accountId'
    | 'objectKind'
    | 'objectId'
    | 'objectName'
    | 'field'
    | 'before'
    | 'after'
    | 'currency'
    | 'reason'
    | 'startAt'
    | 'proposedAt'
    | 'expiresAt'
  >,
  { evidence, evidenceHash }: { readonly evidence: Evidence; readonly evidenceHash: string },
): Manifest {
  const key = signingKeyOf(work.ledger, work.person.personId);
  if (!key) throw new Error('Somebody without keys is signed in.');
  const { status, parentStatus: campaignStatus, endTime, timezone, mayWrite } = object;
  const { accepted, code, subcode } = evidence.meta;
  return {
    format: 'steward.proposal/1',
    ...installationOf(work.ledger),
    ...facts,
    proposerId: work.person.personId,
    proposer: work.person.name,
    proposerKey: key,
    policyVersion: evidence.policy.version,
    meta: { accepted, code, subcode },
    whatIfSeed: evidence.whatIf?.seed ?? null,
    evidenceHash,
    seen: { status, campaignStatus, endTime, timezone, mayWrite },
  };
}
