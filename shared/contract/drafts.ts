import { Draft, DraftCheck, StartClock, SyncedObject } from '../model/draft.ts';
import { ClientId, MetaId } from '../model/ids.ts';
import { BudgetMinor, ObjectKind, Proposal, Reason } from '../model/proposal.ts';
import { z } from '../zod.ts';
import { call, read } from './define.ts';

const one = z.object({ clientId: ClientId, draftId: z.uuid() });
const client = z.object({ clientId: ClientId });

/** Wishes written against the last sync. Nothing here sends anything or lets anything be sent. */
export const drafts = {
  /** The client's budgets as the last sync had them; Meta is not asked. */
  objects: read({ client: 'propose' }, client, z.array(SyncedObject)),
  list: read({ client: 'view' }, client, z.array(Draft)),
  save: call(
    { client: 'propose' },
    z.object({
      clientId: ClientId,
      objectKind: ObjectKind,
      objectId: MetaId,
      /** What the person saw of the last sync. */
      before: BudgetMinor,
      after: BudgetMinor,
      reason: Reason,
      startClock: StartClock.nullable().default(null),
    }),
    z.object({ draftId: z.uuid() }),
  ),
  discard: call({ client: 'propose' }, one, z.object({})),
  /** In principle: a word to the others, and no approval. */
  agree: call({ client: 'approve' }, one, z.object({})),
  /** Read from Meta now: what moved since, and what both verdicts say. */
  check: call({ client: 'propose' }, one, DraftCheck),
  /** Makes a proposal of it, about the amount that was just read. Approving that is another person's step. */
  propose: call({ client: 'propose' }, one.extend({ before: BudgetMinor }), Proposal),
};
