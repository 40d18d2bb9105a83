import { record } from '../../audit/use-cases.ts';
import type { Writer } from '../../db/access.ts';
import { write } from '../../db/access.ts';
import { changePeople } from '../keys/change.ts';
import { requireKeyFile } from '../keys/key-file.ts';
import type { KeyFile, KeyHolder } from '../keys/key-format.ts';
import { credentialsOf } from '../keys/personal.ts';
import type { Seat } from '../seat.ts';
import { withWorkspaceKey } from '../seat.ts';
import type { PersonRow } from '../store.ts';
import { allPeople } from '../store.ts';
import { followKeyFile } from './credentials.ts';
import type { CredentialRow } from './store.ts';
import { addCredential, credentialsInUse } from './store.ts';

interface Difference {
  /** Entries of the key file that the ledger knows nobody for: an addition that was stopped half-way. */
  readonly unknown: readonly KeyHolder[];
  /** People whose keys in the file are not those that the ledger recorded. */
  readonly foreign: readonly string[];
  /** People who are active, and whom no entry of the key file lets in. */
  readonly shutOut: readonly string[];
}

/** The key file and the ledger are two files: what one says of people's keys is compared with the other. */
function compare(
  keyFile: KeyFile,
  people: readonly PersonRow[],
  credentials: readonly CredentialRow[],
): Difference {
  const holders = new Map(keyFile.people.map((holder) => [holder.personId, holder]));
  const own = new Map(credentials.map((row) => [row.personId, row]));
  const active = people.filter(({ state }) => state === 'active');
  const ids = new Set(active.map(({ id }) => id));
  const isForeign = ({ id }: PersonRow) => {
    const holder = holders.get(id);
    const row = own.get(id);
    if (!holder || !row) return false;
    return row.signingKey !== holder.signing.publicKey || row.exchangeKey !== holder.exchange.publicKey;
  };
  return {
    unknown: keyFile.people.filter(({ personId }) => !ids.has(personId) || !own.has(personId)),
    foreign: active.filter(isForeign).map(({ name }) => name),
    shutOut: active.filter(({ id }) => !holders.has(id)).map(({ name }) => name),
  };
}

/** Compares both at unlock, removes what was never finished, and answers with what the person should know. */
export async function reconcile(seat: Seat): Promise<string[]> {
  const { work, folder } = seat;
  const { keyFile } = requireKeyFile(folder);
  adoptFirst(seat, keyFile);
  const recovered = adoptRecovered(seat, keyFile);
  const found = compare(keyFile, allPeople(work.ledger), credentialsInUse(work.ledger));
  const notices = [
    ...found.foreign.map(
      (name) =>
        `The keys of ${name} in the key file are not those that Steward recorded. Do not approve anything with them; a super admin resets the account.`,
    ),
    ...found.shutOut.map((name) => `${name} has no way in any more. A super admin can reset the account.`),
  ];
  const unknown = found.unknown.filter(({ personId }) => personId !== work.person.personId);
  const gone = new Set(unknown.map(({ personId }) => personId));
  if (gone.size > 0) {
    await withWorkspaceKey(seat, (workspaceKey) =>
      changePeople(folder, workspaceKey, ({ people }) =>
        people.filter(({ personId }) => !gone.has(personId)),
      ),
    );
  }
  if (gone.size > 0 || notices.length > 0) {
    const removed = unknown.map(({ name }) => name);
    const detail = { removed, foreign: [...found.foreign], shutOut: [...found.shutOut] };
    write(work.ledger, (w) => bySteward(seat, w, 'workspace.keys_compared', work.name, detail));
  }
  return [...recovered, ...notices];
}

/**
 * Whoever used the recovery code has proved by the code that they may; what they made is taken over, said to everybody,
 * and counts for no approval until it has cooled off.
 */
function adoptRecovered(seat: Seat, keyFile: KeyFile): string[] {
  const { work } = seat;
  const own = new Map(credentialsInUse(work.ledger).map((row) => [row.personId, row]));
  const fresh = keyFile.people.filter(
    ({ personId, origin, signing }) =>
      origin.how === 'recovered' && own.has(personId) && own.get(personId)?.signingKey !== signing.publicKey,
  );
  if (fresh.length === 0) return [];
  write(work.ledger, (w) => {
    for (const { personId, name, origin } of fresh) {
      followKeyFile(w, keyFile, personId, work.clock.now());
      bySteward(seat, w, 'person.recovered', name, { personId, recoveredAt: origin.at });
    }
  });
  return fresh.map(
    ({ name }) => `The account of ${name} was opened with the recovery code and has new keys.`,
  );
}

function bySteward(
  { work }: Seat,
  w: Writer,
  what: string,
  subject: string,
  detail: Parameters<typeof record>[1]['detail'],
): void {
  const row = { chain: 'workspace', actor: { id: null, name: 'Steward' }, what, subject, detail };
  record(w, row, work.clock.now(), work.ids);
}

/** A workspace of before there were credentials in the ledger: what the proved key file says is taken over, once. */
function adoptFirst({ work }: Seat, keyFile: KeyFile): void {
  if (credentialsInUse(work.ledger).length > 0) return;
  const at = work.clock.now().toISOString();
  const known = new Set(allPeople(work.ledger).map(({ id }) => id));
  const holders = keyFile.people.filter(({ personId }) => known.has(personId));
  write(work.ledger, (w) => {
    for (const holder of holders) addCredential(w, credentialsOf(holder), keyFile.version, at);
  });
}
