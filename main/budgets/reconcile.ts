import { failureOf } from '../../shared/failure.ts';
import { openStates } from '../../shared/model/change.ts';
import { write } from '../db/access.ts';
import { isSame } from './activity.ts';
import { type LiveJob, readLive, readLog } from './live.ts';
import { type Reading, settlementOf } from './rules.ts';
import { type ChangeRow, findChange } from './store.ts';
import { settle, steward } from './transitions.ts';

/** What reading shows of a change whose outcome is not known. Nothing is sent. */
async function readBack(job: LiveJob, change: ChangeRow): Promise<Reading & { trouble: string | null }> {
  const ageMs = () => ageOf(job, change);
  const target = { objectKind: change.objectKind, objectId: change.objectId };
  try {
    const object = await readLive(job, target);
    const value = object.field === change.field ? object.minor : null;
    if (value === change.afterMinor) return { value, logged: null, ageMs: ageMs(), trouble: null };
    const logged = await readLog(job, object, new Date(change.startedAt))
      .then((rows) => rows.some((row) => isSame(change, row)))
      .catch((error: unknown) => {
        if (job.signal.aborted) throw error;
        return null;
      });
    return { value, logged, ageMs: ageMs(), trouble: null };
  } catch (error) {
    if (job.signal.aborted) throw error;
    return { value: null, logged: null, ageMs: ageMs(), trouble: failureOf(error).code };
  }
}

/** SECURITY: a clock that was set ahead makes nothing older. Then Meta's own, told by the answer to this very reading, counts. */
function ageOf({ work, graph }: LiveJob, { startedAt }: ChangeRow): number {
  const ahead = Math.min(0, graph.clockAheadMs() ?? 0);
  return work.clock.now().getTime() + ahead - Date.parse(startedAt);
}

/** Failures that no waiting mends: the client took the access back, or the token is dead. */
const lasting = new Set(['token_dead', 'token_missing', 'graph_refused', 'not_found']);
const patienceMs = 300_000;

/** Looks once. The change as it then stands; unchanged while it cannot be told yet. */
export async function reconcile(job: LiveJob, change: ChangeRow): Promise<ChangeRow> {
  const reading = await readBack(job, change);
  const { work, scope } = job;
  const fresh = findChange(work.ledger, scope.clientId, change.id);
  if (!fresh || !openStates.includes(fresh.state)) return fresh ?? change;
  const isStuck = reading.trouble !== null && lasting.has(reading.trouble) && reading.ageMs >= patienceMs;
  const verdict = isStuck ? 'needs_person' : settlementOf(fresh, reading);
  if (verdict === 'wait' || verdict === fresh.state) return fresh;
  // While the request may still be on its way, only its effect says anything.
  if (fresh.state === 'sending' && verdict !== 'confirmed') return fresh;
  const by = { actor: steward, at: work.clock.now(), ids: work.ids };
  const why = words(verdict, reading, fresh);
  return write(work.ledger, (w) => settle(w, by, fresh, { state: verdict, why, readMinor: reading.value }));
}

function words(verdict: string, { value, logged }: Reading, change: ChangeRow): string {
  if (verdict === 'needs_person') return 'unreadable';
  if (verdict === 'not_applied') return value === change.beforeMinor ? 'unchanged' : 'changed_by_others';
  return value === change.afterMinor ? 'read' : logged === true ? 'changed_again' : 'read';
}
