import { failureOf } from '../../shared/failure.ts';
import { dayMs } from '../../shared/model/durations.ts';
import type { ClientToken } from '../../shared/model/token-news.ts';
import type { GraphClient } from '../graph/client.ts';
import type { Log } from '../ports.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { validate } from './health.ts';
import { daysLeft, endOf, isUsable, orderFor } from './rules.ts';
import { tokenRows } from './store.ts';

/** Each token is looked at once a day, whether anybody uses it or not. */
const everyMs = dayMs;

/** True when something about a token has changed. */
export async function lookDaily(
  work: OpenWorkspace,
  graph: GraphClient,
  log: Log,
  signal: AbortSignal,
): Promise<boolean> {
  const now = work.clock.now().getTime();
  const due = tokenRows(work.ledger).filter(
    ({ checkedAt, slot }) =>
      slot !== 'next' && (checkedAt === null || now - Date.parse(checkedAt) >= everyMs),
  );
  let changed = false;
  for (const row of due) {
    try {
      changed = (await validate(work, graph, row.id, 'scheduled', signal)).changed || changed;
    } catch (error) {
      if (signal.aborted || !work.ledger.raw.open) return changed;
      // Offline or paused: the next round tries again, and the token is not to blame.
      log.info('tokens.not_checked', { code: failureOf(error).code });
      return changed;
    }
  }
  return changed;
}

/** What everybody at a client may know of the token that serves it. */
export function clientToken(
  { ledger, clock }: OpenWorkspace,
  clientId: ClientToken['clientId'],
): ClientToken {
  const now = clock.now();
  const order = orderFor(tokenRows(ledger), clientId);
  const [first] = order;
  const row = order.find((one) => isUsable(one, now));
  const firstWorks = first !== undefined && first === row;
  const why = first === undefined ? 'none' : firstWorks ? null : (first.trouble ?? 'expired');
  return {
    clientId,
    serving: row?.slot ?? null,
    fellBack: row !== undefined && !firstWorks,
    why,
    preview: row?.preview ?? null,
    daysLeft: row ? daysLeft(endOf(row), now) : null,
  };
}
