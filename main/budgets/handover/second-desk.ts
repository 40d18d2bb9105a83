import { AppError } from '../../../shared/failure.ts';
import { approvalHours, Evidence, Manifest, type Statement } from '../../../shared/model/approval.ts';
import { readCanonical } from '../../../shared/model/canonical.ts';
import { hourMs } from '../../../shared/model/durations.ts';
import type { OpenedHandover } from '../../../shared/model/handover.ts';
import type { OpenWorkspace } from '../../workspace/open-workspace.ts';
import {
  digestOf,
  fingerprintOf,
  installationOf,
  type PublicKeys,
  publicKeysOf,
  sealLetter,
  type SigningSeat,
  signingKeyOf,
  withPersonalKeys,
} from '../../workspace/signing/use-cases.ts';
import { sealStatement } from '../manifest.ts';
import { assertCompared, coverOf } from './compared.ts';
import { letterText, type Letter, type ProposalLetter } from './letter-format.ts';
import { assertClock, type Saved, saveLetter, type SaveNeeds } from './outgoing.ts';

// The desk of the second person: it has neither the proposal nor Meta, and signs what it was shown. Whether that may be
// sent is asked where it was proposed.

/** As with the proposer's own desk: two clocks differ a little. */
const clockSlackMs = 120_000;

export function assertSignable(work: OpenWorkspace, letter: ProposalLetter): Manifest {
  const manifest = readManifest(letter);
  if (!manifest) throw new AppError('invalid_request', 'The proposal is not what its manifest says.');
  const isTheirs = manifest.proposerId === letter.from.personId;
  if (
    !isTheirs ||
    manifest.installationId !== letter.installationId ||
    manifest.workspaceId !== letter.workspaceId
  )
    throw new AppError('invalid_request', 'The proposal is not what its manifest says.');
  if (manifest.proposerId === work.person.personId)
    throw new AppError('not_allowed', 'Nobody approves their own proposal, a super admin neither.');
  if (letter.installationId === installationOf(work.ledger).installationId)
    throw new AppError('conflict', 'It was proposed on this desktop. Approve it under Approvals.');
  assertTime(work, letter, manifest);
  return manifest;
}

function assertTime(work: OpenWorkspace, letter: ProposalLetter, manifest: Manifest): void {
  assertClock(work);
  const now = work.clock.now().getTime();
  if (now < Date.parse(letter.madeAt) - clockSlackMs)
    throw new AppError(
      'not_allowed',
      'The file is of a later time than the clock of this computer says. Set the clock right.',
    );
  if (now >= Date.parse(manifest.expiresAt))
    throw new AppError('conflict', 'It has expired. Propose it again, with figures of today.');
}

function readManifest({ manifest, evidence }: ProposalLetter): Manifest | null {
  const read = readCanonical(Manifest, manifest);
  if (!read || !readCanonical(Evidence, evidence)) return null;
  return read.evidenceHash === digestOf(evidence) ? read : null;
}

export function showProposal(
  work: OpenWorkspace,
  letter: ProposalLetter,
  manifest: Manifest,
): OpenedHandover {
  const { from } = letter;
  const here = publicKeysOf(work.ledger, from.personId);
  return {
    ...coverOf(work, letter, manifest.clientId),
    kind: 'proposal',
    known: known(here, from),
    manifest,
    manifestHash: digestOf(letter.manifest),
    evidence: Evidence.parse(JSON.parse(letter.evidence)),
    cannotCheck: ['live', 'policy', 'stops', 'roles', 'cool_off', 'replay'],
  };
}

function known(here: PublicKeys | null, from: PublicKeys): 'same' | 'other' | 'unknown' {
  if (!here) return 'unknown';
  return fingerprintOf(here) === fingerprintOf(from) ? 'same' : 'other';
}

interface SignAsk {
  readonly manifestHash: string;
  readonly passphrase: string;
}

/** Signs what was opened and shown; the answer is sealed to the proposer. */
export async function signHandover(
  needs: SaveNeeds,
  seat: SigningSeat,
  letter: ProposalLetter,
  ask: SignAsk,
): Promise<Saved> {
  const { work } = seat;
  const check = () => {
    const manifest = assertSignable(work, letter);
    assertCompared(work, letter.from);
    if (digestOf(letter.manifest) !== ask.manifestHash)
      throw new AppError('conflict', 'This is not what was shown to you. Look at it again.');
    return manifest;
  };
  check();
  const { text, statement, manifest } = await withPersonalKeys(seat, ask.passphrase, (keys) => {
    const signed = { manifest: check(), statement: statementFor(work, letter, ask.manifestHash) };
    const said = sealStatement(signed.statement);
    const signature = keys.sign(Buffer.from(said)).toString('base64');
    const answer: Letter = {
      ...addressed(letter),
      kind: 'approval',
      madeAt: signed.statement.approvedAt,
      statement: said,
      signature,
    };
    return { ...signed, text: sealLetter(keys, letter.from, letterText(answer)) };
  });
  return saveLetter(needs, work, text, {
    title: 'Save the approval',
    name: `steward-approval-${manifest.proposalId.slice(-8)}.steward-handover`,
    check,
    row: {
      chain: 'workspace',
      what: 'handover.signed',
      subject: manifest.objectName,
      detail: {
        proposal: manifest.proposalId,
        handover: letter.handoverId,
        approval: statement.approvalId,
        installation: letter.installationId,
        manifest: ask.manifestHash,
      },
    },
  });
}

function addressed({ from, to, ...letter }: ProposalLetter) {
  const { format, handoverId, workspaceId, installationId, clientName } = letter;
  return { format, handoverId, workspaceId, installationId, clientName, from: to, to: from };
}

function statementFor(work: OpenWorkspace, letter: ProposalLetter, manifestHash: string): Statement {
  const key = signingKeyOf(work.ledger, work.person.personId);
  if (!key || key.ownSince === null) throw new AppError('not_allowed', 'Set a passphrase of your own first.');
  const at = work.clock.now();
  return {
    format: 'steward.approval/1',
    approvalId: work.ids.next(),
    manifestHash,
    installationId: letter.installationId,
    approverId: letter.to.personId,
    approver: letter.to.name,
    approverKey: key,
    approvedAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + approvalHours * hourMs).toISOString(),
  };
}
