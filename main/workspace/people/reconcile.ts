import { record } from '../../audit/use-cases.ts';
import type { Writer } from '../../db/access.ts';
import { write } from '../../db/access.ts';
import { requireKeyFile } from '../keys/key-file.ts';
import type { KeyFile, KeyHolder } from '../keys/key-format.ts';
import { credentialsOf } from '../keys/personal.ts';
import type { Seat } from '../seat.ts';
import type { PersonRow } from '../store.ts';
import { allPeople } from '../store.ts';
import { editKeyFile } from './key-entries.ts';
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
export function compare(
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
export function reconcile(seat: Seat): string[] {
  const { work } = seat;
  const { keyFile } = requireKeyFile(seat.folder);
  adoptFirst(seat, keyFile);
  const found = compare(keyFile, allPeople(work.ledger), credentialsInUse(work.ledger));
  const notices = [
    ...found.foreign.map(
      (name) =>
        `The keys of ${name} in the key file are not those that Steward recorded. Do not approve anything with them; a super admin resets the account.`,
    ),
    ...found.shutOut.map((name) => `${name} has no way in any more. A super admin can reset the account.`),
  ];
  const unknown = found.unknown.filter(({ personId }) => personId !== work.person.personId);
  if (unknown.length === 0 && notices.length === 0) return [];
  const say = (w: Writer) => {
    const detail = {
      removed: unknown.map(({ name }) => name),
      foreign: [...found.foreign],
      shutOut: [...found.shutOut],
    };
    const row = { chain: 'workspace', actor: { id: null, name: 'Steward' }, what: 'workspace.keys_compared' };
    record(w, { ...row, subject: work.name, detail }, work.clock.now(), work.ids);
  };
  const gone = new Set(unknown.map(({ personId }) => personId));
  const kept = keyFile.people.filter(({ personId }) => !gone.has(personId));
  if (gone.size === 0) write(work.ledger, say);
  else editKeyFile(seat, keyFile, kept, say);
  return notices;
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
