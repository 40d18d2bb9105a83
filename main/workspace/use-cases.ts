import type { Session } from '../../shared/model/access.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { sessionFor } from './session.ts';
import { allPeople } from './store.ts';

// What the rest of main may call: a noun is reached through its use cases.
export { sessionOf } from './session.ts';

/** What everybody who works here may do, to find out whom something concerns. */
export function activeSessions(work: OpenWorkspace): readonly Session[] {
  return allPeople(work.ledger)
    .filter(({ state }) => state === 'active')
    .map((person) => sessionFor(work.ledger, person));
}
