import type { StewardContract } from '../../../shared/contract/contract.ts';
import type { Handlers } from '../../../shared/rpc.ts';
import type { Admitted } from '../../admission.ts';
import { proposalCard } from '../cards.ts';
import type { Asked, BudgetNeeds } from '../handlers.ts';
import type { BudgetJob } from '../live.ts';
import { agreeInPrinciple, discardDraft, listDrafts, saveDraft, syncedObjects } from './drafts.ts';
import { checkDraft, proposeDraft } from './rearm.ts';

export function draftHandlers(
  { emit }: BudgetNeeds,
  jobOf: (asked: Asked) => BudgetJob,
): Handlers<StewardContract, Admitted>['drafts'] {
  return {
    objects: (_, { here, scope }) => syncedObjects(here().work, scope()),
    list: (_, { here, scope }) => listDrafts(here().work, scope()),
    save: ({ clientId, ...ask }, { here, scope }) => {
      const { id: draftId } = saveDraft(here().work, scope(), ask);
      emit('budgets.changed', { clientId });
      return { draftId };
    },
    discard: ({ clientId, draftId }, { here, scope }) => {
      discardDraft(here().work, scope(), draftId);
      emit('budgets.changed', { clientId });
      return {};
    },
    agree: ({ clientId, draftId }, { here, scope }) => {
      agreeInPrinciple(here().work, scope(), draftId);
      emit('budgets.changed', { clientId });
      return {};
    },
    check: ({ draftId }, asked) => checkDraft(jobOf(asked), draftId),
    propose: async ({ clientId, ...ask }, asked) => {
      const job = jobOf(asked);
      const row = await proposeDraft(job, ask);
      emit('budgets.changed', { clientId });
      return proposalCard(job.work.ledger, row);
    },
  };
}
