import type { AlertSeverity } from '../../shared/model/triage.ts';
import type { Found } from './rules.ts';

/** An incident that is not over, as the ledger has it. */
export interface Live {
  readonly id: string;
  readonly rule: string;
  readonly subject: string;
  readonly severity: AlertSeverity;
  /** As JSON. */
  readonly facts: string;
  readonly state: 'open' | 'acknowledged' | 'snoozed';
  readonly snoozedUntil: string | null;
}

export type Step =
  | { readonly do: 'open'; readonly found: Found }
  /** Still there. `tell` when it became worse, or its snooze is over. */
  | { readonly do: 'keep'; readonly live: Live; readonly found: Found; readonly reopen: boolean }
  | { readonly do: 'resolve'; readonly live: Live };

const isWorse = (now: AlertSeverity, then: AlertSeverity) => now === 'critical' && then === 'warning';

/** What becomes of the incidents of a client, given what stands now. The same thing is one incident for as long as it lasts. */
export function stepsOf(live: readonly Live[], standing: readonly Found[], now: string): readonly Step[] {
  const keyOf = ({ rule, subject }: { readonly rule: string; readonly subject: string }) =>
    `${rule} ${subject}`;
  const known = new Map(live.map((one) => [keyOf(one), one]));
  const seen = new Set(standing.map(keyOf));
  return [
    ...standing.map((found): Step => {
      const own = known.get(keyOf(found));
      if (!own) return { do: 'open', found };
      const isSnoozeOver = own.state === 'snoozed' && own.snoozedUntil !== null && own.snoozedUntil <= now;
      const reopen = isSnoozeOver || isWorse(found.severity, own.severity);
      return { do: 'keep', live: own, found, reopen };
    }),
    ...live.filter((one) => !seen.has(keyOf(one))).map((one): Step => ({ do: 'resolve', live: one })),
  ];
}
