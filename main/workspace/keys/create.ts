import type { KeyObject } from 'node:crypto';
import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { sealBox } from './box.ts';
import { exchangeKeyOf, newExchangeKey, publicTextOf, sharedKey } from './exchange.ts';
import type { KeyFile, KeyHolder } from './key-file.ts';
import { writeKeyFile } from './key-file.ts';
import { keysOfPassphrase, newScryptSettings } from './passphrase.ts';
import { purposeOf } from './purpose.ts';
import { codeOf, newRecoverySecret } from './recovery-code.ts';

export interface NewWorkspaceKeys {
  readonly folder: string;
  readonly kind: 'real' | 'demo';
  readonly workspaceId: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly passphrase: string;
  readonly now: Date;
}

/** Makes the workspace key, its founder's keys and the recovery code, and writes the key file. The caller wipes the key. */
export async function createKeys(
  ask: NewWorkspaceKeys,
): Promise<{ workspaceKey: Buffer; recoveryCode: string; keyFile: KeyFile }> {
  const workspaceKey = randomBytes(32);
  const place = { workspaceId: ask.workspaceId, kind: ask.kind };
  const origin = { how: 'founder' as const, by: null, at: ask.now.toISOString() };
  const founder = await newHolder(
    place,
    { ...ask.person, passphrase: ask.passphrase, origin, mustChange: false },
    workspaceKey,
  );
  const secret = newRecoverySecret();
  const keyFile: KeyFile = {
    format: 1,
    ...place,
    version: 1,
    generation: 1,
    people: [founder],
    recovery: wrapForRecovery(place, publicTextOf(exchangeKeyOf(secret)), workspaceKey),
  };
  writeKeyFile(ask.folder, keyFile);
  const recoveryCode = codeOf(secret);
  secret.fill(0);
  return { workspaceKey, recoveryCode, keyFile };
}

interface Place {
  readonly workspaceId: string;
  readonly kind: 'real' | 'demo';
}
interface NewHolder {
  readonly id: string;
  readonly name: string;
  readonly passphrase: string;
  readonly origin: KeyHolder['origin'];
  readonly mustChange: boolean;
}

/** A person's entry with keys of their own, all under their passphrase. */
export async function newHolder(place: Place, person: NewHolder, workspaceKey: Buffer): Promise<KeyHolder> {
  const scrypt = newScryptSettings();
  const keys = await keysOfPassphrase(person.passphrase, scrypt);
  const seal = (what: 'signing' | 'exchange', key: KeyObject) => {
    const plain = key.export({ format: 'der', type: 'pkcs8' });
    try {
      return sealBox(keys.personal, purposeOf(place, person.id, what), plain);
    } finally {
      plain.fill(0);
    }
  };
  const signing = generateKeyPairSync('ed25519').privateKey;
  const exchange = newExchangeKey();
  try {
    return {
      personId: person.id,
      name: person.name,
      origin: person.origin,
      mustChange: person.mustChange,
      scrypt,
      wrap: sealBox(keys.wrapping, purposeOf(place, person.id, 'workspace'), workspaceKey),
      signing: { publicKey: signingText(signing), sealed: seal('signing', signing) },
      exchange: { publicKey: publicTextOf(exchange), sealed: seal('exchange', exchange) },
    };
  } finally {
    keys.wrapping.fill(0);
    keys.personal.fill(0);
  }
}

function signingText(key: KeyObject): string {
  const pem = key.export({ format: 'pem', type: 'pkcs8' });
  return createPublicKey(pem).export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
}

/** Sealed to the public half of the recovery code, so that a later key can be sealed again without asking for the code. */
export function wrapForRecovery(place: Place, publicKey: string, workspaceKey: Buffer): KeyFile['recovery'] {
  const once = newExchangeKey();
  const key = sharedKey(once, publicKey, 'steward/recovery/wrap/1');
  try {
    return {
      publicKey,
      ephemeral: publicTextOf(once),
      wrap: sealBox(key, purposeOf(place, 'recovery', 'workspace'), workspaceKey),
    };
  } finally {
    key.fill(0);
  }
}
