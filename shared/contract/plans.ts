import { ClientId } from '../model/ids.ts';
import { Month, PacingPlan, PlanMonth, PlanTerms } from '../model/plan.ts';
import { event } from '../rpc.ts';
import { z } from '../zod.ts';
import { call, read } from './define.ts';

export const plans = {
  /** A month with its plan, if it has one, and where it stands and lands. */
  month: read({ client: 'view' }, z.object({ clientId: ClientId, month: Month.optional() }), PlanMonth),
  /** Where a month would stand with these terms; nothing is kept. */
  preview: read({ client: 'view' }, z.object({ clientId: ClientId, terms: PlanTerms }), PlanMonth),
  list: read({ client: 'view' }, z.object({ clientId: ClientId }), z.array(PacingPlan)),
  set: call({ client: 'manage' }, z.object({ clientId: ClientId, terms: PlanTerms }), PacingPlan),
  remove: call({ client: 'manage' }, z.object({ clientId: ClientId, month: Month }), z.object({})),
  changed: event(z.object({ clientId: ClientId })),
};
