import { Change } from '../../shared/model/change.ts';
import { Proposal } from '../../shared/model/proposal.ts';
import type { Reader } from '../db/access.ts';
import { type ChangeRow, peopleNames, type ProposalRow } from './store.ts';

/** A row as a screen reads it. */
export function proposalCards(r: Reader, rows: readonly ProposalRow[]): Proposal[] {
  const names = peopleNames(r);
  return rows.map((row) =>
    Proposal.parse({
      ...row,
      proposer: names.get(row.proposerId) ?? '',
      settledBy: row.settledBy === null ? null : (names.get(row.settledBy) ?? null),
    }),
  );
}

export function proposalCard(r: Reader, row: ProposalRow): Proposal {
  const [card] = proposalCards(r, [row]);
  if (!card) throw new Error('One row makes one card.');
  return card;
}

export function changeCard(row: ChangeRow): Change {
  return Change.parse(row);
}
