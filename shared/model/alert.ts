import { z } from '../zod.ts';
import { ClientId, Day, Instant } from './ids.ts';
import { AlertFacts, AlertRule, alertRules, AlertSeverity } from './triage.ts';

const AlertState = z.enum(['open', 'acknowledged', 'snoozed', 'resolved']);
type AlertState = z.infer<typeof AlertState>;

/** Something that needed a person, from when it was first seen until it was over. */
export const Incident = z.object({
  clientId: ClientId,
  id: z.uuid(),
  rule: AlertRule,
  subject: z.string(),
  severity: AlertSeverity,
  state: AlertState,
  facts: AlertFacts,
  openedAt: Instant,
  seenAt: Instant,
  resolvedAt: Instant.nullable(),
  snoozedUntil: Instant.nullable(),
  handledBy: z.string().nullable(),
  handledAt: Instant.nullable(),
  note: z.string(),
});
export type Incident = z.infer<typeof Incident>;

/** What the rules look at, workspace-wide. In per cent; hours. */
export const AlertSettings = z.object({
  off: z.array(AlertRule).max(alertRules.length),
  staleHours: z.int().min(2).max(336),
  /** How far a day may be off what three weeks promise. */
  spendOff: z.int().min(20).max(500),
  /** How much dearer a result may become. */
  costTimes: z.int().min(110).max(1000),
  /** How far the share of clicks may fall. */
  ctrTimes: z.int().min(5).max(95),
});
export type AlertSettings = z.infer<typeof AlertSettings>;

export const usualAlertSettings: AlertSettings = {
  off: [],
  staleHours: 36,
  spendOff: 75,
  costTimes: 150,
  ctrTimes: 50,
};

/** Rules that look at days alone, so that the past can be asked what they would have said. */
export const testableRules = [
  'pace_over',
  'pace_under',
  'stopped',
  'no_results',
  'spend_anomaly',
  'cost_anomaly',
  'ctr_anomaly',
] as const satisfies readonly AlertRule[];

export const Backtest = z.object({
  rule: AlertRule,
  from: Day,
  to: Day,
  /** Days of the span of which enough was known to judge. */
  judged: z.int(),
  /** The days on which it would have stood, and the alerts that they make up. */
  fired: z.array(z.object({ day: Day, severity: AlertSeverity, facts: AlertFacts })),
  alerts: z.int(),
});
export type Backtest = z.infer<typeof Backtest>;
