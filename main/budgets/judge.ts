import { Temporal } from 'temporal-polyfill';
import { dayMs } from '../../shared/model/durations.ts';
import type { LiveObject, MetaVerdict } from '../../shared/model/proposal.ts';
import type { PolicyInForce, PolicyVerdict } from '../../shared/model/policy.ts';
import { verdictOf } from '../graph/classify.ts';
import { approveIntent, type ApprovedIntent } from '../graph/intent.ts';
import type { FailureClass } from '../graph/verdict.ts';
import { judgeChange, policyInForce } from '../policy/use-cases.ts';
import { allChanges } from './activity.ts';
import { daysOfRun, mostADay, mostOfMonth } from './a-day.ts';
import { daysLeft, type LiveJob, readLog, readSurroundings, todayOf } from './live.ts';
import { recentChangesOf } from './store.ts';

/** What the policy says of a new budget for this object at this moment, with everything read live that it depends on. */
export async function judgePolicy(job: LiveJob, object: LiveObject, after: number): Promise<PolicyVerdict> {
  const { work, scope } = job;
  const now = work.clock.now();
  const yesterday = new Date(now.getTime() - dayMs);
  const logged = await readLog(job, object, yesterday);
  const inForce = policyInForce(work.ledger, scope.clientId);
  const around = needsSurroundings(inForce, object.currency)
    ? await readSurroundings(job, object)
    : { account: null, client: null, monthSpent: null, monthRest: null };
  const today = todayOf(job, object);
  const ours = recentChangesOf(work.ledger, scope.clientId, object.id, yesterday.toISOString());
  return judgeChange(policyInForce(work.ledger, scope.clientId), {
    now: work.clock.now(),
    minuteOfDay: minuteOfDayIn(object.timezone, now),
    kind: object.kind,
    currency: object.currency,
    before: object.minor ?? 0,
    after,
    afterDaily: Math.floor(after / daysOfRun(object, object.timezone)),
    mostDaily: mostADay(object, after, today),
    monthRest: mostOfMonth(object, after, daysLeft(today.today), today),
    metaFloor: object.floor,
    past: allChanges(logged, ours),
    around,
  });
}

function needsSurroundings({ rules }: PolicyInForce, currency: string): boolean {
  const amounts = rules.amounts.find((one) => one.currency === currency);
  return (
    amounts !== undefined && [amounts.account, amounts.client, amounts.month].some((one) => one !== null)
  );
}

export function minuteOfDayIn(zone: string, at: Date): number {
  const time = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  return time.hour * 60 + time.minute;
}

/** Refusals that are about this change. Any other failure (no network, a throttle, a dead token) is no verdict on it. */
const aboutTheChange: ReadonlySet<FailureClass> = new Set([
  'budget_rule',
  'invalid_param',
  'permission',
  'policy_block',
  'gone_or_forbidden',
  'field_gone',
  'client_bug',
  'config',
]);

/** Meta's own verdict: the exact request, checked and not done. */
export async function askMeta(job: LiveJob, intent: ApprovedIntent): Promise<MetaVerdict> {
  const { work, graph, scope, token, signal } = job;
  const at = () => work.clock.now().toISOString();
  try {
    await graph.writeFor(scope, intent, 'validate', { token, signal });
    return { accepted: true, code: null, subcode: null, message: null, trace: null, at: at() };
  } catch (error) {
    const verdict = verdictOf(error);
    if (verdict === null || !aboutTheChange.has(verdict.kind)) throw error;
    const { code, subcode, trace, userMessage, sentence } = verdict;
    return { accepted: false, code, subcode, message: userMessage ?? sentence, trace, at: at() };
  }
}

export function intentFor(object: LiveObject, proposalId: string, after: number): ApprovedIntent {
  if (object.field === null) throw new Error('An object without a budget has nothing to change.');
  return approveIntent({
    proposalId,
    accountId: object.accountId,
    object: { kind: object.kind, id: object.id },
    field: object.field,
    minorUnits: after,
  });
}
