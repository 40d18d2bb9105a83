import { Change, LedgerEntry } from '../model/change.ts';
import { ClientId, MetaId } from '../model/ids.ts';
import {
  BudgetMinor,
  BudgetObject,
  Judgement,
  Look,
  ObjectKind,
  Proposal,
  ProposeAsk,
} from '../model/proposal.ts';
import { event } from '../rpc.ts';
import { z } from '../zod.ts';
import { call, read } from './define.ts';

const target = { clientId: ClientId, objectKind: ObjectKind, objectId: MetaId };

export const budgets = {
  /** Whether who asks may propose here; what they may not is not offered to them. */
  may: read({ client: 'view' }, z.object({ clientId: ClientId }), z.object({ propose: z.boolean() })),
  /** The client's budgets, read from Meta now: what a proposal can be about. */
  objects: call({ client: 'propose' }, z.object({ clientId: ClientId }), z.array(BudgetObject)),
  /** Read from Meta now: the budget, and whether it can be changed. */
  look: call({ client: 'propose' }, z.object(target), Look),
  /** What policy and Meta say of an amount, and where the month would land. Changes nothing, here or there. */
  judge: call({ client: 'propose' }, z.object({ ...target, after: BudgetMinor }), Judgement),
  propose: call({ client: 'propose' }, ProposeAsk.extend({ clientId: ClientId }), Proposal),
  /** Newest first, settled ones too. */
  proposals: read({ client: 'view' }, z.object({ clientId: ClientId }), z.array(Proposal)),
  /** Every change of a budget that is known, ours and others', newest first. */
  ledger: read({ client: 'view' }, z.object({ clientId: ClientId }), z.array(LedgerEntry)),
  /** The way back, refused when the budget is not what we set any more. Proposes nothing by itself. */
  rollback: call(
    { client: 'propose' },
    z.object({ clientId: ClientId, changeId: z.uuid() }),
    z.object({
      objectKind: ObjectKind,
      objectId: MetaId,
      name: z.string(),
      suggested: BudgetMinor,
      rollsBack: z.uuid(),
    }),
  ),
  changes: read({ client: 'view' }, z.object({ clientId: ClientId }), z.array(Change)),
  changed: event(z.object({ clientId: ClientId })),
};
