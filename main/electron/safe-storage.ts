import { safeStorage } from 'electron';
import { AppError } from '../../shared/failure.ts';
import type { KeychainState, SecretStore } from '../ports.ts';
import { isSealedByFixedKey, keychainState } from './keychain-rule.ts';

/** Electron 33 has no asynchronous interface, whatever the types of 45 say. */
const hasAsync = typeof (safeStorage as Partial<typeof safeStorage>).encryptStringAsync === 'function';

export const systemKeychain: SecretStore = {
  state,
  async seal(secret) {
    refuseUnlessUsable(await state());
    // Text is all that the keychain takes; base64 keeps every byte.
    const text = Buffer.from(secret).toString('base64');
    const sealed = hasAsync ? await safeStorage.encryptStringAsync(text) : safeStorage.encryptString(text);
    if (isSealedByFixedKey(process.platform, sealed)) throw unavailable();
    return sealed;
  },
  async open(sealed) {
    refuseUnlessUsable(await state());
    if (isSealedByFixedKey(process.platform, sealed)) throw unavailable();
    const bytes = Buffer.from(sealed);
    try {
      if (!hasAsync) return { secret: Buffer.from(safeStorage.decryptString(bytes), 'base64'), again: false };
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(bytes);
      return { secret: Buffer.from(result, 'base64'), again: shouldReEncrypt };
    } catch (cause) {
      throw unavailable(cause);
    }
  },
};

async function state(): Promise<KeychainState> {
  const available = hasAsync
    ? await safeStorage.isAsyncEncryptionAvailable()
    : safeStorage.isEncryptionAvailable();
  const backend = process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : null;
  return keychainState({ platform: process.platform, available, backend });
}

function refuseUnlessUsable(keychain: KeychainState): void {
  if (!keychain.usable)
    throw new AppError('keychain_unavailable', keychain.why, { backend: keychain.backend });
}

function unavailable(cause?: unknown): AppError {
  return new AppError(
    'keychain_unavailable',
    'The keychain of this computer did not open what it keeps for Steward. Please use your passphrase.',
    {},
    { cause },
  );
}
