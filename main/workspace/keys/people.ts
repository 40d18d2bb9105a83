import { AppError } from '../../../shared/failure.ts';
import { clearAttempts } from './attempts.ts';
import { changeHolder, changePeople } from './change.ts';
import { newHolder } from './holder.ts';
import { assertStrong } from './passphrase.ts';
import type { Credentials, PersonalKeys } from './personal.ts';
import { credentialsOf, newSecrets, personalKeys, wipeSecrets } from './personal.ts';
import type { RotateAsk, Rotated } from './rotate.ts';
import { rotate } from './rotate.ts';
import { holderIn, openWithPassphrase } from './unlock.ts';

interface Ask {
  readonly folder: string;
  readonly workspaceKey: Buffer;
  readonly now: Date;
}

export interface AddPersonAsk extends Ask {
  readonly person: { readonly id: string; readonly name: string };
  readonly oneTimePassphrase: string;
  /** Who adds them: knows the one-time passphrase, and is recorded with the credential. */
  readonly by: string;
}

/** SECURITY: somebody of the demo agency, whose passphrase everybody may know, so nobody in particular made it. */
export async function addInvented(
  ask: Omit<AddPersonAsk, 'oneTimePassphrase' | 'by'> & { readonly passphrase: string },
): Promise<{ credentials: Credentials; version: number }> {
  const { id, name } = ask.person;
  const keyFile = await changePeople(ask.folder, ask.workspaceKey, async (body) => {
    if (body.kind !== 'demo') throw new Error('Only the demo agency has invented people.');
    const at = ask.now.toISOString();
    const origin = { how: 'made' as const, by: null, at, ownSince: at };
    const made = { personId: id, name, passphrase: ask.passphrase, origin, mustChange: false };
    return [...body.people, await newHolder(body, body.version, made, ask.workspaceKey)];
  });
  return { credentials: credentialsOf(holderIn(keyFile, id)), version: keyFile.version };
}

/** Their keys are replaced when they set a passphrase of their own, because somebody else has seen this one. */
export async function addPerson(ask: AddPersonAsk): Promise<{ credentials: Credentials; version: number }> {
  assertStrong(ask.oneTimePassphrase);
  const { id, name } = ask.person;
  const keyFile = await changePeople(ask.folder, ask.workspaceKey, async (body) => {
    if (body.people.some((person) => person.personId === id)) {
      throw new AppError('conflict', 'This person is in the workspace already.');
    }
    const origin = { how: 'made' as const, by: ask.by, at: ask.now.toISOString(), ownSince: null };
    const made = { personId: id, name, passphrase: ask.oneTimePassphrase, origin, mustChange: true };
    return [...body.people, await newHolder(body, body.version, made, ask.workspaceKey)];
  });
  return { credentials: credentialsOf(holderIn(keyFile, id)), version: keyFile.version };
}

export interface ResetPersonAsk extends RotateAsk {
  readonly person: { readonly id: string; readonly name: string };
  readonly oneTimePassphrase: string;
  readonly by: string;
  readonly now: Date;
}

/**
 * New keys under a one-time passphrase, also for somebody whose entry was lost; the old ones are lost with the old
 * passphrase and only verify from now on. The workspace key changes too: an old copy of the key file opens nothing new.
 */
export async function resetPerson(ask: ResetPersonAsk): Promise<Rotated> {
  assertStrong(ask.oneTimePassphrase);
  const { folder, by, now } = ask;
  const { id, name } = ask.person;
  if (id === by) {
    throw new AppError('not_allowed', 'Somebody else has to reset your account. Or use the recovery code.');
  }
  const rotated = await rotate(ask, async ({ body, workspaceKey }) => {
    const origin = { how: 'reset' as const, by, at: now.toISOString(), ownSince: null };
    const made = { personId: id, name, passphrase: ask.oneTimePassphrase, origin, mustChange: true };
    const holder = await newHolder(body, body.version, made, workspaceKey);
    return { people: [...body.people.filter((person) => person.personId !== id), holder] };
  });
  clearAttempts(folder, id);
  return rotated;
}

/** The name on the door, which is read before any passphrase is typed. */
export async function renamePerson(ask: {
  readonly folder: string;
  readonly workspaceKey: Buffer;
  readonly personId: string;
  readonly name: string;
}): Promise<void> {
  await changeHolder(ask.folder, ask.workspaceKey, ask.personId, () => ({ name: ask.name }));
}

/** What they knew opens nothing that is written from now on. */
export async function removePerson(ask: RotateAsk & { readonly personId: string }): Promise<Rotated> {
  const rotated = await rotate(ask, ({ body }) => {
    const gone = holderIn(body, ask.personId);
    const people = body.people.filter((person) => person !== gone);
    if (people.length === 0)
      throw new AppError('conflict', 'The last person of a workspace cannot be removed.');
    return { people };
  });
  clearAttempts(ask.folder, ask.personId);
  return rotated;
}

export interface ChangePassphraseAsk extends Omit<RotateAsk, 'workspaceKey'> {
  readonly personId: string;
  readonly passphrase: string;
  readonly newPassphrase: string;
  readonly now: Date;
  /** For a passphrase that somebody else may know. A one-time passphrase always gives way to new keys. */
  readonly newPersonalKeys?: boolean;
}

export interface ChangedPassphrase extends Rotated {
  readonly personal: PersonalKeys;
  readonly credentials: Credentials;
  readonly retired: Credentials | null;
}

export async function changePassphrase(ask: ChangePassphraseAsk): Promise<ChangedPassphrase> {
  const { personId, newPassphrase, now } = ask;
  assertStrong(newPassphrase);
  if (newPassphrase.normalize('NFKC') === ask.passphrase.normalize('NFKC')) {
    throw new AppError('invalid_request', 'Choose a passphrase that differs from the present one.');
  }
  const { holder, opened, workspaceKey } = await openWithPassphrase(ask);
  opened.keys.wipe();
  const isFresh = holder.mustChange || ask.newPersonalKeys === true;
  const secrets = isFresh ? newSecrets() : opened.secrets;
  if (isFresh) wipeSecrets(opened.secrets);
  const origin = holder.mustChange ? { ...holder.origin, ownSince: now.toISOString() } : holder.origin;
  try {
    const rotated = await rotate({ ...ask, workspaceKey }, async ({ body, workspaceKey: next }) => {
      const rewrapped = holderIn(body, personId);
      const { name } = holder;
      const made = { personId, name, passphrase: newPassphrase, origin, mustChange: false, secrets };
      const own = { ...(await newHolder(body, body.version, made, next)), quick: rewrapped.quick };
      return { people: body.people.map((person) => (person === rewrapped ? own : person)) };
    });
    const credentials = credentialsOf(holderIn(rotated.keyFile, personId));
    const retired = isFresh ? credentialsOf(holder) : null;
    return { ...rotated, personal: personalKeys(secrets), credentials, retired };
  } catch (error) {
    wipeSecrets(secrets);
    throw error;
  } finally {
    workspaceKey.fill(0);
  }
}
