import type { Writer } from '../../db/access.ts';
import type { KeyFile } from '../keys/key-format.ts';
import { credentialsOf } from '../keys/personal.ts';
import { addCredential, credentialInUse, markOwnPassphrase, retireCredential } from './store.ts';

/** The ledger keeps of one person's keys what the key file says from now on. */
export function followKeyFile(w: Writer, keyFile: KeyFile, personId: string, at: Date): void {
  const when = at.toISOString();
  const holder = keyFile.people.find((one) => one.personId === personId);
  if (!holder) {
    retireCredential(w, personId, when);
    return;
  }
  const own = credentialInUse(w, personId);
  const { publicKey } = holder.signing;
  if (own?.signingKey !== publicKey || own.exchangeKey !== holder.exchange.publicKey) {
    addCredential(w, credentialsOf(holder), keyFile.version, when);
  } else if (holder.origin.ownSince !== null) {
    markOwnPassphrase(w, personId, holder.origin.ownSince);
  }
}
