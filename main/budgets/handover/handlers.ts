import type { StewardContract } from '../../../shared/contract/contract.ts';
import type { Handlers } from '../../../shared/rpc.ts';
import type { Admitted } from '../../admission.ts';
import type { BudgetNeeds } from '../handlers.ts';
import { sendNow } from '../send-now.ts';
import { acceptAnswer } from './answer.ts';
import { compare, handoverKeys } from './compared.ts';
import { openHandover, OpenLetters } from './opened.ts';
import { exportProposal } from './outgoing.ts';
import { signHandover } from './second-desk.ts';

export function handoverHandlers(needs: BudgetNeeds): Handlers<StewardContract, Admitted>['handover'] {
  const { desk } = needs;
  const letters = new OpenLetters();
  return {
    keys: (_, { here }) => handoverKeys(here().work),
    compare: (ask, { here }) => {
      compare(here().work, ask, letters.writers(here().work));
      return {};
    },
    export: (ask, { caller, scope }) => exportProposal(needs, desk.seat(caller), scope(), ask),
    open: (ask, { caller }) => openHandover(letters, desk.seat(caller), ask),
    sign: ({ handoverId, ...ask }, { caller, here }) =>
      signHandover(needs, desk.seat(caller), letters.proposal(here().work, handoverId), ask),
    accept: ({ handoverId }, { here, scope }) => {
      const { work } = here();
      const row = acceptAnswer(work, scope(), letters.approval(work, handoverId));
      return sendNow(needs, work, scope(), row.id);
    },
  };
}
