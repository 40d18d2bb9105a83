import type { ClientId } from '../../shared/model/ids.ts';
import type { Reader, Writer } from '../db/access.ts';
import { findProposal, openChanges, openProposals, proposalsOf } from './store.ts';
import { type By, end, settle } from './transitions.ts';

export { clientLedger } from './ledger.ts';

export function isProposalOf(r: Reader, clientId: ClientId, proposalId: string): boolean {
  return findProposal(r, clientId, proposalId) !== undefined;
}

/** Why each change was proposed, by its proposal. */
export function reasonsOf(r: Reader, clientId: ClientId): ReadonlyMap<string, string> {
  return new Map(proposalsOf(r, [clientId], 2_000).map(({ id, reason }) => [id, reason]));
}

/** Of every client: what waits for somebody, and what nobody knows. */
export function openByClient(r: Reader): (clientId: string) => { proposals: number; unknownChanges: number } {
  const proposals = Map.groupBy(openProposals(r), ({ clientId }) => clientId);
  const unknown = Map.groupBy(
    openChanges(r).filter(({ state }) => state !== 'sending'),
    ({ clientId }) => clientId,
  );
  return (clientId) => ({
    proposals: proposals.get(clientId)?.length ?? 0,
    unknownChanges: unknown.get(clientId)?.length ?? 0,
  });
}

/**
 * A backup takes the place of the workspace. Since it was made, what was agreed may have been sent, refused or overtaken
 * without this ledger knowing: nothing of it may be sent again, and what was being sent is found out by reading.
 */
export function endForRestore(w: Writer, by: By): { proposalsVoided: number; changesUnknown: number } {
  const why = 'restored';
  const proposals = openProposals(w);
  for (const row of proposals) end(w, by, row, 'void', why);
  const inFlight = openChanges(w).filter(({ state }) => state === 'sending');
  for (const row of inFlight) settle(w, by, row, { state: 'unknown', why });
  return { proposalsVoided: proposals.length, changesUnknown: inFlight.length };
}
