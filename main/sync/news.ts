import { failureOf } from '../../shared/failure.ts';
import type { PersonId } from '../../shared/model/ids.ts';
import { notify } from '../notifications/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import type { SyncResult } from './use-cases.ts';

/** Ended by a person or a lock: whoever did that knows. */
const ended: ReadonlySet<string> = new Set(['cancelled', 'locked', 'signed_out']);

function becameOf(run: PromiseSettledResult<SyncResult>): 'done' | 'failed' | 'ended' {
  if (run.status === 'fulfilled') return run.value.stoppedBy === null ? 'done' : 'failed';
  return ended.has(failureOf(run.reason).code) ? 'ended' : 'failed';
}

/** Three hundred clients take their time: whoever asked for several hears when the last of them is over. */
export async function tellWhenOver(
  work: OpenWorkspace,
  by: PersonId,
  runs: readonly Promise<SyncResult>[],
): Promise<void> {
  const all = (await Promise.allSettled(runs)).map(becameOf);
  const count = (what: (typeof all)[number]) => all.filter((one) => one === what).length;
  const [done, failed] = [count('done'), count('failed')];
  if (runs.length < 2 || done + failed === 0 || !work.ledger.raw.open) return;
  notify(work, {
    to: { people: [by] },
    kind: 'sync_ended',
    values: { done, failed },
    client: null,
    link: { to: 'workspace', page: 'clients' },
    key: `sync_ended ${work.clock.now().toISOString()}`,
  });
}
