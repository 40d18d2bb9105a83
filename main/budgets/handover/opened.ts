import { AppError } from '../../../shared/failure.ts';
import type { OpenedHandover } from '../../../shared/model/handover.ts';
import type { OpenWorkspace } from '../../workspace/open-workspace.ts';
import {
  installationOf,
  isLetterBy,
  openLetter,
  type SigningSeat,
  withPersonalKeys,
} from '../../workspace/signing/use-cases.ts';
import { assertAnswer, showAnswer } from './answer.ts';
import { ownParty } from './compared.ts';
import {
  type ApprovalLetter,
  type Letter,
  type Party,
  type ProposalLetter,
  readLetter,
} from './letter-format.ts';
import { assertClock } from './outgoing.ts';
import { assertSignable, showProposal } from './second-desk.ts';

const most = 50;

/** What was opened and shown since the last unlock. In memory alone: opening a file writes nothing. */
export class OpenLetters {
  readonly #by = new WeakMap<OpenWorkspace, Map<string, Letter>>();

  #of(work: OpenWorkspace): Map<string, Letter> {
    const held = this.#by.get(work) ?? new Map<string, Letter>();
    this.#by.set(work, held);
    return held;
  }

  add(work: OpenWorkspace, letter: Letter): void {
    const held = this.#of(work);
    if (held.size >= most) held.clear();
    held.set(`${letter.kind} ${letter.handoverId}`, letter);
  }

  writers(work: OpenWorkspace): Party[] {
    return [...this.#of(work).values()].filter(({ to }) => isFor(work, to)).map(({ from }) => from);
  }

  proposal(work: OpenWorkspace, handoverId: string): ProposalLetter {
    const letter = this.#of(work).get(`proposal ${handoverId}`);
    if (letter?.kind !== 'proposal' || !isFor(work, letter.to)) throw notOpen();
    return letter;
  }

  approval(work: OpenWorkspace, handoverId: string): ApprovalLetter {
    const letter = this.#of(work).get(`approval ${handoverId}`);
    if (letter?.kind !== 'approval' || !isFor(work, letter.to)) throw notOpen();
    return letter;
  }
}

function isFor({ person }: OpenWorkspace, to: Party): boolean {
  return to.personId === person.personId;
}

function notOpen(): AppError {
  return new AppError('conflict', 'Open the hand-over file again: it is not open here any more.');
}

/** Unseals, checks and shows. Everything is asked again when somebody acts on it. */
export async function openHandover(
  letters: OpenLetters,
  seat: SigningSeat,
  ask: { readonly bytes: string; readonly passphrase: string },
): Promise<OpenedHandover> {
  const { work } = seat;
  const own = ownParty(work);
  const inside = await withPersonalKeys(seat, ask.passphrase, (keys) =>
    openLetter(keys, own, Buffer.from(ask.bytes, 'base64')),
  );
  const letter = readLetter(inside.letter);
  if (!letter)
    throw new AppError('invalid_request', 'The hand-over file is of another Steward than this one.');
  if (!isLetterBy(letter.from, inside))
    throw new AppError('invalid_request', 'The signature on the hand-over file does not hold.');
  assertAddress(work, letter);
  const shown = letter.kind === 'proposal' ? showLetter(work, letter) : showReply(work, letter);
  letters.add(work, letter);
  return shown;
}

function assertAddress(work: OpenWorkspace, { to, workspaceId }: Letter): void {
  const own = ownParty(work);
  const isMine = isFor(work, to) && to.signingKey === own.signingKey && to.exchangeKey === own.exchangeKey;
  if (!isMine || workspaceId !== installationOf(work.ledger).workspaceId)
    throw new AppError('not_allowed', 'This file is for somebody else, or for keys that you no longer have.');
  assertClock(work);
}

function showLetter(work: OpenWorkspace, letter: ProposalLetter): OpenedHandover {
  return showProposal(work, letter, assertSignable(work, letter));
}

function showReply(work: OpenWorkspace, letter: ApprovalLetter): OpenedHandover {
  return showAnswer(work, letter, assertAnswer(work, letter).row);
}
