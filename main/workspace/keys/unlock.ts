import type { KeyObject } from 'node:crypto';
import { createPrivateKey, sign } from 'node:crypto';
import { AppError } from '../../../shared/failure.ts';
import { attemptsOf, clearAttempts, noteAttempt } from './attempts.ts';
import { openBox } from './box.ts';
import type { KeyFile, KeyHolder } from './key-file.ts';
import { readKeyFile } from './key-file.ts';
import type { PassphraseKeys } from './passphrase.ts';
import { keysOfPassphrase } from './passphrase.ts';
import { purposeOf } from './purpose.ts';

/** What only the person's passphrase opens. */
export interface PersonalKeys {
  sign(bytes: Buffer): Buffer;
  wipe(): void;
}

export interface Unlocked {
  /** The caller wipes it. */
  readonly workspaceKey: Buffer;
  readonly generation: number;
  readonly mustChange: boolean;
  readonly personal: PersonalKeys;
}

export interface UnlockAsk {
  readonly folder: string;
  readonly personId: string;
  readonly passphrase: string;
  readonly now: Date;
}

export async function unlockWithPassphrase(ask: UnlockAsk): Promise<Unlocked> {
  const { keyFile, holder } = holderOf(ask.folder, ask.personId);
  // Counted before the guess: killing the app in the middle of one does not win it back.
  attemptsOf(ask.folder).assertAllowed(ask.personId, ask.now);
  noteAttempt(ask.folder, ask.personId, ask.now);
  const keys = await keysOfPassphrase(ask.passphrase, holder.scrypt);
  try {
    const workspaceKey = openBox(
      keys.wrapping,
      purposeOf(keyFile, holder.personId, 'workspace'),
      holder.wrap,
    );
    if (!workspaceKey) throw new AppError('wrong_passphrase', 'That passphrase does not open this account.');
    clearAttempts(ask.folder, ask.personId);
    return {
      workspaceKey,
      generation: keyFile.generation,
      mustChange: holder.mustChange,
      personal: personalKeys(keyFile, holder, keys),
    };
  } finally {
    keys.wrapping.fill(0);
    keys.personal.fill(0);
  }
}

function holderOf(folder: string, personId: string): { keyFile: KeyFile; holder: KeyHolder } {
  const read = readKeyFile(folder);
  const holder = read?.keyFile.people.find((person) => person.personId === personId);
  if (!read || !holder) throw new AppError('not_found', 'There is no such person at this workspace.');
  return { keyFile: read.keyFile, holder };
}

function personalKeys(keyFile: KeyFile, holder: KeyHolder, keys: PassphraseKeys): PersonalKeys {
  const der = openBox(keys.personal, purposeOf(keyFile, holder.personId, 'signing'), holder.signing.sealed);
  if (!der)
    throw new AppError(
      'storage_damaged',
      'The signing key of this account is damaged. A super admin can reset it.',
    );
  let signing: KeyObject | null = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  der.fill(0);
  return {
    sign: (bytes) => {
      if (!signing) throw new Error('The signing key has been wiped.');
      return sign(null, bytes, signing);
    },
    wipe: () => {
      signing = null;
    },
  };
}
