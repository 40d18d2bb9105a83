import { dayMs, hourMs, minuteMs } from '../../shared/model/durations.ts';
import type {
  AmountLimits,
  Finding,
  PolicyRules,
  PolicyVerdict,
  RuleName,
} from '../../shared/model/policy.ts';
import { mostChangesPerHour } from '../../shared/model/policy.ts';

export interface PastChange {
  readonly at: string;
  readonly before: number;
  readonly after: number;
}

/** What all other running budgets come to, a day, in the same currency. Null when it could not be read. */
export interface Surroundings {
  readonly account: number | null;
  readonly client: number | null;
  /** The client's spend of the account's calendar month so far, and what those budgets allow until its end. */
  readonly monthSpent: number | null;
  readonly monthRest: number | null;
}

/** Everything that a verdict depends on. Amounts are Meta's minor units. */
export interface ChangeFacts {
  readonly now: Date;
  /** Minutes after midnight in the ad account's zone. */
  readonly minuteOfDay: number;
  readonly kind: 'campaign' | 'adset';
  readonly currency: string;
  readonly before: number;
  readonly after: number;
  /** The new budget a day: itself, or a lifetime budget spread over its days. */
  readonly afterDaily: number;
  /** The most that a day may take of it: of a lifetime budget what is left, over the days that are left. */
  readonly mostDaily: number;
  /** The most that it may take until the month ends. */
  readonly monthRest: number;
  /** Meta's least a day. */
  readonly metaFloor: number | null;
  /** Everybody's changes of this object in the last 24 hours, ours and others'. */
  readonly past: readonly PastChange[];
  readonly around: Surroundings;
  readonly stopped: boolean;
  readonly frozen: boolean;
}

/** Pure: the same facts and rules always give the same verdict. */
export function decide(rules: PolicyRules, version: number, facts: ChangeFacts): PolicyVerdict {
  const amounts = rules.amounts.find(({ currency }) => currency === facts.currency) ?? null;
  const recent = facts.past.filter(({ at }) => Date.parse(at) > facts.now.getTime() - dayMs);
  const findings = [
    ...stops(facts),
    ...shape(rules, facts),
    ...steps(rules, facts, recent),
    ...sums(amounts, facts),
    ...pauses(rules, facts, recent),
  ];
  const allowed = findings.every(({ outcome }) => outcome !== 'deny');
  return { allowed, version, findings, at: facts.now.toISOString() };
}

type Values = Partial<Omit<Finding, 'rule' | 'outcome'>>;

function finding(rule: RuleName, outcome: Finding['outcome'], values: Values = {}): Finding {
  return { rule, outcome, unit: 'none', limit: null, value: null, until: null, ...values };
}

function stops({ stopped, frozen }: ChangeFacts): Finding[] {
  return [finding('stopped', stopped ? 'deny' : 'ok'), finding('frozen', frozen ? 'deny' : 'ok')];
}

function shape({ kinds }: PolicyRules, { kind }: ChangeFacts): Finding[] {
  return [finding('kind', kinds.includes(kind) ? 'ok' : 'deny')];
}

/** How far `to` lies above `from`, in percent, rounded up: a limit is never passed by a fraction. */
function percentUp(from: number, to: number): number {
  if (to <= from) return 0;
  return from <= 0 ? Infinity : ceilRatio((to - from) * 100, from);
}

function percentDown(from: number, to: number): number {
  return to >= from || from <= 0 ? 0 : ceilRatio((from - to) * 100, from);
}

/** To two decimals, up. Whole numbers below 2^53 throughout, so nothing is lost on the way. */
function ceilRatio(over: number, under: number): number {
  return Number((BigInt(over) * 100n + BigInt(under) - 1n) / BigInt(under)) / 100;
}

/** Infinity has no place in JSON; a raise from nothing is more than any limit. */
const most = 1_000_000_000;

function steps(rules: PolicyRules, { before, after }: ChangeFacts, recent: readonly PastChange[]): Finding[] {
  const values = [before, ...recent.flatMap((one) => [one.before, one.after])];
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  const up = percentUp(before, after);
  const raise = within('raise', rules.raiseLimit, up);
  const isNoted = raise.outcome === 'ok' && rules.raiseNote !== null && up > rules.raiseNote;
  return [
    isNoted ? { ...raise, outcome: 'note', limit: rules.raiseNote } : raise,
    within('cut', rules.cutLimit, percentDown(before, after)),
    within('day_raise', rules.dayRaiseLimit, after > before ? percentUp(lowest, after) : 0),
    within('day_cut', rules.dayCutLimit, after < before ? percentDown(highest, after) : 0),
  ];
}

function within(rule: RuleName, limit: number | null, value: number): Finding {
  const unit = 'percent';
  const isOver = limit !== null && value > limit;
  return finding(rule, isOver ? 'deny' : 'ok', { unit, limit, value: Math.min(value, most) });
}

function sums(amounts: AmountLimits | null, facts: ChangeFacts): Finding[] {
  const { afterDaily, mostDaily, before, after, metaFloor, around } = facts;
  const floor = Math.max(amounts?.floor ?? 0, metaFloor ?? 0);
  const plus = (others: number | null) => (others === null ? null : others + mostDaily);
  const month =
    around.monthRest === null || around.monthSpent === null
      ? null
      : around.monthSpent + around.monthRest + facts.monthRest;
  // A cut is never kept from anybody by a cap that the others have passed already.
  const cap = (rule: RuleName, limit: number | null, value: number | null) =>
    underCap(rule, limit, value, after < before);
  return [
    finding('floor', afterDaily < floor ? 'deny' : 'ok', { unit: 'minor', limit: floor, value: afterDaily }),
    cap('object_cap', amounts?.object ?? null, mostDaily),
    cap('account_cap', amounts?.account ?? null, plus(around.account)),
    cap('client_cap', amounts?.client ?? null, plus(around.client)),
    cap('month_cap', amounts?.month ?? null, month),
  ];
}

function underCap(rule: RuleName, limit: number | null, value: number | null, isCut: boolean): Finding {
  const passes = limit === null || isCut || (value !== null && value <= limit);
  return finding(rule, passes ? 'ok' : 'deny', { unit: 'minor', limit, value });
}

function pauses(rules: PolicyRules, facts: ChangeFacts, recent: readonly PastChange[]): Finding[] {
  const now = facts.now.getTime();
  const times = recent.map(({ at }) => Date.parse(at)).toSorted((a, b) => a - b);
  const perHour = Math.min(rules.changesPerHour, mostChangesPerHour);
  return [
    counted('changes_per_hour', perHour, times, hourMs, now),
    counted('changes_per_day', rules.changesPerDay, times, dayMs, now),
    cooldown(rules.cooldownMinutes, facts.past, now),
    quiet(rules.quietHours, facts),
  ];
}

function counted(
  rule: RuleName,
  limit: number,
  times: readonly number[],
  span: number,
  now: number,
): Finding {
  const within = times.filter((at) => at > now - span);
  const isOver = within.length >= limit;
  // The oldest of those that fill the limit has to fall out of the span.
  const leaves = within.at(-limit);
  const until = isOver && leaves !== undefined ? new Date(leaves + span).toISOString() : null;
  return finding(rule, isOver ? 'deny' : 'ok', { unit: 'count', limit, value: within.length, until });
}

function cooldown(minutes: number, past: readonly PastChange[], now: number): Finding {
  const last = Math.max(...past.map(({ at }) => Date.parse(at)), -Infinity);
  const ends = last + minutes * minuteMs;
  const value = Number.isFinite(last) ? Math.max(0, Math.floor((now - last) / minuteMs)) : null;
  const isOver = now < ends;
  const until = isOver ? new Date(ends).toISOString() : null;
  return finding('cooldown', isOver ? 'deny' : 'ok', { unit: 'minutes', limit: minutes, value, until });
}

function quiet(hours: PolicyRules['quietHours'], { minuteOfDay, now }: ChangeFacts): Finding {
  const unit = 'minute_of_day';
  if (hours === null || hours.from === hours.until)
    return finding('quiet_hours', 'ok', { unit, value: minuteOfDay });
  const { from, until } = hours;
  const isQuiet =
    from < until ? minuteOfDay >= from && minuteOfDay < until : minuteOfDay >= from || minuteOfDay < until;
  const wait = (until - minuteOfDay + 1440) % 1440;
  const ends = isQuiet ? new Date(now.getTime() + wait * minuteMs).toISOString() : null;
  return finding('quiet_hours', isQuiet ? 'deny' : 'ok', {
    unit,
    limit: from,
    value: minuteOfDay,
    until: ends,
  });
}

/** The denials in words, for a failure, the audit trail and a terminal. Screens have words of their own. */
export function denialText(verdict: PolicyVerdict): string {
  return verdict.findings
    .filter(({ outcome }) => outcome === 'deny')
    .map(({ rule, limit, value, unit }) => {
      const say = (n: number | null) => (n === null ? 'not known' : `${n}${unit === 'percent' ? ' %' : ''}`);
      const name = rule.replaceAll('_', ' ');
      return unit === 'none'
        ? `Rule “${name}” denies it.`
        : `Rule “${name}”: ${say(value)}, limit ${say(limit)}.`;
    })
    .join(' ');
}
