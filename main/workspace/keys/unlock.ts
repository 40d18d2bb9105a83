import { AppError } from '../../../shared/failure.ts';
import { beginAttempt, clearAttempts } from './attempts.ts';
import { publicTextOf } from './curves.ts';
import type { OpenedHolder } from './holder.ts';
import { openHolder, wrapByPassphrase } from './holder.ts';
import type { FoundKeyFile } from './key-file.ts';
import { mendKeyFiles, replaceKeyFile, requireKeyFile } from './key-file.ts';
import type { KeyFile, KeyHolder } from './key-format.ts';
import { assertProved, prove } from './key-format.ts';
import type { PersonalKeys, PersonalSecrets } from './personal.ts';
import { personalKeys, wipeSecrets } from './personal.ts';

export interface Unlocked {
  /** The caller wipes it. */
  readonly workspaceKey: Buffer;
  readonly generation: number;
  readonly mustChange: boolean;
  /** How often a passphrase did not fit since the last one that did. */
  readonly wrongTries: number;
  readonly personal: PersonalKeys;
}

export interface UnlockAsk {
  readonly folder: string;
  readonly personId: string;
  readonly passphrase: string;
  readonly now: Date;
}

export async function unlockWithPassphrase(ask: UnlockAsk): Promise<Unlocked> {
  const { found, holder, opened, workspaceKey, wrongTries } = await openWithPassphrase(ask);
  try {
    const { generation } = settle(ask.folder, found, holder, opened, workspaceKey);
    const personal = personalKeys(opened.secrets);
    return { workspaceKey, generation, mustChange: holder.mustChange, wrongTries, personal };
  } finally {
    opened.keys.wipe();
  }
}

export interface OpenedFile {
  readonly found: FoundKeyFile;
  readonly holder: KeyHolder;
  readonly opened: OpenedHolder;
  readonly workspaceKey: Buffer;
  readonly wrongTries: number;
}

/** Counts the try, opens the person's entry and checks that the whole file is one that Steward wrote. */
export async function openWithPassphrase(ask: UnlockAsk): Promise<OpenedFile> {
  const found = requireKeyFile(ask.folder);
  const holder = holderIn(found.keyFile, ask.personId);
  const wrongTries = beginAttempt(ask.folder, ask.personId, ask.now);
  const opened = await openHolder(found.keyFile, holder, ask.passphrase);
  if (!opened) throw new AppError('wrong_passphrase', 'That passphrase does not open this account.');
  clearAttempts(ask.folder, ask.personId);
  try {
    if (!opened.workspaceKey) throw damagedEntry();
    assertProved(found.keyFile, opened.workspaceKey);
    assertOwnHalves(holder, opened.secrets);
    return { found, holder, opened, workspaceKey: opened.workspaceKey, wrongTries };
  } catch (error) {
    opened.keys.wipe();
    wipeSecrets(opened.secrets);
    opened.workspaceKey?.fill(0);
    throw error;
  }
}

/**
 * SECURITY: whoever holds the workspace key can write a key file that passes, with a public key of their own in this
 * person's name. The person's next unlock brings it to light.
 */
function assertOwnHalves(holder: KeyHolder, secrets: PersonalSecrets): void {
  const isOwn =
    publicTextOf('ed25519', secrets.signing) === holder.signing.publicKey &&
    publicTextOf('x25519', secrets.exchange) === holder.exchange.publicKey;
  if (isOwn) return;
  throw new AppError(
    'storage_damaged',
    'The key file names other public keys for this account than your passphrase opens. Somebody exchanged them: have a super admin look at the audit trail and reset the account.',
  );
}

export function holderIn(keyFile: Pick<KeyFile, 'people'>, personId: string): KeyHolder {
  const holder = keyFile.people.find((person) => person.personId === personId);
  if (!holder) throw new AppError('not_found', 'There is no such person at this workspace.');
  return holder;
}

/** A key that was sealed for this person while they were away comes under their passphrase; both copies are mended. */
function settle(
  folder: string,
  found: FoundKeyFile,
  holder: KeyHolder,
  opened: OpenedHolder,
  workspaceKey: Buffer,
): KeyFile {
  const { keyFile } = found;
  try {
    mendKeyFiles(folder, found);
    if (holder.wrap.by === 'passphrase') return keyFile;
    const version = keyFile.version + 1;
    const wrap = wrapByPassphrase(keyFile, version, holder.personId, opened.keys, workspaceKey);
    const people = keyFile.people.map((person) => (person === holder ? { ...holder, wrap } : person));
    const { proof: _, ...body } = keyFile;
    replaceKeyFile(folder, keyFile.version, prove({ ...body, version, people }, workspaceKey));
  } catch {
    // A full disk or a change at the same moment: what was read still opens, and the next unlock does this again.
  }
  return keyFile;
}

function damagedEntry(): AppError {
  return new AppError(
    'storage_damaged',
    'The passphrase is right, but the key of this account is damaged. A super admin can reset it.',
  );
}
