import type { ClientId } from '../../../shared/model/ids.ts';
import type { SetupEntry, SetupStep, StepState } from '../../../shared/model/setup.ts';
import { record } from '../../audit/use-cases.ts';
import type { Writer } from '../../db/access.ts';
import type { OpenWorkspace } from '../../workspace/open-workspace.ts';
import { addEntry } from './store.ts';

export interface NewEntry {
  readonly step: SetupStep;
  readonly kind: SetupEntry['kind'];
  readonly state: StepState | null;
  readonly note: string;
}

/** In the caller's transaction, with its row in the trail. */
export function noteStep(work: OpenWorkspace, w: Writer, clientId: ClientId, entry: NewEntry): void {
  const at = work.clock.now();
  const id = work.ids.next();
  addEntry(w, { clientId, id, ...entry, at: at.toISOString(), byPerson: work.person.personId });
  const { step, kind, state, note } = entry;
  const what =
    kind === 'test' ? 'setup.step_tested' : kind === 'mail' ? 'setup.mail_used' : 'setup.step_noted';
  const outcome = state === 'failed' ? 'failed' : 'done';
  const detail = { step, state, note };
  record(w, { chain: clientId, actor: work.actor, what, subject: step, outcome, detail }, at, work.ids);
}
