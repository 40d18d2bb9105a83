import { randomBytes } from 'node:crypto';
import { AppError } from '../../../shared/failure.ts';
import type { SecretStore } from '../../ports.ts';
import { openBox, sealBox } from './box.ts';
import { hkdf } from './derive.ts';
import type { KeyHolder } from './key-format.ts';
import type { Place } from './purpose.ts';
import { purposeOf } from './purpose.ts';

type Quick = NonNullable<KeyHolder['quick']>;

/** A device secret that the keychain seals; the workspace key, and nothing else, is wrapped by it. */
export async function newQuick(
  place: Place,
  version: number,
  personId: string,
  workspaceKey: Buffer,
  secretStore: SecretStore,
): Promise<Quick> {
  const backend = await usableBackend(secretStore);
  const device = randomBytes(32);
  try {
    const sealed = await secretStore.seal(device);
    return {
      backend,
      device: Buffer.from(sealed).toString('base64'),
      version,
      box: sealQuick(place, version, personId, device, workspaceKey),
    };
  } catch (error) {
    throw unavailable('The keychain refused to keep the secret. Use your passphrase.', { backend }, error);
  } finally {
    device.fill(0);
  }
}

export interface OpenedQuick {
  readonly workspaceKey: Buffer;
  /** The keychain has a newer key of its own: this is to be stored instead. */
  readonly renewed: Quick | null;
}

export async function openQuick(
  place: Place,
  holder: KeyHolder,
  quick: Quick,
  secretStore: SecretStore,
): Promise<OpenedQuick> {
  const { device, again } = await openDevice(quick, secretStore);
  try {
    const key = hkdf(device, 'steward/quick/1');
    const workspaceKey = openBox(key, purposeOf(place, holder.personId, quick.version, 'quick'), quick.box);
    key.fill(0);
    if (!workspaceKey) {
      throw unavailable(
        'The keychain holds another secret than the one of this workspace. Use your passphrase.',
        {
          backend: quick.backend,
        },
      );
    }
    return { workspaceKey, renewed: again ? await renew(quick, device, secretStore) : null };
  } finally {
    device.fill(0);
  }
}

/** For a new workspace key. Null when quick unlock was off, or when the keychain does not answer: it is then off. */
export async function rewrapQuick(
  place: Place,
  version: number,
  holder: KeyHolder,
  workspaceKey: Buffer,
  secretStore: SecretStore | null,
): Promise<Quick | null> {
  const { quick } = holder;
  if (!quick || !secretStore) return null;
  try {
    const { device, again } = await openDevice(quick, secretStore);
    try {
      const kept = again ? ((await renew(quick, device, secretStore)) ?? quick) : quick;
      return { ...kept, version, box: sealQuick(place, version, holder.personId, device, workspaceKey) };
    } finally {
      device.fill(0);
    }
  } catch {
    return null;
  }
}

async function openDevice(
  quick: Quick,
  secretStore: SecretStore,
): Promise<{ device: Buffer; again: boolean }> {
  const backend = await usableBackend(secretStore);
  if (backend !== quick.backend) {
    throw unavailable(
      `Quick unlock was set up with ${quick.backend}, and this session offers ${backend}. Use your passphrase, then turn quick unlock on again.`,
      { backend, recorded: quick.backend },
    );
  }
  try {
    const { secret, again } = await secretStore.open(Buffer.from(quick.device, 'base64'));
    const device = Buffer.from(secret);
    secret.fill(0);
    return { device, again };
  } catch (error) {
    throw unavailable('The keychain did not give the secret. Use your passphrase.', { backend }, error);
  }
}

async function renew(quick: Quick, device: Buffer, secretStore: SecretStore): Promise<Quick | null> {
  try {
    return { ...quick, device: Buffer.from(await secretStore.seal(device)).toString('base64') };
  } catch {
    // The old one still opens.
    return null;
  }
}

async function usableBackend(secretStore: SecretStore): Promise<string> {
  const state = await secretStore.state();
  if (state.usable) return state.backend;
  throw unavailable(`${state.why} Use your passphrase.`, { backend: state.backend });
}

function sealQuick(place: Place, version: number, personId: string, device: Buffer, workspaceKey: Buffer) {
  const key = hkdf(device, 'steward/quick/1');
  try {
    return sealBox(key, purposeOf(place, personId, version, 'quick'), workspaceKey);
  } finally {
    key.fill(0);
  }
}

function unavailable(sentence: string, details: Record<string, string>, cause?: unknown): AppError {
  return new AppError('keychain_unavailable', sentence, details, { cause });
}
