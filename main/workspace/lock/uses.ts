import { write } from '../../db/access.ts';
import { noteUses } from '../access/store.ts';
import type { OpenWorkspace } from '../open-workspace.ts';
import type { InFlight } from './in-flight.ts';

/** Which clients this session opened, for the access review: kept in memory until then, so that no reading writes. */
export function keepUses(work: OpenWorkspace, life: InFlight): void {
  const used = life.takeUsed();
  if (used.length === 0) return;
  const at = work.clock.now().toISOString();
  write(work.ledger, (w) => noteUses(w, work.person.personId, used, at));
}
