import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AppError } from '../../shared/failure.ts';
import type { KeychainState, SecretStore } from '../../main/ports.ts';

/** A keychain that can be taken away, exchanged, refuse, or ask for its secrets to be sealed again. */
export interface FakeKeychain extends SecretStore {
  backend: string;
  isThere: boolean;
  isRefusing: boolean;
  asksAgain: boolean;
  /** As when a person deletes their keyring: nothing sealed before opens. */
  forget(): void;
  readonly seals: number;
}

export function aKeychain(): FakeKeychain {
  let key = randomBytes(32);
  let seals = 0;
  const keychain: FakeKeychain = {
    backend: 'gnome_libsecret',
    isThere: true,
    isRefusing: false,
    asksAgain: false,
    forget: () => {
      key = randomBytes(32);
    },
    get seals() {
      return seals;
    },
    state: (): Promise<KeychainState> => {
      const { backend } = keychain;
      return Promise.resolve(
        keychain.isThere
          ? { usable: true, backend }
          : { usable: false, backend: 'basic_text', why: 'There is no keychain in this session.' },
      );
    },
    seal: async (secret) => {
      if (keychain.isRefusing) throw new AppError('keychain_unavailable', 'Denied.');
      seals += 1;
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const body = Buffer.concat([cipher.update(secret), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]);
    },
    open: async (sealed) => {
      if (keychain.isRefusing) throw new AppError('keychain_unavailable', 'Denied.');
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
      decipher.setAuthTag(sealed.subarray(12, 28));
      const secret = Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
      return { secret, again: keychain.asksAgain };
    },
  };
  return keychain;
}
