import type { StewardContract } from '../../shared/contract/contract.ts';
import { AppError } from '../../shared/failure.ts';
import { mayDo } from '../../shared/model/access.ts';
import type { ClientId } from '../../shared/model/ids.ts';
import type { Emit, Handlers } from '../../shared/rpc.ts';
import type { Admitted } from '../admission.ts';
import type { ClientScope } from '../clients/scope.ts';
import { clientStanding } from '../clients/store.ts';
import type { GraphClient } from '../graph/client.ts';
import type { Caller, Dialogs, Files } from '../ports.ts';
import { policyInForce, policyState, saveOverride, saveRules, setStop } from '../policy/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import type { SigningSeat } from '../workspace/signing/use-cases.ts';
import { approveProposal, decline, withdraw } from './approve.ts';
import { changeCard, proposalCard, proposalCards } from './cards.ts';
import type { BudgetJob } from './live.ts';
import { draftHandlers } from './drafts/handlers.ts';
import { handoverHandlers } from './handover/handlers.ts';
import { clientLedger, wayBack } from './ledger.ts';
import { listObjects } from './objects.ts';
import { judge, lookAt, propose } from './propose.ts';
import { approvalDetail, approvalQueue, checkNow } from './queue.ts';
import { replayPolicy } from './replay.ts';
import { sendNow } from './send-now.ts';
import type { Sender } from './sender.ts';
import { foundChange, settleByHand } from './settle.ts';
import { Shown } from './shown.ts';
import { changesOf, proposalsOf } from './store.ts';

type All = Handlers<StewardContract, Admitted>;

export interface BudgetNeeds {
  readonly desk: { seat(caller: Caller): SigningSeat };
  readonly graphFor: (work: OpenWorkspace) => GraphClient;
  readonly sender: Sender;
  readonly emit: Emit<StewardContract>;
  readonly dialogs: Dialogs;
  readonly files: Files;
}

export type Asked = Admitted & { readonly signal: AbortSignal };

export function moneyHandlers(
  needs: BudgetNeeds,
): Pick<All, 'policy' | 'budgets' | 'approvals' | 'handover' | 'drafts'> {
  return {
    policy: policyHandlers(needs),
    budgets: budgetHandlers(needs),
    approvals: approvalHandlers(needs),
    handover: handoverHandlers(needs),
    drafts: draftHandlers(needs, (asked) => jobOf(needs, asked)),
  };
}

function policyHandlers({ emit }: BudgetNeeds): All['policy'] {
  const said = (work: OpenWorkspace) => {
    emit('policy.changed', {});
    return policyState(work.ledger);
  };
  const assertClient = (work: OpenWorkspace, clientId: ClientId) => {
    if (clientStanding(work.ledger, clientId) === 'missing')
      throw new AppError('not_found', 'There is no such client.');
  };
  return {
    state: (_, { here }) => policyState(here().work.ledger),
    inForce: ({ clientId }, { here }) => policyInForce(here().work.ledger, clientId),
    save: (ask, { here }) => {
      saveRules(here().work, ask);
      return said(here().work);
    },
    saveClient: ({ clientId, ...ask }, { here }) => {
      assertClient(here().work, clientId);
      saveOverride(here().work, clientId, ask);
      return said(here().work);
    },
    replay: ({ rules }, { here }) => replayPolicy(here().work, rules),
    stop: (ask, { here }) => {
      setStop(here().work, null, ask);
      return said(here().work);
    },
    freeze: ({ clientId, frozen, why }, { here }) => {
      assertClient(here().work, clientId);
      setStop(here().work, clientId, { stopped: frozen, why });
      return said(here().work);
    },
  };
}

function jobOf({ graphFor }: BudgetNeeds, { here, scope, signal }: Asked): BudgetJob {
  const { work } = here();
  return { work, graph: graphFor(work), scope: scope(), signal };
}

function budgetHandlers(needs: BudgetNeeds): All['budgets'] {
  return {
    may: ({ clientId }, { here }) => ({ propose: mayDo(here().session, 'propose', clientId) }),
    objects: (_, asked) => listObjects(jobOf(needs, asked)),
    look: (ask, asked) => lookAt(jobOf(needs, asked), ask),
    judge: ({ after, ...target }, asked) => judge(jobOf(needs, asked), target, after),
    propose: async ({ clientId, ...ask }, asked) => {
      const job = jobOf(needs, asked);
      const row = await propose(job, ask);
      needs.emit('budgets.changed', { clientId });
      return proposalCard(job.work.ledger, row);
    },
    proposals: ({ clientId }, { here }) =>
      proposalCards(here().work.ledger, proposalsOf(here().work.ledger, [clientId])),
    ledger: (_, { here, scope }) => clientLedger(here().work, scope()),
    rollback: ({ changeId }, asked) => wayBack(jobOf(needs, asked), changeId),
    changes: ({ clientId }, { here }) => changesOf(here().work.ledger, [clientId]).map(changeCard),
  };
}

function approvalHandlers(needs: BudgetNeeds): All['approvals'] {
  const { desk, sender, emit } = needs;
  const shown = new Shown();
  const sent = (work: OpenWorkspace, scope: ClientScope, proposalId: string) =>
    sendNow(needs, work, scope, proposalId);
  return {
    queue: (_, { here }) => approvalQueue(here().work, here().session),
    detail: ({ proposalId }, { here, scope }) => {
      const detail = approvalDetail(here().work, scope(), proposalId);
      shown.add(here().work, detail.proposal);
      return detail;
    },
    check: ({ proposalId }, asked) => checkNow(jobOf(needs, asked), proposalId),
    approve: async (ask, { caller, scope, here }) => {
      shown.assert(here().work, ask);
      const { work } = here();
      await approveProposal(desk.seat(caller), scope(), ask);
      return sent(work, scope(), ask.proposalId);
    },
    send: ({ proposalId }, { here, scope }) => sent(here().work, scope(), proposalId),
    decline: ({ clientId, ...ask }, { here, scope }) => {
      decline(here().work, scope(), ask);
      emit('budgets.changed', { clientId });
      return {};
    },
    withdraw: ({ clientId, ...ask }, { here, scope }) => {
      withdraw(here().work, scope(), ask);
      emit('budgets.changed', { clientId });
      return {};
    },
    lookAgain: async ({ changeId }, { here, scope }) =>
      changeCard(await sender.lookAgain(foundChange(here().work, scope(), changeId))),
    settle: async ({ clientId, ...ask }, { here, scope }) => {
      const after = await settleByHand(here().work, scope(), sender, ask);
      emit('budgets.changed', { clientId });
      return changeCard(after);
    },
  };
}
