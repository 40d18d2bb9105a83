import { AppError, failureOf } from '../../shared/failure.ts';
import type { Manifest } from '../../shared/model/approval.ts';
import type { Drift, LiveObject, MetaVerdict } from '../../shared/model/proposal.ts';
import type { PolicyVerdict } from '../../shared/model/policy.ts';
import { type Reader, write } from '../db/access.ts';
import { GraphRefusal } from '../graph/classify.ts';
import { denialText, policyInForce } from '../policy/use-cases.ts';
import { faultOf } from './grant.ts';
import { askMeta, intentFor, judgePolicy } from './judge.ts';
import { type LiveJob, readAgain, readLive } from './live.ts';
import { manifestOf } from './manifest.ts';
import { tellEnded } from './news.ts';
import { clockIsOff, driftOf, driftText } from './rules.ts';
import {
  type ApprovalGrant,
  approvalOf,
  type ChangeRow,
  findProposal,
  openChangeOf,
  type ProposalRow,
} from './store.ts';
import { beginSending, type Detail, end, type Outcome, settle, steward } from './transitions.ts';

/** A change that was sent, or the reason why nothing was. */
export type Sent = { readonly change: ChangeRow } | { readonly why: string };

/** Between the durable intent and its outcome nothing else may happen, so a test can stop the world at each of these. */
export type Step = 'checked' | 'recorded' | 'sent' | 'settled';

export interface SendAsk {
  readonly proposalId: string;
  /** Its start time has come: nobody pressed anything, and the trail says so. */
  readonly byItself?: boolean;
  readonly onStep?: ((step: Step) => void) | undefined;
}

/**
 * One approved proposal, once: everything is asked again, the intent is on disk before the first byte, the request goes
 * out a single time, and what came of it is read back. Never a retry.
 */
export async function sendApproved(job: LiveJob, ask: SendAsk): Promise<Sent> {
  const { work, scope } = job;
  const row = findProposal(work.ledger, scope.clientId, ask.proposalId);
  const grant = row ? approvalOf(work.ledger, scope.clientId, row.id) : undefined;
  if (row?.state !== 'approved' || !grant) return { why: 'It is not approved, or was dealt with already.' };
  if (openChangeOf(work.ledger, row.objectId))
    return { why: 'An earlier change of it is not known yet. Nothing else is sent to it until it is.' };
  const fault = faultOf(work.ledger, row, grant, work.clock.now());
  if (fault !== null) return stop(job, row, fault);
  const manifest = manifestOf(row);
  if (!manifest) return stop(job, row, 'The proposal is not what its manifest says.');
  if (row.startAt !== null && Date.parse(row.startAt) > work.clock.now().getTime())
    return { why: 'Its start time has not come yet.' };
  const object = await readLive(job, row);
  const fresh = await freshVerdicts(job, manifest, object);
  const against = objection(fresh, row.currency);
  if (against !== null) return stop(job, row, against, { drift: fresh.drift, meta: fresh.meta });
  const clock = clockIsOff(job.graph.clockAheadMs());
  if (clock !== null) return { why: clock };
  // Asking for both verdicts took its time: what somebody moved meanwhile is not written over.
  const moved = driftNow(job, manifest, await readAgain(job, object));
  if (moved.length > 0) return stop(job, row, driftText(moved, row.currency), { drift: moved });
  ask.onStep?.('checked');
  return sendOnce(job, row, grant, object, ask);
}

interface Fresh {
  readonly drift: readonly Drift[];
  readonly policy: PolicyVerdict | null;
  readonly meta: MetaVerdict | null;
}

function driftNow({ work, scope }: LiveJob, manifest: Manifest, object: LiveObject): Drift[] {
  const inForce = policyInForce(work.ledger, scope.clientId);
  const stopped = inForce.stop?.why ?? null;
  const frozen = inForce.frozen?.why ?? null;
  return driftOf(manifest, object, { policyVersion: inForce.version, stopped, frozen }, work.clock.now());
}

/** The cheapest first: whoever has drifted is not asked of Meta. */
export async function freshVerdicts(job: LiveJob, manifest: Manifest, object: LiveObject): Promise<Fresh> {
  const drift = driftNow(job, manifest, object);
  if (drift.length > 0) return { drift, policy: null, meta: null };
  const policy = await judgePolicy(job, object, manifest.after);
  if (!policy.allowed) return { drift, policy, meta: null };
  const meta = await askMeta(job, intentFor(object, manifest.proposalId, manifest.after));
  return { drift, policy, meta };
}

function objection({ drift, policy, meta }: Fresh, currency: string): string | null {
  if (drift.length > 0) return driftText(drift, currency);
  if (policy && !policy.allowed) return denialText(policy);
  return meta && !meta.accepted ? `Meta would refuse it: ${meta.message ?? ''}` : null;
}

function stop(job: LiveJob, row: ProposalRow, why: string, detail?: Detail): Sent {
  const { work } = job;
  const by = { actor: steward, at: work.clock.now(), ids: work.ids };
  write(work.ledger, (w) => {
    end(w, by, row, 'void', why, detail);
    tellEnded(work, row, 'void', why);
  });
  return { why };
}

async function sendOnce(
  job: LiveJob,
  row: ProposalRow,
  grant: ApprovalGrant,
  object: LiveObject,
  { onStep, byItself }: SendAsk,
): Promise<Sent> {
  const { work, graph, scope, token, signal } = job;
  const actor = byItself ? steward : work.actor;
  const by = () => ({ actor, at: work.clock.now(), ids: work.ids });
  // SECURITY: the last look at what may have changed while Meta was asked, in the transaction that records the intent.
  const change = write(work.ledger, (w) =>
    mayStill(w, job, row, grant) ? beginSending(w, by(), row, grant, work.ids.next()) : null,
  );
  if (change === null) return stop(job, row, stoppedNow);
  onStep?.('recorded');
  const intent = intentFor(object, row.id, row.afterMinor);
  try {
    await graph.writeFor(scope, intent, 'apply', {
      token,
      signal,
      // Once more when its turn has come: it may have waited for a minute.
      lastLook: () => {
        if (!mayStill(work.ledger, job, row, grant))
          throw new AppError('conflict', stoppedNow, { sent: false });
      },
    });
  } catch (error) {
    onStep?.('sent');
    const settled = write(work.ledger, (w) => settle(w, by(), change, outcomeOf(error)));
    onStep?.('settled');
    return { change: settled };
  }
  onStep?.('sent');
  // Meta's "success" is no proof, only a read is: to the ledger the change is still being sent.
  return { change };
}

const stoppedNow = 'Changes were stopped, or the policy changed, in this very moment.';

/** Without asking anybody: no stop, no freeze, the policy that it was judged by, and an approval that still holds. */
function mayStill(r: Reader, { work, scope }: LiveJob, row: ProposalRow, grant: ApprovalGrant): boolean {
  const inForce = policyInForce(r, scope.clientId);
  if (inForce.version !== manifestVersion(row) || inForce.stop !== null || inForce.frozen !== null)
    return false;
  return faultOf(r, row, grant, work.clock.now()) === null;
}

function manifestVersion(row: ProposalRow): number | null {
  return manifestOf(row)?.policyVersion ?? null;
}

/** Only Meta's own refusal, or a request of which not a byte left, is an answer. Anything else is not known. */
function outcomeOf(error: unknown): Outcome {
  const { code, message, details } = failureOf(error);
  const trace = typeof details['trace'] === 'string' ? details['trace'] : null;
  if (error instanceof GraphRefusal) {
    const { verdict } = error;
    return {
      state: 'rejected',
      why: verdict.userMessage ?? verdict.sentence,
      traceId: verdict.trace,
      metaCode: verdict.code,
      metaSubcode: verdict.subcode,
    };
  }
  if (code === 'graph_limited' || details['sent'] === false) return { state: 'not_applied', why: message };
  return { state: 'unknown', why: message, traceId: trace };
}
