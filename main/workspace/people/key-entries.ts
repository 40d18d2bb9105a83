import type { PersonId } from '../../../shared/model/ids.ts';
import { write } from '../../db/access.ts';
import type { Writer } from '../../db/access.ts';
import { newHolder } from '../keys/holder.ts';
import { replaceKeyFile, requireKeyFile } from '../keys/key-file.ts';
import type { KeyFile, KeyHolder } from '../keys/key-format.ts';
import { prove } from '../keys/key-format.ts';
import { credentialsOf } from '../keys/personal.ts';
import type { Rotation } from '../rotation/rotate.ts';
import type { Seat } from '../seat.ts';
import { ringOf } from '../seat.ts';
import { newOneTimePassphrase } from './one-time.ts';
import { addCredential } from './store.ts';

export interface Newcomer {
  readonly personId: PersonId;
  readonly name: string;
  readonly how: 'made' | 'reset';
}

/** An entry under a one-time passphrase, and what the ledger keeps of it. */
async function oneTimeEntry(
  seat: Seat,
  into: Pick<Rotation, 'before' | 'version' | 'workspaceKey'>,
  { personId, name, how }: Newcomer,
) {
  const oneTimePassphrase = newOneTimePassphrase();
  const at = seat.work.clock.now().toISOString();
  const origin = { how, by: seat.work.person.personId, at, ownSince: null };
  const holder = await newHolder(
    into.before,
    into.version,
    { personId, name, passphrase: oneTimePassphrase, origin, mustChange: true },
    into.workspaceKey,
  );
  const inLedger = (w: Writer) => addCredential(w, credentialsOf(holder), into.version, at);
  return { oneTimePassphrase, holder, inLedger };
}

/** For a change of keys. */
export function entryFor(seat: Seat, rotation: Rotation, who: Newcomer) {
  return oneTimeEntry(seat, rotation, who);
}

/** One more person gets the same workspace key. Answers with the one-time passphrase once both files say so. */
export async function addEntry(seat: Seat, who: Newcomer, change: (w: Writer) => void): Promise<string> {
  const before = requireKeyFile(seat.folder).keyFile;
  const workspaceKey = ringOf(seat).workspaceKey();
  try {
    const made = await oneTimeEntry(seat, { before, version: before.version + 1, workspaceKey }, who);
    const others = before.people.filter(({ personId }) => personId !== who.personId);
    editKeyFile(seat, before, [...others, made.holder], (w) => {
      change(w);
      made.inLedger(w);
    });
    return made.oneTimePassphrase;
  } finally {
    workspaceKey.fill(0);
  }
}

/**
 * Changes the key file and the ledger together. The file is switched last within the transaction: if it cannot be
 * written, the ledger never changed; if the app ends between the two, the file holds an entry that the ledger does not
 * know, whose passphrase nobody was told, and the next unlock removes it.
 */
export function editKeyFile(
  seat: Seat,
  before: KeyFile,
  people: readonly KeyHolder[],
  change: (w: Writer) => void,
): void {
  const workspaceKey = ringOf(seat).workspaceKey();
  const { proof: _, ...body } = before;
  try {
    const next = prove({ ...body, version: before.version + 1, people: [...people] }, workspaceKey);
    write(seat.work.ledger, (w) => {
      change(w);
      replaceKeyFile(seat.folder, before.version, next);
    });
  } finally {
    workspaceKey.fill(0);
  }
}
