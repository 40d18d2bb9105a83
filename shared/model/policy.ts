import { z } from '../zod.ts';
import { Currency } from './client.ts';
import { ClientId, Instant } from './ids.ts';

/** Meta blocks an ad set for an hour at its fifth change; no policy may allow more. */
export const mostChangesPerHour = 4;

const Percent = z.int().min(1).max(10_000);
const Minor = z.int().min(1).max(1_000_000_000_000);
/** Minutes after midnight in the ad account's own zone. */
const MinuteOfDay = z.int().min(0).max(1439);

/** Limits in one currency: amounts in different ones are never added up, so each has its own. Null is no limit. */
export const AmountLimits = z.object({
  currency: Currency,
  /** The least that one object may have a day, beside Meta's own minimum. */
  floor: Minor.nullable(),
  /** The most that one object may have a day. */
  object: Minor.nullable(),
  /** The most that all running objects of an ad account, and of a client, may have a day together. */
  account: Minor.nullable(),
  client: Minor.nullable(),
  /** The most that a client may spend in a calendar month: what was spent, and what its budgets allow until its end. */
  month: Minor.nullable(),
});
export type AmountLimits = z.infer<typeof AmountLimits>;

const QuietHours = z.object({ from: MinuteOfDay, until: MinuteOfDay });
const Kind = z.enum(['campaign', 'adset']);

export const PolicyRules = z.object({
  /** One change up: from here it is noted, from there it is denied. Null is never. */
  raiseNote: Percent.nullable(),
  raiseLimit: Percent.nullable(),
  /** One change down. */
  cutLimit: z.int().min(1).max(100).nullable(),
  /** All changes of 24 hours together, from the lowest up and from the highest down. */
  dayRaiseLimit: Percent.nullable(),
  dayCutLimit: z.int().min(1).max(100).nullable(),
  changesPerHour: z.int().min(1).max(mostChangesPerHour),
  changesPerDay: z.int().min(1).max(96),
  cooldownMinutes: z.int().min(0).max(10_080),
  quietHours: QuietHours.nullable(),
  kinds: z.array(Kind).max(2),
  amounts: z.array(AmountLimits).max(30),
});
export type PolicyRules = z.infer<typeof PolicyRules>;

/** What one client has otherwise than the workspace. A field that is absent follows the workspace. */
export const PolicyOverride = PolicyRules.partial();
export type PolicyOverride = z.infer<typeof PolicyOverride>;

export const defaultRules: PolicyRules = {
  raiseNote: 20,
  raiseLimit: 50,
  cutLimit: 80,
  dayRaiseLimit: 100,
  dayCutLimit: 80,
  changesPerHour: mostChangesPerHour,
  changesPerDay: 3,
  cooldownMinutes: 360,
  quietHours: null,
  kinds: ['campaign', 'adset'],
  amounts: [],
};

export function effectiveRules(workspace: PolicyRules, override: PolicyOverride | null): PolicyRules {
  if (override === null) return workspace;
  const own = Object.entries(override).filter(([, value]) => value !== undefined);
  return PolicyRules.parse({ ...workspace, ...Object.fromEntries(own) });
}

/** Every rule of the engine, in the order in which it is shown. */
export const RuleName = z.enum([
  'stopped',
  'frozen',
  'kind',
  'raise',
  'cut',
  'day_raise',
  'day_cut',
  'floor',
  'object_cap',
  'account_cap',
  'client_cap',
  'month_cap',
  'changes_per_hour',
  'changes_per_day',
  'cooldown',
  'quiet_hours',
]);
export type RuleName = z.infer<typeof RuleName>;

export const Finding = z.object({
  rule: RuleName,
  outcome: z.enum(['ok', 'note', 'deny']),
  unit: z.enum(['percent', 'minor', 'count', 'minutes', 'minute_of_day', 'none']),
  /** Null where the rule sets none. */
  limit: z.number().nullable(),
  /** Null where it could not be known; a limit that cannot be checked denies. */
  value: z.number().nullable(),
  /** When a denial ends by itself; null when it does not. */
  until: Instant.nullable(),
});
export type Finding = z.infer<typeof Finding>;

export const PolicyVerdict = z.object({
  allowed: z.boolean(),
  /** The version of the policy in force. */
  version: z.int(),
  findings: z.array(Finding),
  at: Instant,
});
export type PolicyVerdict = z.infer<typeof PolicyVerdict>;

const PolicyVersion = z.object({
  number: z.int(),
  clientId: ClientId.nullable(),
  rules: PolicyOverride.nullable(),
  note: z.string(),
  at: Instant,
  by: z.string(),
});
type PolicyVersion = z.infer<typeof PolicyVersion>;

const PolicyStop = z.object({
  clientId: ClientId.nullable(),
  why: z.string(),
  at: Instant,
  by: z.string(),
});
type PolicyStop = z.infer<typeof PolicyStop>;

/** Everything that Admin shows of the policy. */
export const PolicyState = z.object({
  version: z.int(),
  rules: PolicyRules,
  overrides: z.array(z.object({ clientId: ClientId, rules: PolicyOverride, version: z.int() })),
  stop: PolicyStop.nullable(),
  frozen: z.array(PolicyStop),
  history: z.array(PolicyVersion),
});
export type PolicyState = z.infer<typeof PolicyState>;

/** The policy that one client's changes are judged by. */
export const PolicyInForce = z.object({
  version: z.int(),
  rules: PolicyRules,
  own: z.array(z.string()),
  stop: PolicyStop.nullable(),
  frozen: PolicyStop.nullable(),
});
export type PolicyInForce = z.infer<typeof PolicyInForce>;

/** One change of the last 90 days, judged by the policy as it is and as it would be. */
const ReplayedChange = z.object({
  clientId: ClientId,
  clientName: z.string(),
  at: Instant,
  objectName: z.string(),
  currency: Currency,
  before: z.int(),
  after: z.int(),
  now: z.array(RuleName),
  next: z.array(RuleName),
});
type ReplayedChange = z.infer<typeof ReplayedChange>;

export const Replay = z.object({
  since: Instant,
  changes: z.int(),
  deniedNow: z.int(),
  deniedNext: z.int(),
  /** Those that the two policies judge differently, newest first. */
  differing: z.array(ReplayedChange),
  /** Rules that look at all budgets of an account or client at one moment, which the past does not tell. */
  notReplayed: z.array(RuleName),
});
export type Replay = z.infer<typeof Replay>;
