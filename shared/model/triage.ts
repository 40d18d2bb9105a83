import { unreachable } from '../failure.ts';
import { z } from '../zod.ts';
import { ClientRole } from './access.ts';
import { Client } from './client.ts';
import { Figure, Freshness, ResultName } from './figures.ts';
import { ClientId, Day, Instant } from './ids.ts';
import { daysBetween } from './day-parts.ts';
import { PaceView } from './plan.ts';

export const AlertSeverity = z.enum(['warning', 'critical']);
export type AlertSeverity = z.infer<typeof AlertSeverity>;

export const alertRules = [
  'token_dead',
  'access_lost',
  'account_status',
  'stopped',
  'pace_over',
  'pace_under',
  'paused_with_budget',
  'no_results',
  'spend_anomaly',
  'cost_anomaly',
  'ctr_anomaly',
  'disapproved',
  'stale_sync',
] as const;
export const AlertRule = z.enum(alertRules);
export type AlertRule = z.infer<typeof AlertRule>;

/** The figures of an alert's sentence, as they were last seen. Names are strangers' words. */
export const AlertFacts = z.record(z.string().max(40), z.union([z.string().max(500), z.number(), z.null()]));
export type AlertFacts = z.infer<typeof AlertFacts>;

/** What an alert about the pace says. */
export function paceFacts(pace: PaceView, currency: string): AlertFacts {
  const { landsMicros, budgetMicros, neededPerDayMicros } = pace;
  const share = landsMicros === null || budgetMicros === null ? null : landsMicros / budgetMicros;
  const strayMicros = landsMicros === null || budgetMicros === null ? null : landsMicros - budgetMicros;
  return { share, strayMicros, neededPerDayMicros, currency };
}

/** An open alert as a list shows it. */
export const AlertMark = z.object({
  id: z.uuid(),
  rule: AlertRule,
  subject: z.string(),
  severity: AlertSeverity,
  facts: AlertFacts,
  openedAt: Instant,
});
export type AlertMark = z.infer<typeof AlertMark>;

/** What a client needs this morning, in one line. */
export const TriageRow = z.object({
  clientId: ClientId,
  name: z.string(),
  colour: z.string(),
  logo: Client.shape.logo,
  labels: z.array(z.string()),
  currency: z.string(),
  /** What the person is to this client; `null` for a super admin who is no member. */
  role: ClientRole.nullable(),
  accounts: z.int(),
  pages: z.int(),
  today: Day,
  pace: PaceView,
  /** The budgets in force together, a day. */
  dailyNowMicros: z.int().nullable(),
  result: ResultName.nullable(),
  /** This month until yesterday, against the same days of the month before. */
  results: Figure,
  resultsBefore: Figure,
  costMicros: Figure,
  costBeforeMicros: Figure,
  token: z.enum(['healthy', 'unchecked', 'dead', 'none']),
  /** When Meta ends the token that the client is read with, or its access to data. */
  tokenEndsAt: Instant.nullable(),
  /** Budget proposals that wait for an approval or for being sent. */
  proposals: z.int(),
  /** Changes of which nobody knows yet whether Meta made them. */
  unknownChanges: z.int(),
  gaps: z.int(),
  freshness: Freshness,
  alerts: z.array(AlertMark),
});
export type TriageRow = z.infer<typeof TriageRow>;

/** Why a client stands where it stands, as a tag that each language says in its own words. */
export type Need =
  | { readonly say: 'alert'; readonly alert: AlertMark; readonly more: number }
  | { readonly say: 'change_unknown' | 'proposals'; readonly count: number }
  | { readonly say: 'token_ends'; readonly day: string }
  | {
      readonly say:
        | 'no_token'
        | 'no_asset'
        | 'never_synced'
        | 'no_plan'
        | 'too_early'
        | 'unknown'
        | 'set_aside'
        | 'on_track';
    };

export interface Urgency {
  readonly tone: 'bad' | 'warn' | 'quiet' | 'good';
  /** Smaller is more urgent. */
  readonly rank: number;
  readonly need: Need;
}

const severityRank: Readonly<Record<AlertSeverity, number>> = { critical: 0, warning: 100 };

/** This long before its end a token is worth a word; its own alerts and notices come on top of that. */
const tokenEndsSoonDays = 14;

export function tokenEndsSoon({ tokenEndsAt, today }: Pick<TriageRow, 'tokenEndsAt' | 'today'>): boolean {
  return tokenEndsAt !== null && daysBetween(today, tokenEndsAt.slice(0, 10)) <= tokenEndsSoonDays;
}

/** What waits for a person although nothing is out of order. */
function waitingOf(row: TriageRow): Urgency | null {
  const { tokenEndsAt, proposals } = row;
  if (row.token !== 'dead' && tokenEndsAt !== null && tokenEndsSoon(row))
    return { tone: 'warn', rank: 150, need: { say: 'token_ends', day: tokenEndsAt.slice(0, 10) } };
  if (proposals > 0) return { tone: 'warn', rank: 160, need: { say: 'proposals', count: proposals } };
  return null;
}

/**
 * Worst first: money of which nobody knows, alerts by severity and kind, what waits for a person, then what is not set
 * up, then what cannot be told, then what is well.
 */
export function urgencyOf(row: TriageRow): Urgency {
  if (row.unknownChanges > 0)
    return { tone: 'bad', rank: -1, need: { say: 'change_unknown', count: row.unknownChanges } };
  const [worst] = row.alerts.toSorted(
    (a, b) =>
      severityRank[a.severity] - severityRank[b.severity] ||
      alertRules.indexOf(a.rule) - alertRules.indexOf(b.rule),
  );
  if (worst) {
    const tone = worst.severity === 'critical' ? 'bad' : 'warn';
    const rank = severityRank[worst.severity] + alertRules.indexOf(worst.rule);
    return { tone, rank, need: { say: 'alert', alert: worst, more: row.alerts.length - 1 } };
  }
  const waiting = waitingOf(row);
  if (waiting) return waiting;
  if (row.token === 'none') return { tone: 'quiet', rank: 200, need: { say: 'no_token' } };
  if (row.accounts + row.pages === 0) return { tone: 'quiet', rank: 201, need: { say: 'no_asset' } };
  if (row.freshness.freshAt === null) return { tone: 'quiet', rank: 202, need: { say: 'never_synced' } };
  const { verdict } = row.pace;
  switch (verdict) {
    case 'over':
    case 'under':
      // Out of band, and its alert was set aside by somebody: it is known, so it does not shout.
      return { tone: 'quiet', rank: 203, need: { say: 'set_aside' } };
    case 'unknown':
      return { tone: 'quiet', rank: 204, need: { say: 'unknown' } };
    case 'no_plan':
      return { tone: 'quiet', rank: 205, need: { say: 'no_plan' } };
    case 'too_early':
      return { tone: 'good', rank: 300, need: { say: 'too_early' } };
    case 'on_track':
      return { tone: 'good', rank: 301, need: { say: 'on_track' } };
    default:
      return unreachable(verdict);
  }
}

/** Worst first; among equals whoever strays most from the plan, then by name. */
export function byUrgency(one: TriageRow, other: TriageRow): number {
  return (
    urgencyOf(one).rank - urgencyOf(other).rank ||
    stray(other) - stray(one) ||
    one.name.localeCompare(other.name)
  );
}

function stray({ pace }: TriageRow): number {
  if (pace.budgetMicros === null || pace.landsMicros === null || pace.budgetMicros === 0) return 0;
  return Math.abs(pace.landsMicros / pace.budgetMicros - 1);
}

/** What the pace bar draws, as shares of the plan; `null` without a plan. */
export function paceShares({ pace }: Pick<TriageRow, 'pace'>): {
  readonly spent: number;
  readonly expected: number;
  readonly low: number;
  readonly high: number;
} | null {
  const { budgetMicros, idealMicros, spentMicros, tolerance } = pace;
  if (budgetMicros === null || budgetMicros <= 0 || idealMicros === null) return null;
  const expected = idealMicros / budgetMicros;
  return {
    spent: spentMicros / budgetMicros,
    expected,
    low: expected * (1 - tolerance),
    high: expected * (1 + tolerance),
  };
}

/** Where the month lands, as a share of its plan. */
export function landingShare({ pace }: Pick<TriageRow, 'pace'>): number | null {
  if (pace.budgetMicros === null || pace.budgetMicros <= 0 || pace.landsMicros === null) return null;
  return pace.landsMicros / pace.budgetMicros;
}

export const Triage = z.object({
  asOf: Instant,
  rows: z.array(TriageRow),
});
export type Triage = z.infer<typeof Triage>;
