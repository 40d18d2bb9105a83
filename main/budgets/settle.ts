import { AppError } from '../../shared/failure.ts';
import type { ClientScope } from '../clients/scope.ts';
import { write } from '../db/access.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import type { Sender } from './sender.ts';
import { type ChangeRow, findChange } from './store.ts';
import { settle } from './transitions.ts';

export function foundChange(work: OpenWorkspace, scope: ClientScope, id: string): ChangeRow {
  const row = findChange(work.ledger, scope.clientId, id);
  if (!row) throw new AppError('not_found', 'There is no such change at this client.');
  return row;
}

/**
 * A person's word on a change that nothing can read any more. Steward looks once more first: what can be read is not a
 * matter of anybody's word.
 */
export async function settleByHand(
  work: OpenWorkspace,
  scope: ClientScope,
  sender: Sender,
  ask: { changeId: string; applied: boolean; reason: string },
): Promise<ChangeRow> {
  const row = foundChange(work, scope, ask.changeId);
  if (row.state !== 'needs_person')
    throw new AppError('conflict', 'It does not need a person’s word.', { state: row.state });
  const after = await sender.lookAgain(row).catch(() => row);
  if (after.state !== 'needs_person') return after;
  const by = { actor: work.actor, at: work.clock.now(), ids: work.ids };
  const state = ask.applied ? 'confirmed' : 'not_applied';
  return write(work.ledger, (w) => settle(w, by, after, { state, why: `by hand: ${ask.reason}` }));
}
