import { ApprovalDetail, ApprovalRow, type FreshCheck } from '../../shared/model/approval.ts';
import type { Session } from '../../shared/model/access.ts';
import type { ClientId, PersonId } from '../../shared/model/ids.ts';
import type { CredentialOrigin } from '../../shared/model/person.ts';
import type { SigningKey } from '../../shared/model/approval.ts';
import { daysBefore } from '../../shared/model/durations.ts';
import type { ClientScope } from '../clients/scope.ts';
import { clientRow } from '../clients/store.ts';
import { listClients } from '../clients/use-cases.ts';
import type { Reader } from '../db/access.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { approvalCoolOff } from '../workspace/people/use-cases.ts';
import { isAlone, signingKeyOf, wasSigned } from '../workspace/signing/use-cases.ts';
import { foundProposal } from './approve.ts';
import { changeCard, proposalCards } from './cards.ts';
import { draftOfProposal } from './drafts/store.ts';
import { freshVerdicts } from './execute.ts';
import { notTheirs } from './grant.ts';
import { askMeta, intentFor, judgePolicy } from './judge.ts';
import { type BudgetJob, readLive } from './live.ts';
import { evidenceOf, manifestOf } from './manifest.ts';
import { withToken } from './propose.ts';
import {
  type ApprovalGrant,
  approvalOf,
  approvalsOf,
  type ChangeRow,
  changeOf,
  changesOf,
  peopleNames,
  type ProposalRow,
  proposalsOf,
} from './store.ts';
import { hintsOf } from './what-if.ts';

/** Open ones first, then what was settled in the last week. */
export function approvalQueue(work: OpenWorkspace, session: Session): ApprovalRow[] {
  const clients = new Map(listClients(work, session).map((client) => [client.id, client]));
  const ids = [...clients.keys()];
  const since = daysBefore(work.clock.now(), 7);
  const rows = proposalsOf(work.ledger, ids).filter(
    ({ state, settledAt }) => state === 'waiting' || state === 'approved' || (settledAt ?? '') > since,
  );
  const grants = new Map(approvalsOf(work.ledger, ids).map((one) => [one.proposalId, one]));
  const changes = new Map(changesOf(work.ledger, ids).map((one) => [one.proposalId, one]));
  const read = rowReader(work);
  return rows.flatMap((row) => {
    const client = clients.get(row.clientId as ClientId);
    if (!client) return [];
    return ApprovalRow.parse(read(row, client, grants.get(row.id), changes.get(row.id)));
  });
}

function rowReader(work: OpenWorkspace) {
  const { ledger, person, clock } = work;
  const names = peopleNames(ledger);
  const alone = isAlone(ledger);
  return (
    row: ProposalRow,
    client: { name: string; colour: string },
    grant: ApprovalGrant | undefined,
    change: ChangeRow | undefined,
  ) => {
    const mine = row.proposerId === person.personId;
    const notYours = notTheirs(ledger, row, person.personId, clock.now());
    return {
      proposal: proposalCards(ledger, [row])[0],
      clientName: client.name,
      clientColour: client.colour,
      notYours: mine && alone ? 'only_person' : notYours,
      mine,
      approver: grant ? (names.get(grant.approverId) ?? '') : null,
      change: change ? { state: change.state, why: change.why } : null,
      now: clock.now().toISOString(),
    };
  };
}

/** Everything that somebody decides by. What a forged row would show is never shown: its manifest has to hold. */
export function approvalDetail(work: OpenWorkspace, scope: ClientScope, proposalId: string): ApprovalDetail {
  const { ledger, person, clock } = work;
  const row = foundProposal(work, scope, proposalId);
  const client = clientRow(ledger, scope.clientId);
  if (!client) throw new Error('A scope without its client.');
  const grant = approvalOf(ledger, scope.clientId, row.id);
  const change = changeOf(ledger, scope.clientId, row.id);
  const manifest = manifestOf(row);
  const own = signingKeyOf(ledger, person.personId);
  const coolOff = approvalCoolOff(ledger, person.personId, row.proposerId as PersonId, clock.now());
  const names = peopleNames(ledger);
  return ApprovalDetail.parse({
    ...rowReader(work)(row, client, grant, change),
    evidence: evidenceOf(row),
    proposerKey: originOf(names, manifest?.proposerKey ?? null),
    approverKey: own ? originOf(names, own) : null,
    coolOffUntil: coolOff.ok ? null : coolOff.from,
    grant: grant ? grantCard(ledger, names, row, grant) : null,
    outcome: change ? changeCard(change) : null,
    intact: manifest !== null,
    draft: draftOfProposal(ledger, scope.clientId, row.id),
  });
}

function originOf(names: ReadonlyMap<string, string>, key: SigningKey | null): CredentialOrigin | null {
  if (!key) return null;
  return {
    how: key.how,
    by: key.by === null ? null : (names.get(key.by) ?? null),
    at: key.at,
    ownSince: key.ownSince,
  };
}

function grantCard(r: Reader, names: ReadonlyMap<string, string>, row: ProposalRow, grant: ApprovalGrant) {
  const { approverId: personId, credentialNumber: number, statement, signature } = grant;
  const signatureHolds =
    statement.includes(row.manifestHash) && wasSigned(r, { personId, number }, statement, signature);
  const { approvedAt, expiresAt } = grant;
  return { approver: names.get(personId) ?? '', approvedAt, expiresAt, signatureHolds };
}

/** What an approver looks at right before signing: the object and both verdicts at this moment. */
export function checkNow(job: BudgetJob, proposalId: string): Promise<FreshCheck> {
  return withToken(job, async (live) => {
    const { work } = job;
    const row = foundProposal(work, job.scope, proposalId);
    const manifest = manifestOf(row);
    if (!manifest) throw new Error('A proposal whose manifest does not hold is not checked.');
    const object = await readLive(live, row);
    const { drift, policy, meta } = await freshVerdicts(live, manifest, object);
    return {
      drift: [...drift],
      policy: policy ?? (await judgePolicy(live, object, manifest.after)),
      meta:
        meta ??
        (object.field === null
          ? evidenceOf(row).meta
          : await askMeta(live, intentFor(object, manifest.proposalId, manifest.after))),
      now: object.minor,
      hints: hintsOf({ ...object, minor: manifest.before }, manifest.after),
      at: work.clock.now().toISOString(),
    };
  });
}
