import { ReleaseVersion, UpdateFeed, UpdateState } from '../model/update.ts';
import { event } from '../rpc.ts';
import { z } from '../zod.ts';
import { call, read } from './define.ts';

const Chosen = z.object({ version: ReleaseVersion });

/** New versions of Steward itself. What goes wrong outside is a refusal in the state, not a failure of the call. */
export const updates = {
  state: read('super_admin', z.object({}), UpdateState),
  /** Null turns it off; what was fetched from the old address is forgotten. */
  setFeed: call('super_admin', UpdateFeed, UpdateState),
  check: call('super_admin', z.object({}), UpdateState),
  /** Begins, and answers at once; `changed` says how far it is. */
  download: call('super_admin', Chosen, UpdateState),
  cancel: call('super_admin', z.object({}), UpdateState),
  /** Puts the new version in the place of this one; it runs from the next start. */
  install: call('super_admin', Chosen, UpdateState),
  changed: event(z.object({})),
};
