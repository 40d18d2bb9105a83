import { randomBytes } from 'node:crypto';
import { openBox, sealBox } from './box.ts';
import { openSealed, publicTextOf, sealTo } from './curves.ts';
import type { KeyHolder, Origin } from './key-format.ts';
import type { PassphraseKeys } from './passphrase.ts';
import { keysOfPassphrase, newScryptSettings } from './passphrase.ts';
import type { PersonalSecrets } from './personal.ts';
import { newSecrets, wipeSecrets } from './personal.ts';
import type { Place } from './purpose.ts';
import { purposeOf } from './purpose.ts';

export interface NewHolder {
  readonly personId: string;
  readonly name: string;
  readonly passphrase: string;
  readonly origin: Origin;
  readonly mustChange: boolean;
  /** The keys that the person keeps; new ones when left out. */
  readonly secrets?: PersonalSecrets;
}

/** A person's entry for the key file `version`, everything in it under their passphrase. */
export async function newHolder(
  place: Place,
  version: number,
  ask: NewHolder,
  workspaceKey: Buffer,
): Promise<KeyHolder> {
  const { personId, name, origin, mustChange } = ask;
  const scrypt = newScryptSettings();
  const secrets = ask.secrets ?? newSecrets();
  const keys = await keysOfPassphrase(ask.passphrase, scrypt);
  const half = (what: 'signing' | 'exchange') => ({
    publicKey: publicTextOf(what === 'signing' ? 'ed25519' : 'x25519', secrets[what]),
    version,
    sealed: sealBox(keys.personal, purposeOf(place, personId, version, what), secrets[what]),
  });
  try {
    const signing = half('signing');
    const exchange = half('exchange');
    const wrap = wrapByPassphrase(place, version, personId, keys, workspaceKey);
    return { personId, name, origin, mustChange, scrypt, wrap, signing, exchange, quick: null };
  } finally {
    keys.wipe();
    if (!ask.secrets) wipeSecrets(secrets);
  }
}

export function wrapByPassphrase(
  place: Place,
  version: number,
  personId: string,
  keys: PassphraseKeys,
  workspaceKey: Buffer,
): KeyHolder['wrap'] {
  const box = sealBox(keys.wrapping, purposeOf(place, personId, version, 'workspace'), workspaceKey);
  return { by: 'passphrase', version, box };
}

/** Seals a key for somebody who is not here: their next passphrase opens it. */
export function wrapByExchange(
  place: Place,
  version: number,
  holder: KeyHolder,
  workspaceKey: Buffer,
): KeyHolder['wrap'] {
  const purpose = purposeOf(place, holder.personId, version, 'workspace');
  return { by: 'exchange', version, sealed: sealTo(holder.exchange.publicKey, purpose, workspaceKey) };
}

export interface OpenedHolder {
  /** Wiped by whoever asked, like everything else here. */
  readonly keys: PassphraseKeys;
  readonly secrets: PersonalSecrets;
  /** Null when the passphrase is right and the wrapped key nevertheless stays shut. */
  readonly workspaceKey: Buffer | null;
}

/** `null` when the passphrase does not open the person's own keys. */
export async function openHolder(
  place: Place,
  holder: KeyHolder,
  passphrase: string,
): Promise<OpenedHolder | null> {
  const keys = await keysOfPassphrase(passphrase, holder.scrypt);
  const open = (what: 'signing' | 'exchange') => {
    const purpose = purposeOf(place, holder.personId, holder[what].version, what);
    return openBox(keys.personal, purpose, holder[what].sealed);
  };
  const signing = open('signing');
  const exchange = open('exchange');
  if (!signing || !exchange) {
    keys.wipe();
    signing?.fill(0);
    exchange?.fill(0);
    return null;
  }
  return { keys, secrets: { signing, exchange }, workspaceKey: unwrap(place, holder, keys, exchange) };
}

function unwrap(place: Place, holder: KeyHolder, keys: PassphraseKeys, exchange: Buffer): Buffer | null {
  const { wrap } = holder;
  const purpose = purposeOf(place, holder.personId, wrap.version, 'workspace');
  return wrap.by === 'passphrase'
    ? openBox(keys.wrapping, purpose, wrap.box)
    : openSealed(exchange, purpose, wrap.sealed);
}

export function newWorkspaceKey(): Buffer {
  return randomBytes(32);
}
