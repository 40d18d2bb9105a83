import { wrapByExchange } from '../keys/holder.ts';
import type { KeyFileBody, KeyHolder } from '../keys/key-format.ts';
import { newRecovery, wrapForRecovery } from '../keys/recovery-wrap.ts';
import type { Rotation } from './rotate.ts';

/** Who holds the new key: an entry made for this rotation, an entry of before under the new key, or nobody. */
export interface Holders {
  /** Entries that were made with the new key, by person. */
  readonly fresh?: readonly KeyHolder[];
  /** Who gets no key any more. */
  readonly without?: string;
}

/** Everybody who is not here gets the new key sealed to their exchange key; their next passphrase opens it. */
export function holdersOf(rotation: Rotation, { fresh = [], without }: Holders = {}): KeyHolder[] {
  const { before, version, workspaceKey } = rotation;
  const mine = new Map(fresh.map((holder) => [holder.personId, holder]));
  const kept = before.people
    .filter(({ personId }) => personId !== without)
    .map((holder) => {
      const made = mine.get(holder.personId);
      mine.delete(holder.personId);
      return made ?? { ...holder, wrap: wrapByExchange(before, version, holder, workspaceKey), quick: null };
    });
  return [...kept, ...mine.values()];
}

/** The same recovery code opens the new key: it is sealed to the code's public half. */
export function sameRecovery({ before, version, workspaceKey }: Rotation): KeyFileBody['recovery'] {
  return wrapForRecovery(before, version, before.recovery.publicKey, workspaceKey);
}

export function freshRecovery({ before, version, workspaceKey }: Rotation) {
  return newRecovery(before, version, workspaceKey);
}
