import { AppError } from '../../../shared/failure.ts';
import { clientRow } from '../../clients/store.ts';
import type { ClientScope } from '../../clients/scope.ts';
import { latestMoment, record } from '../../audit/use-cases.ts';
import { write } from '../../db/access.ts';
import type { Dialogs, Files } from '../../ports.ts';
import type { OpenWorkspace } from '../../workspace/open-workspace.ts';
import {
  installationOf,
  othersWithKeys,
  sealLetter,
  type SigningSeat,
  withPersonalKeys,
} from '../../workspace/signing/use-cases.ts';
import { foundProposal } from '../approve.ts';
import { isExpired } from '../grant.ts';
import { manifestOf } from '../manifest.ts';
import { clockWentBack } from '../rules.ts';
import type { ProposalRow } from '../store.ts';
import { assertCompared, ownParty } from './compared.ts';
import { letterText, type Letter, type Party } from './letter-format.ts';

export interface SaveNeeds {
  readonly dialogs: Dialogs;
  readonly files: Files;
}

export interface Saved {
  readonly savedAs: string | null;
}

interface ExportAsk {
  readonly proposalId: string;
  readonly personId: string;
  readonly passphrase: string;
}

/** The proposer gives their proposal to one other person, on their word and under their signature. */
export async function exportProposal(
  needs: SaveNeeds,
  seat: SigningSeat,
  scope: ClientScope,
  ask: ExportAsk,
): Promise<Saved> {
  const { work } = seat;
  const to = recipient(work, ask.personId);
  const row = assertHandable(work, scope, ask.proposalId);
  const letter: Letter = {
    format: 'steward.handover/1',
    kind: 'proposal',
    handoverId: work.ids.next(),
    ...installationOf(work.ledger),
    from: ownParty(work),
    to,
    clientName: clientRow(work.ledger, scope.clientId)?.name ?? '',
    madeAt: work.clock.now().toISOString(),
    manifest: row.manifest,
    evidence: row.evidence,
  };
  const text = await withPersonalKeys(seat, ask.passphrase, (keys) =>
    sealLetter(keys, to, letterText(letter)),
  );
  return saveLetter(needs, work, text, {
    title: 'Save the hand-over file',
    name: `steward-proposal-${row.id.slice(-8)}.steward-handover`,
    check: () => assertHandable(work, scope, row.id),
    row: {
      chain: row.clientId,
      what: 'proposal.handed_over',
      subject: row.objectName,
      detail: { proposal: row.id, handover: letter.handoverId, to: to.personId, manifest: row.manifestHash },
    },
  });
}

function recipient(work: OpenWorkspace, personId: string): Party {
  const found = othersWithKeys(work.ledger, work.person.personId).find((one) => one.personId === personId);
  if (!found) throw new AppError('not_found', 'There is nobody else of that name who could approve it.');
  const { signingKey, exchangeKey } = found.keys;
  const party = { personId: found.personId, name: found.name, signingKey, exchangeKey };
  assertCompared(work, party);
  return party;
}

function assertHandable(work: OpenWorkspace, scope: ClientScope, proposalId: string): ProposalRow {
  const row = foundProposal(work, scope, proposalId);
  if (row.proposerId !== work.person.personId)
    throw new AppError('not_allowed', 'Only whoever proposed it can hand it over.');
  assertClock(work);
  if (row.state !== 'waiting' || isExpired(row, work.clock.now()))
    throw new AppError('conflict', 'It does not wait for an approval any more.');
  if (!manifestOf(row)) throw new AppError('conflict', 'The proposal is not what its manifest says.');
  return row;
}

export function assertClock(work: OpenWorkspace): void {
  if (clockWentBack(work.clock.now(), latestMoment(work.ledger)))
    throw new AppError(
      'not_allowed',
      'The clock of this computer went back. Set it right before anything is approved.',
    );
}

interface SaveAsk {
  readonly title: string;
  readonly name: string;
  /** Asked again: choosing a place takes a while. */
  readonly check: () => unknown;
  readonly row: Omit<Parameters<typeof record>[1], 'actor'>;
}

/** The file and its row of the trail, or neither. */
export async function saveLetter(
  { dialogs, files }: SaveNeeds,
  work: OpenWorkspace,
  text: string,
  { title, name, check, row }: SaveAsk,
): Promise<Saved> {
  const filters = [{ name: 'Steward', extensions: ['steward-handover'] }];
  const path = await dialogs.saveFile({ title, suggestedName: name, filters });
  if (path === null) return { savedAs: null };
  check();
  write(work.ledger, (w) => {
    record(w, { ...row, actor: work.actor }, work.clock.now(), work.ids);
    files.write(path, [text]);
  });
  return { savedAs: path };
}
