import type { Manifest } from '../../shared/model/approval.ts';
import { majorText, offsetOf } from '../../shared/model/money.ts';
import type { Drift, LiveObject, NotWritable } from '../../shared/model/proposal.ts';

/** A clock may be set back this far by its own correction; more, and nothing is approved or sent by it. */
const clockSlackMs = 120_000;
/** How long after a lost answer Meta could still do what it was asked. Until then, an unchanged budget proves nothing. */
export const settleMs = 300_000;

/** Why this budget is not offered for a change; null when it is. */
export function notWritable(object: LiveObject, now: Date): NotWritable | null {
  const { status, parentStatus, endTime } = object;
  if (offsetOf(object.currency) === null) return 'unknown_currency';
  if (!object.isAccountOpen) return 'account_closed';
  if (status === 'DELETED' || parentStatus === 'DELETED') return 'deleted';
  if (status === 'ARCHIVED' || parentStatus === 'ARCHIVED') return 'archived';
  if (object.isLegacy) return 'legacy_advantage';
  if (object.field === null) return object.kind === 'campaign' ? 'budget_on_ad_sets' : 'budget_on_campaign';
  if (endTime !== null && Date.parse(endTime) <= now.getTime()) return 'ended';
  return object.mayWrite === false ? 'no_task' : null;
}

export const notWritableText: Readonly<Record<NotWritable, string>> = {
  unknown_currency: 'Meta’s table does not list this currency, so no amount in it can be sent.',
  account_closed: 'The ad account is not open at Meta.',
  deleted: 'It was deleted at Meta.',
  archived: 'It is archived at Meta; only its name can still be changed.',
  legacy_advantage: 'It is a legacy Advantage+ campaign, which Meta no longer lets any tool change.',
  budget_on_ad_sets: 'Its ad sets hold the budgets. Propose at one of them.',
  budget_on_campaign: 'Its campaign holds the budget. Propose there.',
  ended: 'Its end date is in the past.',
  no_task: 'The access token may look at this ad account but not change it.',
  unknown_outcome: 'An earlier change of it is not known yet. Nothing else is sent to it until it is.',
};

/** What is in force now and could have been otherwise when the proposal was made. */
export interface InForceNow {
  readonly policyVersion: number;
  readonly stopped: string | null;
  readonly frozen: string | null;
}

type Fact = string | number | boolean | null;

/** What moved since the proposal was made, and so voids it. Spend is not among it: it always moves. */
export function driftOf(manifest: Manifest, object: LiveObject, inForce: InForceNow, now: Date): Drift[] {
  const { seen } = manifest;
  const facts: readonly [Drift['what'], Fact, Fact][] = [
    ['level', manifest.field, object.field],
    ['budget', manifest.before, object.field === manifest.field ? object.minor : manifest.before],
    ['currency', manifest.currency, object.currency],
    ['status', seen.status, object.status],
    ['campaign_status', seen.campaignStatus, object.parentStatus],
    ['end_time', seen.endTime, object.endTime],
    ['write_task', seen.mayWrite, object.mayWrite],
    ['policy', manifest.policyVersion, inForce.policyVersion],
    ['stopped', null, inForce.stopped],
    ['frozen', null, inForce.frozen],
  ];
  const say = (value: Fact) => (value === null ? '' : String(value));
  const moved = facts
    .filter(([, before, after]) => before !== after)
    .map(([what, before, after]) => ({ what, before: say(before), now: say(after) }));
  const why = notWritable(object, now);
  return why === null || moved.length > 0 ? moved : [{ what: 'not_writable' as const, before: '', now: why }];
}

const driftWords: Readonly<Record<Drift['what'], string>> = {
  budget: 'the budget',
  level: 'where the budget is held',
  status: 'its status',
  campaign_status: 'the status of its campaign',
  end_time: 'its end date',
  currency: 'the currency of the account',
  write_task: 'what the token may do',
  policy: 'the policy',
  stopped: 'all changes are stopped',
  frozen: 'the client is frozen',
  not_writable: 'whether it can be changed',
};

/** For the trail and a terminal; screens have words of their own. */
export function driftText(drift: readonly Drift[], currency: string): string {
  const parts = drift.map(({ what, before, now }) => {
    if (what === 'stopped' || what === 'frozen') return `${driftWords[what]} (${now})`;
    const say = (text: string) => valueText(what, text, currency);
    return `${driftWords[what]} moved from ${say(before)} to ${say(now)}`;
  });
  return `Not as it was when it was proposed: ${parts.join('; ')}.`;
}

function valueText(what: Drift['what'], text: string, currency: string): string {
  if (text === '') return 'nothing';
  const isKnown = what === 'budget' && offsetOf(currency) !== null;
  return isKnown ? `${majorText({ minor: Number(text), currency })} ${currency}` : text;
}

/** `latest` is the newest moment that the ledger has written down, whoever wrote it. */
export function clockWentBack(now: Date, latest: string | null): boolean {
  return latest !== null && now.getTime() < Date.parse(latest) - clockSlackMs;
}

/** How far this computer's clock may be from Meta's before nothing is sent by it. */
const clockApartMs = 600_000;

/**
 * SECURITY: an approval that lasts a day, and a day's wait before one may approve, are worth what the clock is worth. The
 * trail shows a clock that goes back; one that was set ahead, or back to just after the last row, only Meta's shows.
 */
export function clockIsOff(aheadMs: number | null): string | null {
  if (aheadMs === null || Math.abs(aheadMs) <= clockApartMs) return null;
  const minutes = Math.round(Math.abs(aheadMs) / 60_000);
  return `The clock of this computer is ${minutes} minutes apart from Meta’s. Set it right, then send it.`;
}

/** What was found out about a change whose answer was lost. */
export interface Reading {
  /** The budget now; null when it could not be read. */
  readonly value: number | null;
  /** Whether Meta's log has our change; null when it could not be read. */
  readonly logged: boolean | null;
  readonly ageMs: number;
}

export type Settlement = 'confirmed' | 'not_applied' | 'needs_person' | 'wait';

/** By reading alone: nothing is ever sent again to find out. */
export function settlementOf(change: { readonly afterMinor: number }, reading: Reading): Settlement {
  const { value, logged, ageMs } = reading;
  if (value === change.afterMinor || logged === true) return 'confirmed';
  if (ageMs < settleMs) return 'wait';
  if (value === null) return 'wait';
  return logged === false ? 'not_applied' : 'needs_person';
}
