import type { StewardContract } from '../../shared/contract/contract.ts';
import { AppError } from '../../shared/failure.ts';
import type { Emit } from '../../shared/rpc.ts';
import type { ClientScope } from '../clients/scope.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { foundProposal } from './approve.ts';
import { changeCard, proposalCard } from './cards.ts';
import type { Sender } from './sender.ts';

interface SendNeeds {
  readonly sender: Sender;
  readonly emit: Emit<StewardContract>;
}

/** Sends what is approved and says what became of it, whatever it was. */
export async function sendNow(
  { sender, emit }: SendNeeds,
  work: OpenWorkspace,
  scope: ClientScope,
  proposalId: string,
) {
  const result = await sender.send(scope.clientId, { proposalId }).catch(notSent);
  const proposal = proposalCard(work.ledger, foundProposal(work, scope, proposalId));
  emit('budgets.changed', { clientId: scope.clientId });
  return 'change' in result
    ? { proposal, change: changeCard(result.change), why: null }
    : { proposal, change: null, why: result.why };
}

/** Approved stays approved: without a network, or with Meta busy, nothing was sent and nothing is lost. */
function notSent(error: unknown): { why: string } {
  if (error instanceof AppError && error.code !== 'internal') return { why: error.message };
  throw error;
}
