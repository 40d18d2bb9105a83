import type { ClientId } from '../../shared/model/ids.ts';
import type { PolicyRules, Replay, RuleName } from '../../shared/model/policy.ts';
import { type ChangeFacts, decide, type PastChange } from './rules.ts';

/** One change that was made, as far as it is known. */
export interface MadeChange {
  readonly clientId: ClientId;
  readonly clientName: string;
  readonly objectId: string;
  readonly objectName: string;
  readonly kind: 'campaign' | 'adset';
  readonly currency: string;
  readonly at: string;
  readonly minuteOfDay: number;
  readonly before: number;
  readonly after: number;
}

/** All budgets of an account or client at one moment are not on record, nor is Meta's minimum of that day. */
const notReplayed: readonly RuleName[] = ['account_cap', 'client_cap', 'month_cap', 'floor'];
const asked: ReadonlySet<RuleName> = new Set(['stopped', 'frozen', ...notReplayed]);

/**
 * What two policies say of the same past. Pure: no network, no clock of its own. A change that the new rules would have
 * denied still counts as made for the ones after it, because it was.
 */
export function replay(
  made: readonly MadeChange[],
  since: string,
  rulesOf: { now(clientId: string): PolicyRules; next(clientId: string): PolicyRules },
): Replay {
  const inOrder = made.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const past = new Map<string, PastChange[]>();
  const judged = inOrder.map((change) => {
    const before = past.get(change.objectId) ?? [];
    past.set(change.objectId, [...before, change]);
    const facts = factsOf(change, before);
    return {
      change,
      now: denials(rulesOf.now(change.clientId), facts),
      next: denials(rulesOf.next(change.clientId), facts),
    };
  });
  const counted = judged.filter(({ change }) => change.at >= since);
  return {
    since,
    changes: counted.length,
    deniedNow: counted.filter(({ now }) => now.length > 0).length,
    deniedNext: counted.filter(({ next }) => next.length > 0).length,
    differing: counted
      .filter(({ now, next }) => now.length > 0 !== next.length > 0)
      .toReversed()
      .map(({ change, now, next }) => {
        const { clientId, clientName, at, objectName, currency, before, after } = change;
        return {
          clientId,
          clientName,
          at,
          objectName,
          currency,
          before,
          after,
          now,
          next,
        };
      }),
    notReplayed: [...notReplayed],
  };
}

function factsOf(change: MadeChange, past: readonly PastChange[]): ChangeFacts {
  const { at, kind, currency, before, after, minuteOfDay } = change;
  return {
    now: new Date(at),
    minuteOfDay,
    kind,
    currency,
    before,
    after,
    afterDaily: after,
    mostDaily: after,
    monthRest: 0,
    metaFloor: null,
    past,
    around: { account: null, client: null, monthSpent: null, monthRest: null },
    stopped: false,
    frozen: false,
  };
}

function denials(rules: PolicyRules, facts: ChangeFacts): RuleName[] {
  return decide(rules, 0, facts)
    .findings.filter(({ rule, outcome }) => outcome === 'deny' && !asked.has(rule))
    .map(({ rule }) => rule);
}
