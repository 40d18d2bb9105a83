import { daysBefore } from '../../shared/model/durations.ts';
import { effectiveRules, type PolicyRules, type Replay } from '../../shared/model/policy.ts';
import { ClientId } from '../../shared/model/ids.ts';
import { assetsOf, clientRows } from '../clients/store.ts';
import { policyInForce, policyState, replay } from '../policy/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { minuteOfDayIn } from './judge.ts';
import { changesOf } from './store.ts';

const days = 90;

/** The workspace's rules as they would be, over all changes of the last 90 days. A client's own rules stay over them. */
export function replayPolicy(work: OpenWorkspace, rules: PolicyRules): Replay {
  const { ledger, clock } = work;
  const since = daysBefore(clock.now(), days);
  const clients = clientRows(ledger, 'all');
  const zones = new Map(
    clients.flatMap(({ id, timezone }) =>
      assetsOf(ledger, ClientId.parse(id)).map(
        (asset) => [asset.metaId, asset.timezone ?? timezone] as const,
      ),
    ),
  );
  const names = new Map(clients.map(({ id, name }) => [id, name]));
  const made = changesOf(
    ledger,
    clients.map(({ id }) => ClientId.parse(id)),
    10_000,
  )
    .filter(({ state }) => state === 'confirmed')
    .map((row) => ({
      clientId: ClientId.parse(row.clientId),
      clientName: names.get(row.clientId) ?? '',
      objectId: row.objectId,
      objectName: row.objectName,
      kind: row.objectKind,
      currency: row.currency,
      at: row.startedAt,
      minuteOfDay: minuteOfDayIn(zones.get(row.accountId) ?? 'UTC', new Date(row.startedAt)),
      before: row.beforeMinor,
      after: row.afterMinor,
    }));
  const own = new Map(policyState(ledger).overrides.map((one) => [one.clientId as string, one.rules]));
  return replay(made, since, {
    now: (clientId) => policyInForce(ledger, ClientId.parse(clientId)).rules,
    next: (clientId) => effectiveRules(rules, own.get(clientId) ?? null),
  });
}
