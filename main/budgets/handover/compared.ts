import { and, eq } from 'drizzle-orm';
import { AppError } from '../../../shared/failure.ts';
import type { HandoverKeys, KnownKeys } from '../../../shared/model/handover.ts';
import { type ClientId, PersonId } from '../../../shared/model/ids.ts';
import { clientRow } from '../../clients/store.ts';
import { record } from '../../audit/use-cases.ts';
import { type Reader, write } from '../../db/access.ts';
import { comparedKey } from '../../db/ledger/money-schema.ts';
import type { OpenWorkspace } from '../../workspace/open-workspace.ts';
import {
  fingerprintOf,
  installationOf,
  othersWithKeys,
  type PublicKeys,
  publicKeysOf,
} from '../../workspace/signing/use-cases.ts';
import { peopleNames } from '../store.ts';
import type { Letter, Party } from './letter-format.ts';

// SECURITY: whoever has the workspace key could put keys of their own beside somebody's name. What two people read to one
// another is what that cannot change; so nothing is handed over, and no answer taken, between keys that nobody compared.

function comparedAt(r: Reader, byPerson: string, personId: string, fingerprint: string): string | null {
  const { installationId } = installationOf(r);
  const is = comparedKey;
  const row = r.orm
    .select({ at: is.comparedAt })
    .from(is)
    .where(
      and(
        eq(is.installationId, installationId),
        eq(is.byPerson, byPerson),
        eq(is.personId, personId),
        eq(is.fingerprint, fingerprint),
      ),
    )
    .get();
  return row?.at ?? null;
}

interface Somebody {
  readonly personId: KnownKeys['personId'];
  readonly name: string;
  readonly keys: PublicKeys;
}

function knownKeys({ ledger, person }: OpenWorkspace, { personId, name, keys }: Somebody): KnownKeys {
  const fingerprint = fingerprintOf(keys);
  return {
    personId,
    name,
    fingerprint,
    comparedAt: comparedAt(ledger, person.personId, personId, fingerprint),
  };
}

export function ownParty(work: OpenWorkspace): Party {
  const { personId, name } = work.person;
  const keys = publicKeysOf(work.ledger, personId);
  if (!keys) throw new AppError('not_allowed', 'Set a passphrase of your own first.');
  return { personId: PersonId.parse(personId), name, ...keys };
}

/**
 * What is shown of a letter before what it says. SECURITY: a client and a person that this ledger knows go by the names that
 * it knows them by, whatever the writer calls them: neither name is in what is signed.
 */
export function coverOf(work: OpenWorkspace, letter: Letter, client: ClientId) {
  const { from, handoverId, madeAt } = letter;
  const { personId } = from;
  const name = peopleNames(work.ledger).get(personId) ?? from.name;
  const clientName = clientRow(work.ledger, client)?.name ?? letter.clientName;
  return {
    handoverId,
    from: knownKeys(work, { personId, name, keys: from }),
    mine: fingerprintOf(ownParty(work)),
    clientName,
    madeAt,
    now: work.clock.now().toISOString(),
  };
}

export function handoverKeys(work: OpenWorkspace): HandoverKeys {
  const others = othersWithKeys(work.ledger, work.person.personId);
  return { mine: fingerprintOf(ownParty(work)), others: others.map((one) => knownKeys(work, one)) };
}

export function assertCompared(work: OpenWorkspace, party: Party): void {
  const { personId, name, signingKey, exchangeKey } = party;
  if (knownKeys(work, { personId, name, keys: { signingKey, exchangeKey } }).comparedAt === null)
    throw new AppError('not_allowed', 'Compare the fingerprints with that person first.');
}

/** `letters`: who wrote what is open here, for somebody whom this ledger does not know. */
export function compare(
  work: OpenWorkspace,
  ask: { readonly personId: string; readonly fingerprint: string },
  letters: readonly Party[],
): void {
  const here = othersWithKeys(work.ledger, work.person.personId);
  const writers = letters.map(({ personId, name, ...keys }) => ({ personId, name, keys }));
  const found = [...here, ...writers].find(
    ({ personId, keys }) => personId === ask.personId && fingerprintOf(keys) === ask.fingerprint,
  );
  if (!found || found.personId === work.person.personId)
    throw new AppError('conflict', 'These are not the keys that were shown to you. Look at them again.');
  if (knownKeys(work, found).comparedAt !== null) return;
  const at = work.clock.now();
  const { personId, name } = found;
  const row = { byPerson: work.person.personId, personId, name, fingerprint: ask.fingerprint };
  write(work.ledger, (w) => {
    const { installationId } = installationOf(w);
    w.orm
      .insert(comparedKey)
      .values({ ...row, installationId, comparedAt: at.toISOString() })
      .run();
    const detail = { person: personId, fingerprint: ask.fingerprint };
    record(
      w,
      { chain: 'workspace', actor: work.actor, what: 'keys.compared', subject: name, detail },
      at,
      work.ids,
    );
  });
}
